package org.cttdc.wallet.ui;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.BallotKeys;
import org.cttdc.protocol.state.CandidateState;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.Power;

/**
 * Validators, candidates and one account's part in them, all of one height.
 *
 * @param height at which all of it was proved
 * @param rows those in office and those who stand
 * @param election where the newest election stands
 * @param mine the account's own
 * @param names proof of who stands
 */
record Staking(long height, List<Row> rows, ElectionState election, Mine mine, Verified<List<Ref>> names) {
    private static final int PPM = 1_000_000;

    Staking {
        rows = List.copyOf(rows);
    }

    /** One validator or candidate. */
    record Row(
            Bytes validator,
            Bytes operator,
            long bond,
            long power,
            long backing,
            boolean stands,
            boolean byStake,
            boolean byExperience,
            boolean byGuard) {

        /** Whether its operator can still withdraw it. */
        boolean retirable() {
            return stands || bond > 0;
        }

        /** Whether the account nominates it with a kind of power. */
        boolean by(Power power) {
            return switch (power) {
                case STAKE -> byStake;
                case EXPERIENCE -> byExperience;
                case GUARDIAN -> byGuard;
            };
        }
    }

    /**
     * Places in the list of one kind of ballots.
     *
     * @param taken how many ballots it has
     * @param own whether one of them is the account's
     */
    record Places(long taken, boolean own) {
        /** Whether the account can enter only in the place of somebody else. */
        boolean full() {
            return !own && taken >= Election.MAX_BALLOTS;
        }
    }

    /**
     * What the account has in it.
     *
     * @param free uCTT on the account
     * @param stake bonded and on its way back
     * @param experiencePpm part of all experience power
     * @param guardian whether it is one of the genesis guardians
     * @param places in the lists of ballots, by kind of power
     * @param owed what can be claimed
     */
    record Mine(
            long free,
            StakeState stake,
            long experiencePpm,
            boolean guardian,
            Map<Power, Places> places,
            List<Owed> owed) {
        Mine {
            places = Map.copyOf(places);
            owed = List.copyOf(owed);
        }

        Places places(Power power) {
            return places.getOrDefault(power, new Places(0, false));
        }

        /** Whether there is anything to nominate with. */
        boolean has(Power power) {
            return switch (power) {
                case STAKE -> stake.bonded() > 0;
                case EXPERIENCE -> experiencePpm > 0;
                case GUARDIAN -> guardian;
            };
        }

        long unbonding() {
            return stake.unbonding().stream()
                    .mapToLong(StakeState.Unbonding::amount)
                    .sum();
        }

        /** What can be claimed in the block after a height. */
        long matured(long height) {
            return stake.unbonding().stream()
                    .filter(item -> item.matures() <= height + 1)
                    .mapToLong(StakeState.Unbonding::amount)
                    .sum();
        }
    }

    /** A share in the fees: fen and uCTT. */
    record Owed(long election, Pot pot, long index, long credit, long ctt) {}

    /** How many stand for election. */
    long standing() {
        return rows.stream().filter(Row::stands).count();
    }

    /** The candidate whose place a newcomer would take: of those out of office, the one with the least bond. */
    Optional<Row> weakestCandidate() {
        return rows.stream()
                .filter(row -> row.stands() && row.power() == 0)
                .min(Comparator.comparingLong(Row::bond).thenComparing(Row::validator));
    }

    /** Whether ballots are being read, so that nobody may enter or leave the lists. */
    boolean listsAreClosed() {
        return election.step() == ElectionState.Progress.LOADING;
    }

    /** Reads everything at one height; blocks. */
    static Staking read(StateView head, Bytes account) {
        Verified<List<Ref>> names = head.list(StateKeys.candidates());
        StakingState sums = one(head, StateKeys.staking(), StakingState.START);
        List<ValidatorSeat> seats =
                head.list(StateKeys.validatorSeats(sums.term())).value();
        return new Staking(
                head.height(),
                rows(head, account, names.value(), seats),
                one(head, StateKeys.election(), ElectionState.START),
                mine(head, account, sums),
                names);
    }

    private static <T extends Record> T one(StateView head, StateKey<T> key, T otherwise) {
        return head.read(key).value().orElse(otherwise);
    }

    private static List<Row> rows(StateView head, Bytes account, List<Ref> standing, List<ValidatorSeat> seats) {
        Map<Bytes, ValidatorSeat> bySeat = new LinkedHashMap<>();
        seats.forEach(seat -> bySeat.put(seat.validator(), seat));
        Set<Bytes> stands = new TreeSet<>();
        standing.forEach(ref -> stands.add(ref.id()));
        Set<Bytes> all = new TreeSet<>(stands);
        all.addAll(bySeat.keySet());
        Map<StateKey<ValidatorState>, ValidatorState> validators =
                head.readAll(all.stream().map(StateKeys::validator).toList()).value();
        Map<StateKey<CandidateState>, CandidateState> candidates =
                head.readAll(all.stream().map(StateKeys::candidate).toList()).value();
        List<Bytes> byStake = ballot(head, Power.STAKE, account);
        List<Bytes> byExperience = ballot(head, Power.EXPERIENCE, account);
        List<Bytes> byGuard = ballot(head, Power.GUARDIAN, account);
        List<Row> rows = new ArrayList<>();
        for (Bytes address : all) {
            ValidatorState state = validators.get(StateKeys.validator(address));
            ValidatorSeat seat = bySeat.get(address);
            CandidateState candidate = candidates.get(StateKeys.candidate(address));
            rows.add(new Row(
                    address,
                    candidate != null ? candidate.operator() : seat == null ? Bytes.EMPTY : seat.operator(),
                    state == null ? 0 : state.bond(),
                    state == null ? 0 : state.power(),
                    seat == null ? 0 : seat.backing(),
                    stands.contains(address),
                    byStake.contains(address),
                    byExperience.contains(address),
                    byGuard.contains(address)));
        }
        return rows;
    }

    private static List<Bytes> ballot(StateView head, Power power, Bytes account) {
        return one(head, BallotKeys.ballot(power, account), NominationState.NONE)
                .candidates();
    }

    private static Map<Power, Places> places(StateView head, Bytes account) {
        Map<Power, Places> places = new EnumMap<>(Power.class);
        for (Power power : Power.values()) {
            long taken = head.page(BallotKeys.ballots(power), 0, 1).value().total();
            places.put(power, new Places(taken, !ballot(head, power, account).isEmpty()));
        }
        return places;
    }

    private static Mine mine(StateView head, Bytes account, StakingState sums) {
        BigInteger mine =
                one(head, StateKeys.experience(account), ExperienceState.NONE).power();
        BigInteger all =
                one(head, StateKeys.experienceTotals(), ExperienceTotals.START).power();
        long part = all.signum() == 0
                ? 0
                : mine.multiply(BigInteger.valueOf(PPM)).divide(all).longValueExact();
        List<Owed> owed = new ArrayList<>();
        for (long number = sums.term(); number >= sums.oldest(); number--) {
            owed.addAll(owed(head, account, number));
        }
        return new Mine(
                one(head, StateKeys.account(account), Account.EMPTY).ctt(),
                one(head, StateKeys.stake(account), StakeState.NONE),
                part,
                head.read(StateKeys.guardian(account)).value().isPresent(),
                places(head, account),
                owed);
    }

    private static List<Owed> owed(StateView head, Bytes account, long number) {
        Optional<TermState> found = head.read(StateKeys.term(number)).value();
        if (number > 0 && found.isEmpty()) {
            return List.of();
        }
        TermState term = found.orElse(TermState.GENESIS);
        if (term.swept() > 0) {
            return List.of();
        }
        List<Owed> owed = new ArrayList<>();
        List<ValidatorSeat> seats = head.list(StateKeys.validatorSeats(number)).value();
        PotState first = one(head, StateKeys.validatorPot(number), PotState.of(0));
        Set<Bytes> seated = new TreeSet<>();
        for (int i = 0; i < seats.size(); i++) {
            ValidatorSeat seat = seats.get(i);
            seated.add(seat.validator());
            if (seat.operator().equals(account)) {
                BigInteger weight = BigInteger.valueOf(seat.power());
                long credit = first.credit().earned(seat.creditClaimed(), weight);
                add(
                        owed,
                        new Owed(number, Pot.VALIDATORS, i, credit, first.ctt().earned(seat.cttClaimed(), weight)));
            }
        }
        List<VoiceState> voices = head.list(StateKeys.voices(number)).value();
        PotState second = one(head, StateKeys.nominatorPot(number), PotState.of(0));
        for (int i = 0; i < voices.size(); i++) {
            VoiceState voice = voices.get(i);
            if (voice.account().equals(account) && voice.candidates().stream().anyMatch(seated::contains)) {
                BigInteger weight = BigInteger.valueOf(term.budget(voice));
                long credit = second.credit().earned(voice.creditClaimed(), weight);
                add(
                        owed,
                        new Owed(number, Pot.NOMINATORS, i, credit, second.ctt().earned(voice.cttClaimed(), weight)));
            }
        }
        return owed;
    }

    private static void add(List<Owed> owed, Owed item) {
        if (item.credit() > 0 || item.ctt() > 0) {
            owed.add(item);
        }
    }
}

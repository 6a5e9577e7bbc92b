package org.cttdc.wallet.ui;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
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
            boolean byExperience) {}

    /**
     * What the account has in it.
     *
     * @param free uCTT on the account
     * @param stake bonded and on its way back
     * @param experiencePpm part of all experience power
     * @param owed what can be claimed
     */
    record Mine(long free, StakeState stake, long experiencePpm, List<Owed> owed) {
        Mine {
            owed = List.copyOf(owed);
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
        List<Bytes> byStake =
                one(head, StateKeys.stakeBallot(account), NominationState.NONE).candidates();
        List<Bytes> byExperience = one(head, StateKeys.experienceBallot(account), NominationState.NONE)
                .candidates();
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
                    byExperience.contains(address)));
        }
        return rows;
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
                owed);
    }

    private static List<Owed> owed(StateView head, Bytes account, long number) {
        Optional<TermState> found = head.read(StateKeys.term(number)).value();
        if (number > 0 && found.isEmpty()) {
            return List.of();
        }
        TermState term = found.orElse(TermState.GENESIS);
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

package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.HybridBudgets;
import org.cttdc.protocol.state.ElectionFrame;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.Power;

/** Stakes, pots and elections, added up again from their records: I2, I6 and I7. */
final class StakeRecount {
    private final Map<Long, List<ValidatorSeat>> seats = new TreeMap<>();
    private final Map<Long, List<VoiceState>> voices = new TreeMap<>();
    private final Map<Long, ElectionFrame> frames = new TreeMap<>();
    private final Map<Long, TermState> terms = new TreeMap<>();
    private StakingState sums = StakingState.START;
    private long bonded;
    private long unbonding;
    private long credit;
    private long ctt;

    void add(String name, Bytes key, byte[] value) {
        switch (name) {
            case "stake" -> {
                StakeState stake = Recount.decode(StakeState.class, value);
                bonded += stake.bonded();
                unbonding += stake.unbonding().stream()
                        .mapToLong(StakeState.Unbonding::amount)
                        .sum();
            }
            case "staking" -> sums = Recount.decode(StakingState.class, value);
            case "validator-pot", "nominator-pot" -> addPot(Recount.decode(PotState.class, value));
            case "election-frame" -> frames.put(number(key), Recount.decode(ElectionFrame.class, value));
            case "term" -> terms.put(number(key), Recount.decode(TermState.class, value));
            case "validator-seats" -> addItem(seats, key, ValidatorSeat.class, value);
            case "voices" -> addItem(voices, key, VoiceState.class, value);
            default -> {}
        }
    }

    private static <T extends Record> void addItem(Map<Long, List<T>> lists, Bytes key, Class<T> type, byte[] value) {
        if (isItem(key)) {
            lists.computeIfAbsent(number(key), _ -> new ArrayList<>()).add(Recount.decode(type, value));
        }
    }

    private void addPot(PotState pot) {
        for (PotState.Stream stream : List.of(pot.credit(), pot.ctt())) {
            assertThat(stream.claimed()).as("I2").isBetween(0L, stream.paid());
        }
        credit += pot.credit().held();
        ctt += pot.ctt().held();
    }

    /** uCTT that stakes lock. */
    long locked() {
        return bonded + unbonding;
    }

    /** fen that stand in pots. */
    long credit() {
        return credit;
    }

    void check(Totals totals) {
        assertThat(bonded).as("stake").isEqualTo(sums.bonded());
        assertThat(ctt).as("fees in pots").isEqualTo(sums.reserved()).isLessThanOrEqualTo(totals.cttFees());
        terms.forEach((number, term) -> {
            if (number > 0) {
                checkPowers(number);
                assertThat(used(number)).as("I6: election %d", number).isEqualTo(term.assigned());
            }
        });
    }

    private void checkPowers(long number) {
        List<ValidatorSeat> set = seats.getOrDefault(number, List.of());
        long total = set.stream().mapToLong(ValidatorSeat::power).sum();
        assertThat(set)
                .as("I7: election %d", number)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(seat -> assertThat(3 * seat.power()).isLessThan(total));
    }

    /** The budgets of all ballots that elected somebody. */
    private long used(long number) {
        ElectionFrame frame = frames.get(number);
        List<VoiceState> heard = voices.getOrDefault(number, List.of()).stream()
                .sorted((a, b) -> a.account().compareTo(b.account()))
                .toList();
        HybridBudgets.Budgets budgets = HybridBudgets.of(
                new HybridBudgets.Side(weights(heard, Power.STAKE), BigInteger.valueOf(frame.stakeTarget())),
                new HybridBudgets.Side(weights(heard, Power.EXPERIENCE), frame.experienceTargetValue()),
                weights(heard, Power.GUARDIAN).size());
        Set<Bytes> elected = new TreeSet<>();
        seats.getOrDefault(number, List.of()).forEach(seat -> elected.add(seat.validator()));
        return used(heard, Power.STAKE, budgets.stake(), elected)
                + used(heard, Power.EXPERIENCE, budgets.experience(), elected)
                + used(heard, Power.GUARDIAN, budgets.guardians(), elected);
    }

    private static long used(List<VoiceState> heard, Power power, List<BigInteger> budgets, Set<Bytes> elected) {
        long used = 0;
        int place = 0;
        for (VoiceState voice : heard) {
            if (voice.power() == power) {
                boolean counts = voice.candidates().stream().anyMatch(elected::contains);
                used += counts ? budgets.get(place).longValueExact() : 0;
                place++;
            }
        }
        return used;
    }

    private static List<BigInteger> weights(List<VoiceState> heard, Power power) {
        return heard.stream()
                .filter(voice -> voice.power() == power)
                .map(VoiceState::weightValue)
                .toList();
    }

    /** The first number in a key: 8 bytes behind its name. */
    private static long number(Bytes key) {
        int slash = 0;
        while (key.at(slash) != '/') {
            slash++;
        }
        return ByteBuffer.wrap(key.toArray(), slash + 1, Long.BYTES).getLong();
    }

    /** Name, number, place; the list's head has no place. */
    private static boolean isItem(Bytes key) {
        int name = 0;
        while (key.at(name) != '/') {
            name++;
        }
        return key.size() == name + 1 + Long.BYTES + 1 + Long.BYTES;
    }
}

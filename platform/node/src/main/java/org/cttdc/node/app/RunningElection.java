package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.HybridBudgets;
import org.cttdc.protocol.rules.Phragmen;
import org.cttdc.protocol.state.ElectionFrame;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.Power;

/**
 * An election in memory: everything about it follows from its frame and its ballots, which stand in the state, so it can be rebuilt at
 * any step (docs/adr/0201).
 */
final class RunningElection {
    private final long number;
    private final ElectionFrame frame;
    private final List<VoiceState> voices;
    private final HybridBudgets.Budgets budgets;
    private final Phragmen phragmen;
    private final List<BigInteger> backings = new ArrayList<>();
    private long rounds;
    private int assigned;
    private boolean held;

    private RunningElection(long number, ElectionFrame frame, List<VoiceState> voices) {
        this.number = number;
        this.frame = frame;
        this.voices = voices;
        this.budgets = HybridBudgets.of(
                new HybridBudgets.Side(weights(Power.STAKE), BigInteger.valueOf(frame.stakeTarget())),
                new HybridBudgets.Side(weights(Power.EXPERIENCE), frame.experienceTargetValue()),
                weights(Power.GUARDIAN).size());
        this.phragmen = new Phragmen(frame.candidates().size(), ballots());
    }

    /** An election before its first round. */
    static RunningElection read(StateStore state, long number) {
        ElectionFrame frame = Objects.requireNonNull(state.get(StateKeys.electionFrame(number)));
        List<VoiceState> voices = new ArrayList<>();
        for (long i = 0; i < state.count(StateKeys.voices(number)); i++) {
            voices.add(state.item(StateKeys.voices(number), i));
        }
        voices.sort(Comparator.comparing(VoiceState::power).thenComparing(VoiceState::account));
        return new RunningElection(number, frame, List.copyOf(voices));
    }

    private List<BigInteger> weights(Power power) {
        return voices.stream()
                .filter(voice -> voice.power() == power)
                .map(VoiceState::weightValue)
                .toList();
    }

    private List<Phragmen.Ballot> ballots() {
        Map<Bytes, Integer> places = new TreeMap<>();
        for (int i = 0; i < frame.candidates().size(); i++) {
            places.put(frame.candidates().get(i), i);
        }
        List<BigInteger> all = new ArrayList<>(budgets.stake());
        all.addAll(budgets.experience());
        all.addAll(budgets.guardians());
        List<Phragmen.Ballot> ballots = new ArrayList<>(voices.size());
        for (int i = 0; i < voices.size(); i++) {
            List<Integer> approvals = new ArrayList<>();
            for (Bytes candidate : voices.get(i).candidates()) {
                Integer place = places.get(candidate);
                if (place != null) {
                    approvals.add(place);
                }
            }
            ballots.add(new Phragmen.Ballot(all.get(i), approvals));
        }
        return ballots;
    }

    boolean isFor(long wanted) {
        return number == wanted;
    }

    ElectionFrame frame() {
        return frame;
    }

    /** In the order of their budgets: by power, then by account. */
    List<VoiceState> voices() {
        return voices;
    }

    long rounds() {
        return rounds;
    }

    long assigned() {
        return assigned;
    }

    /** Whether all rounds were held. */
    boolean isHeld() {
        return held;
    }

    /** Holds one round; whether it was the last. */
    boolean round() {
        rounds++;
        held = phragmen.round().isEmpty() || rounds == frame.seats();
        return held;
    }

    /** Lets some more budgets stand behind the seats; whether these were the last. */
    boolean assign(int ballots) {
        while (backings.size() < phragmen.elected().size()) {
            backings.add(BigInteger.ZERO);
        }
        int end = Math.min(voices.size(), assigned + ballots);
        for (; assigned < end; assigned++) {
            List<BigInteger> edges = phragmen.edges(assigned);
            for (int i = 0; i < edges.size(); i++) {
                backings.set(i, backings.get(i).add(edges.get(i)));
            }
        }
        return assigned == voices.size();
    }

    /** Who was elected, in the order of election, with what stands behind each. */
    List<Phragmen.Seat> seats() {
        return phragmen.seats(backings);
    }

    /** What a class had to give. */
    long budget(Power power) {
        List<BigInteger> parts = switch (power) {
            case STAKE -> budgets.stake();
            case EXPERIENCE -> budgets.experience();
            case GUARDIAN -> budgets.guardians();
        };
        return Pots.exact(parts.stream().reduce(BigInteger.ZERO, BigInteger::add));
    }

    /** What a class weighs together. */
    BigInteger weight(Power power) {
        return weights(power).stream().reduce(BigInteger.ZERO, BigInteger::add);
    }
}

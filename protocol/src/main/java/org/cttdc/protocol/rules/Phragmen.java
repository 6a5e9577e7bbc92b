package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sequential Phragmén (protocol page, section 6; docs/adr/0190): every seat costs 1, which the elected candidate's supporters pay in
 * proportion to their budgets, and the next seat goes to whoever makes the highest load lowest. A candidate nobody backs is never
 * elected.
 *
 * <p>Loads are exact. A supporter's load is always the score of the last round they helped to win, so a round needs only the scores so
 * far, over one common denominator, and for each candidate how much budget stands at each of them.
 */
public final class Phragmen {
    /** What a score is published in units of: one seat paid by a budget of 1 scores 2^128. */
    public static final BigInteger SCORE_SCALE = BigInteger.ONE.shiftLeft(128);

    private static final int NEVER = -1;

    private final int candidates;
    private final List<Ballot> ballots;
    /** By round. */
    private final List<Integer> elected = new ArrayList<>();
    /** By round, numerators over {@link #denominator}. */
    private final List<BigInteger> scores = new ArrayList<>();

    private final List<BigInteger> published = new ArrayList<>();
    private BigInteger denominator = BigInteger.ONE;
    /** Per ballot: the last round that elected someone it approves. */
    private final int[] lastRound;

    /**
     * A voter's budget and the candidates it is for, by their index in order of id. Naming one twice counts once.
     *
     * @param budget not negative
     */
    public record Ballot(BigInteger budget, List<Integer> approvals) {
        public Ballot {
            if (budget.signum() < 0) {
                throw new IllegalArgumentException("a budget is negative: " + budget);
            }
            approvals = approvals.stream().distinct().sorted().toList();
        }
    }

    /**
     * One seat.
     *
     * @param candidate index
     * @param score ⌊2^128 · exact score⌋
     * @param backing budget that stands behind the candidate at the end
     */
    public record Seat(int candidate, BigInteger score, BigInteger backing) {}

    /**
     * A finished election.
     *
     * @param seats in order of election
     * @param edges per ballot, what part of its budget stands behind each seat, in order of seats
     */
    public record Result(List<Seat> seats, List<List<BigInteger>> edges) {
        public Result {
            seats = List.copyOf(seats);
            edges = List.copyOf(edges);
        }
    }

    /** An election before its first round. */
    public Phragmen(int candidates, List<Ballot> ballots) {
        this.candidates = candidates;
        this.ballots = List.copyOf(ballots);
        for (Ballot ballot : ballots) {
            ballot.approvals().forEach(approved -> {
                if (approved < 0 || approved >= candidates) {
                    throw new IllegalArgumentException("there is no candidate " + approved);
                }
            });
        }
        lastRound = new int[ballots.size()];
        Arrays.fill(lastRound, NEVER);
    }

    /** A whole election of at most {@code seats}; fewer where fewer candidates are backed. */
    public static Result elect(int seats, int candidates, List<Ballot> ballots) {
        Phragmen election = new Phragmen(candidates, ballots);
        while (election.elected.size() < seats && election.round().isPresent()) {
            // The round is what counts.
        }
        return election.result();
    }

    /** Elects one more candidate, by its index; empty where nobody with any backing is left. Ties go to the lower index. */
    public Optional<Integer> round() {
        List<Standing> standings = standings();
        Standing best = null;
        for (Standing standing : standings) {
            if (standing.backing.signum() > 0 && !elected.contains(standing.candidate)) {
                standing.weigh(scores, denominator);
                best = best == null || standing.isBetterThan(best) ? standing : best;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        seat(best);
        return Optional.of(best.candidate);
    }

    private void seat(Standing best) {
        published.add(SCORE_SCALE.multiply(best.numerator).divide(denominator.multiply(best.backing)));
        scores.replaceAll(best.backing::multiply);
        scores.add(best.numerator);
        denominator = denominator.multiply(best.backing);
        elected.add(best.candidate);
        for (int i = 0; i < lastRound.length; i++) {
            if (ballots.get(i).approvals().contains(best.candidate)) {
                lastRound[i] = elected.size() - 1;
            }
        }
    }

    private List<Standing> standings() {
        List<Standing> standings = new ArrayList<>(candidates);
        for (int i = 0; i < candidates; i++) {
            standings.add(new Standing(i, scores.size()));
        }
        for (int i = 0; i < lastRound.length; i++) {
            for (int approved : ballots.get(i).approvals()) {
                standings.get(approved).add(ballots.get(i).budget(), lastRound[i]);
            }
        }
        return standings;
    }

    /** Indices of those elected so far, in order of election. */
    public List<Integer> elected() {
        return List.copyOf(elected);
    }

    /** How the budgets stand behind the seats so far. */
    public Result result() {
        List<List<BigInteger>> edges = new ArrayList<>(ballots.size());
        BigInteger[] backings = new BigInteger[elected.size()];
        Arrays.fill(backings, BigInteger.ZERO);
        for (int i = 0; i < ballots.size(); i++) {
            List<BigInteger> parts = edges(i);
            for (int round = 0; round < backings.length; round++) {
                backings[round] = backings[round].add(parts.get(round));
            }
            edges.add(parts);
        }
        return new Result(seats(List.of(backings)), edges);
    }

    /** The seats so far, with what stands behind each in order of election. */
    public List<Seat> seats(List<BigInteger> backings) {
        List<Seat> seats = new ArrayList<>(elected.size());
        for (int round = 0; round < elected.size(); round++) {
            seats.add(new Seat(elected.get(round), published.get(round), backings.get(round)));
        }
        return seats;
    }

    /** What part of one ballot's budget stands behind each seat so far, in order of election. */
    public List<BigInteger> edges(int ballot) {
        return parts(ballots.get(ballot));
    }

    /** A budget by what each round added to its load; remainders to the lower candidate. */
    private List<BigInteger> parts(Ballot ballot) {
        BigInteger[] added = new BigInteger[elected.size()];
        Arrays.fill(added, BigInteger.ZERO);
        BigInteger load = BigInteger.ZERO;
        for (int round = 0; round < added.length; round++) {
            if (ballot.approvals().contains(elected.get(round))) {
                added[round] = scores.get(round).subtract(load);
                load = scores.get(round);
            }
        }
        if (load.signum() == 0) {
            return List.of(added);
        }
        List<Integer> byCandidate = new ArrayList<>();
        for (int round = 0; round < added.length; round++) {
            byCandidate.add(round);
        }
        byCandidate.sort((a, b) -> Integer.compare(elected.get(a), elected.get(b)));
        List<BigInteger> shares = LargestRemainder.split(
                ballot.budget(), byCandidate.stream().map(round -> added[round]).toList());
        BigInteger[] parts = new BigInteger[added.length];
        for (int i = 0; i < parts.length; i++) {
            parts[byCandidate.get(i)] = shares.get(i);
        }
        return List.of(parts);
    }

    /** What stands behind one candidate before a round. */
    private static final class Standing {
        private final int candidate;
        /** A_c. */
        private BigInteger backing = BigInteger.ZERO;
        /** Part of the backing whose load is the score of a round. */
        private final @Nullable BigInteger[] loaded;
        /** 1 + Σ b·load, over the common denominator. */
        private BigInteger numerator = BigInteger.ZERO;

        Standing(int candidate, int rounds) {
            this.candidate = candidate;
            this.loaded = new @Nullable BigInteger[rounds];
        }

        void add(BigInteger budget, int round) {
            backing = backing.add(budget);
            if (round != NEVER) {
                BigInteger before = loaded[round];
                loaded[round] = before == null ? budget : before.add(budget);
            }
        }

        void weigh(List<BigInteger> scores, BigInteger denominator) {
            numerator = denominator;
            for (int round = 0; round < loaded.length; round++) {
                BigInteger budget = loaded[round];
                if (budget != null) {
                    numerator = numerator.add(budget.multiply(scores.get(round)));
                }
            }
        }

        boolean isBetterThan(Standing other) {
            return numerator.multiply(other.backing).compareTo(other.numerator.multiply(backing)) < 0;
        }
    }
}

package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.rules.Phragmen.Ballot;

/** Sequential Phragmén as it is told: every voter carries a load, a plain fraction, and the lowest new load wins. */
final class SlowPhragmen {
    static final int CANDIDATES = 6;

    private record Load(BigInteger top, BigInteger bottom) {
        static final Load ZERO = new Load(BigInteger.ZERO, BigInteger.ONE);

        Load plus(Load other) {
            return reduced(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Load times(BigInteger factor) {
            return reduced(top.multiply(factor), bottom);
        }

        Load over(BigInteger divisor) {
            return reduced(top, bottom.multiply(divisor));
        }

        boolean isBelow(Load other) {
            return top.multiply(other.bottom).compareTo(other.top.multiply(bottom)) < 0;
        }

        private static Load reduced(BigInteger top, BigInteger bottom) {
            BigInteger common = top.gcd(bottom);
            return new Load(top.divide(common), bottom.divide(common));
        }
    }

    private final List<Ballot> ballots;
    private final List<Load> loads = new ArrayList<>();
    private final List<Integer> elected = new ArrayList<>();
    private final List<Load> scores = new ArrayList<>();

    SlowPhragmen(List<Ballot> ballots) {
        this.ballots = ballots;
        ballots.forEach(ballot -> loads.add(Load.ZERO));
    }

    void elect(int seats) {
        for (int seat = 0; seat < seats; seat++) {
            int winner = -1;
            Load lowest = Load.ZERO;
            for (int candidate = 0; candidate < CANDIDATES; candidate++) {
                if (!elected.contains(candidate) && support(candidate).signum() > 0) {
                    Load load = loadIfElected(candidate);
                    if (winner < 0 || load.isBelow(lowest)) {
                        winner = candidate;
                        lowest = load;
                    }
                }
            }
            if (winner < 0) {
                return;
            }
            elected.add(winner);
            scores.add(lowest);
            for (int i = 0; i < ballots.size(); i++) {
                if (ballots.get(i).approvals().contains(winner)) {
                    loads.set(i, lowest);
                }
            }
        }
    }

    List<Integer> elected() {
        return elected;
    }

    BigInteger score(int seat, BigInteger scale) {
        return scores.get(seat).top.multiply(scale).divide(scores.get(seat).bottom);
    }

    private BigInteger support(int candidate) {
        BigInteger support = BigInteger.ZERO;
        for (Ballot ballot : ballots) {
            support = ballot.approvals().contains(candidate) ? support.add(ballot.budget()) : support;
        }
        return support;
    }

    private Load loadIfElected(int candidate) {
        Load sum = new Load(BigInteger.ONE, BigInteger.ONE);
        for (int i = 0; i < ballots.size(); i++) {
            if (ballots.get(i).approvals().contains(candidate)) {
                sum = sum.plus(loads.get(i).times(ballots.get(i).budget()));
            }
        }
        return sum.over(support(candidate));
    }
}

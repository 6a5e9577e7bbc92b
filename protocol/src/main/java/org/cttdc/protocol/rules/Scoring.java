package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores the reports of one competition (protocol page, section 4; docs/adr/0041). A report earns for standing inside the method's
 * reproducibility of what the <em>others</em> found, for a small uncertainty, and for finding with them what the declaration did not
 * say. Closeness as such earns nothing: inside the band everybody is equal.
 */
public final class Scoring {
    private static final long SC = Ppm.ONE;
    private static final long HALF = SC / 2;
    private static final long MIN_ASSIGNED_WEIGHT = 3;

    private final List<Rule> rules;
    private final List<Consensus> consensus;

    /** How one characteristic is scored. Values are the exact integers of the characteristic's scale, levels or codes from 0. */
    public sealed interface Rule {
        /** Share of the score, ppm; all characteristics of a model sum to 10^6. */
        long weight();
    }

    /**
     * A measured quantity.
     *
     * @param sigma reproducibility of the method in the model, not negative
     * @param tolerance T, positive
     * @param minHalfWidth smallest half-width counted
     * @param declared the listing's value
     */
    public record Measured(long weight, long sigma, long tolerance, long minHalfWidth, long declared) implements Rule {
        public Measured {
            if (sigma < 0 || tolerance <= 0 || minHalfWidth < 0) {
                throw new IllegalArgumentException(
                        "reproducibility and half-width are not negative, tolerance is positive");
            }
        }
    }

    /**
     * An ordered scale.
     *
     * @param declared the listing's level
     * @param priorCounts how often each level was found before
     */
    public record Ordinal(long weight, long declared, List<Long> priorCounts) implements Rule {
        public Ordinal {
            priorCounts = List.copyOf(priorCounts);
        }
    }

    /**
     * Codes without order; a boolean has the codes 0 and 1.
     *
     * @param declared the listing's code
     * @param priorCounts how often each code was found before
     */
    public record Categorical(long weight, long declared, List<Long> priorCounts) implements Rule {
        public Categorical {
            priorCounts = List.copyOf(priorCounts);
        }
    }

    /**
     * One result.
     *
     * @param value measured value, level or code
     * @param halfWidth U, half of the 95 % interval; 0 for levels and codes
     */
    public record Observation(long value, long halfWidth) {
        public Observation {
            Ppm.requireNonNegative(halfWidth);
        }
    }

    /**
     * What one report found.
     *
     * @param weight 1 for an open entrant, {@link #assignedWeight} for an assigned one
     * @param results by the index of their rule; what was not tested is missing
     */
    public record Report(long weight, SortedMap<Integer, Observation> results) {
        public Report {
            results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
        }
    }

    /** A competition with these characteristics and no reports yet. */
    public Scoring(List<? extends Rule> rules) {
        this.rules = List.copyOf(rules);
        this.consensus = this.rules.stream().map(Scoring::consensus).toList();
    }

    /** Takes in what a report found: O(log n) for each of its results. All must be in before the first is scored. */
    public void add(Report report) {
        report.results().forEach((rule, found) -> consensus.get(rule).add(found.value(), report.weight()));
    }

    /** What an assigned report weighs against the open ones: max(3, ⌈nOpen/nAssigned⌉). */
    public static long assignedWeight(long open, long assigned) {
        if (open < 0 || assigned < 1) {
            throw new IllegalArgumentException("there is no assigned report to weigh");
        }
        return Math.max(MIN_ASSIGNED_WEIGHT, Math.addExact(open, assigned - 1) / assigned);
    }

    /** The score of a report that was taken in, 0 to 10^6. What it did not test, or nobody else tested, earns nothing. */
    public long score(Report report) {
        long sum = 0;
        for (Map.Entry<Integer, Observation> result : report.results().entrySet()) {
            Rule rule = rules.get(result.getKey());
            Consensus others = consensus.get(result.getKey());
            if (others.count() > 1) {
                Observation own = result.getValue();
                long part = part(rule, own, others.without(own.value(), report.weight()));
                sum = Math.addExact(sum, Math.multiplyExact(rule.weight(), part));
            }
        }
        return sum / Ppm.ONE;
    }

    private static long part(Rule rule, Observation own, long others) {
        return switch (rule) {
            case Measured measured -> measured(measured, own, others);
            case Ordinal ordinal ->
                combine(
                        ordinalBand(own.value(), others),
                        rarity(ordinal.priorCounts(), own.value()),
                        others != ordinal.declared(),
                        own.value() != ordinal.declared() && own.value() == others);
            case Categorical categorical ->
                combine(
                        own.value() == others ? SC : 0,
                        rarity(categorical.priorCounts(), own.value()),
                        others != categorical.declared(),
                        own.value() != categorical.declared() && own.value() == others);
        };
    }

    private static long measured(Measured rule, Observation own, long others) {
        BigInteger sigma = BigInteger.valueOf(rule.sigma());
        BigInteger distance = distance(own.value(), others);
        long width = Math.max(own.halfWidth(), rule.minHalfWidth());
        long info = width >= rule.tolerance() ? 0 : SC - Ppm.mulDiv(SC, width, rule.tolerance());
        boolean surprising = distance(others, rule.declared()).compareTo(sigma) > 0;
        boolean found = distance(own.value(), rule.declared()).compareTo(sigma) > 0
                && distance.compareTo(sigma.shiftLeft(1)) <= 0;
        return combine(band(distance, sigma), info, surprising, found);
    }

    /** ⌊band·((SC-λ)·info + λ·shift)/SC²⌋. */
    private static long combine(long band, long info, boolean surprising, boolean found) {
        long lambda = surprising ? HALF : 0;
        long shift = surprising && found ? SC : 0;
        return Math.multiplyExact(band, (SC - lambda) * info + lambda * shift) / (SC * SC);
    }

    /** Full up to 2σ, none from 3σ on, linear between. */
    private static long band(BigInteger distance, BigInteger sigma) {
        BigInteger three = sigma.multiply(BigInteger.valueOf(3));
        if (distance.compareTo(sigma.shiftLeft(1)) <= 0) {
            return SC;
        }
        if (distance.compareTo(three) >= 0) {
            return 0;
        }
        return three.subtract(distance)
                .multiply(BigInteger.valueOf(SC))
                .divide(sigma)
                .longValueExact();
    }

    private static long ordinalBand(long own, long others) {
        if (own == others) {
            return SC;
        }
        return Math.absExact(Math.subtractExact(own, others)) == 1 ? HALF : 0;
    }

    /** SC - R(x), R the frequency found before with one added to every code: what is always found tells little. */
    private static long rarity(List<Long> counts, long value) {
        long sum = counts.size();
        for (long count : counts) {
            Ppm.requireNonNegative(count);
            sum = Math.addExact(sum, count);
        }
        long own = Math.addExact(counts.get(Math.toIntExact(value)), 1);
        return SC - Ppm.mulDiv(SC, own, sum);
    }

    private static BigInteger distance(long a, long b) {
        return BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)).abs();
    }

    private static Consensus consensus(Rule rule) {
        return switch (rule) {
            case Measured _, Ordinal _ -> new Median();
            case Categorical categorical ->
                new Plurality(categorical.priorCounts().size());
        };
    }

    /** What all found in one characteristic, and from it what the others of each did. */
    private abstract static class Consensus {
        private int count;

        /** Results taken in. */
        int count() {
            return count;
        }

        final void add(long value, long weight) {
            count++;
            take(value, weight);
        }

        abstract void take(long value, long weight);

        /** Without one result that was taken in; there is another. */
        abstract long without(long value, long weight);
    }

    private static final class Median extends Consensus {
        private final WeightedValues values = new WeightedValues();

        @Override
        void take(long value, long weight) {
            values.add(value, weight);
        }

        @Override
        long without(long value, long weight) {
            return values.medianWithout(value, weight);
        }
    }

    /** The code with the most weight; ties to the lower code. */
    private static final class Plurality extends Consensus {
        private final long[] sums;

        Plurality(int codes) {
            sums = new long[codes];
        }

        @Override
        void take(long value, long weight) {
            int code = Math.toIntExact(value);
            sums[code] = Math.addExact(sums[code], weight);
        }

        @Override
        long without(long value, long weight) {
            long[] others = Arrays.copyOf(sums, sums.length);
            others[Math.toIntExact(value)] -= weight;
            int best = 0;
            for (int code = 1; code < others.length; code++) {
                best = others[code] > others[best] ? code : best;
            }
            return best;
        }
    }
}

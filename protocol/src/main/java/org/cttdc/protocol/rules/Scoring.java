package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private final List<Column> columns;
    private final List<Consensus> consensus;
    private final List<Map<Integer, Integer>> rows;

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
     * One report's result.
     *
     * @param report index of the report
     * @param value measured value, level or code
     * @param halfWidth U, half of the 95 % interval; 0 for levels and codes
     */
    public record Observation(int report, long value, long halfWidth) {
        public Observation {
            Ppm.requireNonNegative(halfWidth);
        }
    }

    /** A characteristic with the results it got, at most one a report. */
    public record Column(Rule rule, List<Observation> observations) {
        public Column {
            observations = List.copyOf(observations);
        }
    }

    /** Prepares the consensus. {@code reportWeights} are 1 for open entrants, {@link #assignedWeight} for assigned ones. */
    public Scoring(long[] reportWeights, List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.consensus =
                columns.stream().map(column -> consensus(column, reportWeights)).toList();
        this.rows = columns.stream().map(Scoring::rows).toList();
    }

    /** What an assigned report weighs against the open ones: max(3, ⌈nOpen/nAssigned⌉). */
    public static long assignedWeight(long open, long assigned) {
        if (open < 0 || assigned < 1) {
            throw new IllegalArgumentException("there is no assigned report to weigh");
        }
        return Math.max(MIN_ASSIGNED_WEIGHT, Math.addExact(open, assigned - 1) / assigned);
    }

    /** The score of one report, 0 to 10^6. What it did not test, or nobody else tested, earns nothing. */
    public long score(int report) {
        long sum = 0;
        for (int i = 0; i < columns.size(); i++) {
            Integer row = rows.get(i).get(report);
            Column column = columns.get(i);
            if (row != null && column.observations().size() > 1) {
                long part = part(
                        column.rule(),
                        column.observations().get(row),
                        consensus.get(i).without(row));
                sum = Math.addExact(sum, Math.multiplyExact(column.rule().weight(), part));
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

    /** What the others found, by row of the column. */
    private interface Consensus {
        long without(int row);
    }

    private static Consensus consensus(Column column, long[] reportWeights) {
        long[] values =
                column.observations().stream().mapToLong(Observation::value).toArray();
        long[] weights = column.observations().stream()
                .mapToLong(own -> reportWeights[own.report()])
                .toArray();
        return switch (column.rule()) {
            case Measured _, Ordinal _ -> new WeightedValues(values, weights)::medianWithout;
            case Categorical categorical -> plurality(categorical.priorCounts().size(), values, weights);
        };
    }

    /** The code with the most weight; ties to the lower code. */
    private static Consensus plurality(int codes, long[] values, long[] weights) {
        long[] sums = new long[codes];
        for (int i = 0; i < values.length; i++) {
            int code = Math.toIntExact(values[i]);
            sums[code] = Math.addExact(sums[code], weights[i]);
        }
        return row -> {
            long[] others = Arrays.copyOf(sums, sums.length);
            others[(int) values[row]] -= weights[row];
            int best = 0;
            for (int code = 1; code < others.length; code++) {
                best = others[code] > others[best] ? code : best;
            }
            return best;
        };
    }

    private static Map<Integer, Integer> rows(Column column) {
        Map<Integer, Integer> rows = new TreeMap<>();
        for (int row = 0; row < column.observations().size(); row++) {
            if (rows.put(column.observations().get(row).report(), row) != null) {
                throw new IllegalArgumentException("a report has two results for one characteristic");
            }
        }
        return rows;
    }
}

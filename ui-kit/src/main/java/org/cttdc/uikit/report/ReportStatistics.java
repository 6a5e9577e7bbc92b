package org.cttdc.uikit.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.protocol.documents.BudgetItem;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.UncertaintyType;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the readings of one characteristic.
 *
 * @param value the mean rounded to the scale (measured), the lower median (ordinal), the most frequent one (categorical, boolean)
 * @param typeA standard uncertainty of the mean, s/√n; null for one reading or where the value is no measured number
 * @param u combined standard uncertainty of repeatability and display resolution, rounded up to the scale; null where the value
 *     is no measured number
 * @param dof effective degrees of freedom of u; null where infinite
 * @param budget the components of u
 */
public record ReportStatistics(
        Decimal value,
        @Nullable Decimal typeA,
        @Nullable Decimal u,
        @Nullable Decimal dof,
        List<BudgetItem> budget) {
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final BigDecimal MOST_DOF = BigDecimal.valueOf(1_000_000);

    public ReportStatistics {
        budget = List.copyOf(budget);
    }

    /**
     * Statistics of at least one reading.
     *
     * @param step smallest step of the display; one in the last place of the scale where null
     * @return empty where a number does not fit a decimal of the protocol
     */
    static Optional<ReportStatistics> of(Characteristic c, List<Decimal> readings, @Nullable Decimal step) {
        try {
            return Optional.of(
                    switch (c.kind()) {
                        case MEASURED, DERIVED -> measured(c, readings, step);
                        case ORDINAL -> chosen(median(readings));
                        case CATEGORICAL, BOOLEAN -> chosen(mostFrequent(readings));
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ReportStatistics chosen(Decimal value) {
        return new ReportStatistics(value, null, null, null, List.of());
    }

    private static Decimal median(List<Decimal> readings) {
        return readings.stream().sorted(Decimal::compareValue).toList().get((readings.size() - 1) / 2);
    }

    private static Decimal mostFrequent(List<Decimal> readings) {
        Map<String, Integer> counts = new TreeMap<>();
        readings.forEach(reading -> counts.merge(reading.text(), 1, Integer::sum));
        Decimal best = readings.getFirst();
        for (Decimal reading : readings) {
            if (counts.getOrDefault(reading.text(), 0) > counts.getOrDefault(best.text(), 0)) {
                best = reading;
            }
        }
        return best;
    }

    private static ReportStatistics measured(Characteristic c, List<Decimal> readings, @Nullable Decimal step) {
        BigDecimal n = BigDecimal.valueOf(readings.size());
        BigDecimal sum = readings.stream().map(Decimal::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal mean = sum.divide(n, PRECISION);
        BigDecimal variance = varianceOfMean(readings, mean, n);
        BigDecimal width = step == null ? BigDecimal.ONE.movePointLeft(c.scale()) : step.value();
        BigDecimal resolution = width.pow(2).divide(TWELVE, PRECISION);
        BigDecimal total = variance.add(resolution);
        Decimal value = decimal(sum.divide(n, c.scale(), RoundingMode.HALF_UP));
        Decimal u = decimal(total.sqrt(PRECISION).setScale(c.scale(), RoundingMode.CEILING));
        if (readings.size() == 1) {
            return new ReportStatistics(value, null, u, null, List.of(display(resolution)));
        }
        Decimal typeA = rounded(variance.sqrt(PRECISION));
        Decimal ownDof = Decimal.of(Integer.toString(readings.size() - 1));
        var budget = new ArrayList<BudgetItem>();
        budget.add(new BudgetItem("repeatability", UncertaintyType.A, typeA, ownDof));
        budget.add(display(resolution));
        return new ReportStatistics(value, typeA, u, dof(variance, total, n), budget);
    }

    /** s²/n, zero for one reading. */
    private static BigDecimal varianceOfMean(List<Decimal> readings, BigDecimal mean, BigDecimal n) {
        if (readings.size() == 1) {
            return BigDecimal.ZERO;
        }
        BigDecimal squares = readings.stream()
                .map(reading -> reading.value().subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return squares.divide(n.multiply(n.subtract(BigDecimal.ONE)), PRECISION);
    }

    /** A reading lies anywhere within one step of the display: rectangular, step/√12 (GUM, F.2.2.1). */
    private static BudgetItem display(BigDecimal variance) {
        return new BudgetItem("resolution", UncertaintyType.B, rounded(variance.sqrt(PRECISION)), null);
    }

    /** ν = u⁴/(u_A⁴/(n-1)): resolution counts as exactly known. */
    private static @Nullable Decimal dof(BigDecimal variance, BigDecimal total, BigDecimal n) {
        if (variance.signum() == 0) {
            return null;
        }
        BigDecimal effective = total.divide(variance, PRECISION)
                .pow(2)
                .multiply(n.subtract(BigDecimal.ONE))
                .setScale(1, RoundingMode.FLOOR);
        return effective.compareTo(MOST_DOF) > 0 ? null : decimal(effective);
    }

    private static Decimal rounded(BigDecimal value) {
        return decimal(value.setScale(Decimal.MAX_SCALE, RoundingMode.HALF_UP));
    }

    private static Decimal decimal(BigDecimal value) {
        return Decimal.of(value.toPlainString());
    }

    /** Whether this is a number with an uncertainty. */
    public static boolean isMeasured(Characteristic c) {
        return c.kind() == CharacteristicKind.MEASURED;
    }
}

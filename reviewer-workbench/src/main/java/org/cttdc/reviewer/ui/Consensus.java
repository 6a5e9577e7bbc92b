package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Result;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.WeightedValues;

/** What several reports on one listing found together, characteristic by characteristic, as the chain weighs open reports. */
final class Consensus {
    private Consensus() {}

    /**
     * One characteristic.
     *
     * @param declared what the listing says, empty where it does not
     * @param observed each report's result, in order of reveal
     * @param fused lower weighted median, or the most frequent code; empty where nobody tested it
     */
    record Line(Characteristic c, Optional<Decimal> declared, List<Result> observed, Optional<Decimal> fused) {
        Line {
            observed = List.copyOf(observed);
        }
    }

    /** Every characteristic that is declared or tested, in the model's order; derived ones are left to their inputs. */
    static List<Line> of(QualityModel model, ListingDeclaration listing, List<TestReport> reports) {
        List<Line> lines = new ArrayList<>();
        for (Characteristic c : model.characteristics()) {
            Optional<Decimal> declared = listing.value(c.id()).map(DeclaredValue::value);
            List<Result> observed = reports.stream()
                    .flatMap(report -> report.result(c.id()).stream())
                    .toList();
            if (c.kind() != CharacteristicKind.DERIVED && (declared.isPresent() || !observed.isEmpty())) {
                lines.add(new Line(c, declared, observed, fused(c, observed)));
            }
        }
        return List.copyOf(lines);
    }

    private static Optional<Decimal> fused(Characteristic c, List<Result> observed) {
        long[] values = observed.stream()
                .map(result -> result.value().tryScaled(c.scale()))
                .flatMapToLong(OptionalLong::stream)
                .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (c.kind()) {
                    case MEASURED, DERIVED, ORDINAL -> Decimal.ofScaled(median(values), c.scale());
                    case CATEGORICAL, BOOLEAN -> Decimal.ofScaled(mostFrequent(values), c.scale());
                });
    }

    private static long median(long[] values) {
        long[] ones = new long[values.length];
        Arrays.fill(ones, 1);
        return new WeightedValues(values, ones).median();
    }

    /** Ties go to the lower code. */
    private static long mostFrequent(long[] values) {
        var counts = new TreeMap<Long, Integer>();
        for (long value : values) {
            counts.merge(value, 1, Integer::sum);
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}

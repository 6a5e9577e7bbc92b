package org.cttdc.uikit.report;

import java.util.List;
import java.util.Map;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.ProblemCode;

/**
 * What is wrong with or missing from the results of a draft, by characteristic. Characteristics nobody entered anything for are not
 * reported and have no findings.
 */
public record ReportFindings(Map<String, List<Finding>> byCharacteristic) {
    public ReportFindings {
        byCharacteristic = Map.copyOf(byCharacteristic);
    }

    /** One thing wrong or missing. */
    public sealed interface Finding {
        /** The text is no number of the wanted form. */
        record NotANumber(String typed) implements Finding {}

        /** A rule of the report or the model, with its stable code. */
        record OfDocument(Problem problem) implements Finding {}

        /** Whether something is only still missing, not wrong. */
        default boolean open() {
            return this instanceof OfDocument(Problem problem) && problem.code() == ProblemCode.E_REPLICATES;
        }
    }

    /** Findings of one characteristic. */
    public List<Finding> of(String characteristic) {
        return byCharacteristic.getOrDefault(characteristic, List.of());
    }

    /** Whether every started characteristic is complete and right. */
    public boolean clean() {
        return byCharacteristic.values().stream().allMatch(List::isEmpty);
    }
}

package org.cttdc.protocol.expression;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A derived value with its uncertainty budget.
 *
 * @param result value, combined standard uncertainty and effective degrees of freedom (Welch-Satterthwaite)
 * @param contributions one per symbol used, by name
 */
public record Evaluation(Quantity result, List<Contribution> contributions) {
    public Evaluation {
        contributions = List.copyOf(contributions);
    }

    /**
     * What one input adds to the uncertainty.
     *
     * @param sensitivity partial derivative of the result with respect to the input, result unit per input unit
     * @param u |sensitivity| · u of the input, in the result's unit
     */
    public record Contribution(String symbol, double sensitivity, double u) {}

    /** The input that contributes most; empty where nothing is uncertain. */
    public Optional<Contribution> dominant() {
        return contributions.stream().filter(c -> c.u() > 0).max(Comparator.comparingDouble(Contribution::u));
    }
}

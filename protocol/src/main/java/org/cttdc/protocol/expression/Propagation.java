package org.cttdc.protocol.expression;

import java.util.List;
import org.cttdc.protocol.expression.Evaluation.Contribution;
import org.cttdc.protocol.expression.ExpressionException.Reason;

/** Combines contributions to one uncertainty. */
final class Propagation {
    private Propagation() {}

    /** {@code inputs} in the order of {@code contributions}. */
    static Evaluation propagate(
            double value, List<Contribution> contributions, List<Quantity> inputs, Correlations correlations)
            throws ExpressionException {
        double u = combined(contributions, correlations);
        if (!Double.isFinite(value) || !Double.isFinite(u)) {
            throw new ExpressionException(Reason.OVERFLOW, 0, "the result is too large");
        }
        return new Evaluation(new Quantity(value, u, effectiveDof(u, contributions, inputs)), contributions);
    }

    /** u² = Σ(cᵢuᵢ)² + 2ΣΣ cᵢcⱼuᵢuⱼrᵢⱼ (GUM, equation 16), scaled by the largest term against overflow. */
    private static double combined(List<Contribution> contributions, Correlations correlations) {
        double largest =
                contributions.stream().mapToDouble(Contribution::u).max().orElse(0);
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < contributions.size(); i++) {
            double a = signed(contributions.get(i)) / largest;
            sum += a * a;
            for (int j = 0; j < i; j++) {
                double r = correlations.between(
                        contributions.get(i).symbol(), contributions.get(j).symbol());
                sum += 2 * r * a * signed(contributions.get(j)) / largest;
            }
        }
        // Full correlation may cancel to a hair below zero.
        return largest * Math.sqrt(Math.max(0, sum));
    }

    private static double signed(Contribution contribution) {
        return Math.copySign(contribution.u(), contribution.sensitivity());
    }

    /** ν = u⁴/Σ((cᵢuᵢ)⁴/νᵢ) (GUM, equation G.2b); infinite where no uncertain input has finite degrees of freedom. */
    private static double effectiveDof(double u, List<Contribution> contributions, List<Quantity> inputs) {
        if (u == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < contributions.size(); i++) {
            double share = contributions.get(i).u() / u;
            sum += share * share * share * share / inputs.get(i).dof();
        }
        return sum > 0 ? 1 / sum : Double.POSITIVE_INFINITY;
    }
}

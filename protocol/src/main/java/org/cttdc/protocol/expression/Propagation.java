package org.cttdc.protocol.expression;

import java.util.List;
import org.cttdc.protocol.expression.Evaluation.Contribution;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.statistics.Gum;

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

    /** u with the correlations of the named inputs. */
    private static double combined(List<Contribution> contributions, Correlations correlations) {
        return Gum.combined(
                signed(contributions),
                (i, j) -> correlations.between(
                        contributions.get(i).symbol(), contributions.get(j).symbol()));
    }

    private static double effectiveDof(double u, List<Contribution> contributions, List<Quantity> inputs) {
        return Gum.effectiveDof(
                u,
                signed(contributions),
                inputs.stream().mapToDouble(Quantity::dof).toArray());
    }

    private static double[] signed(List<Contribution> contributions) {
        return contributions.stream()
                .mapToDouble(contribution -> Math.copySign(contribution.u(), contribution.sensitivity()))
                .toArray();
    }
}

package org.cttdc.protocol.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.units.Unit;

/** Computes values and derivatives in coherent SI units. */
final class Evaluator {
    private final List<String> order;
    private final Map<String, Unit> units;
    private final Map<String, Quantity> inputs;

    /** {@code order} lists the symbols used; derivatives come in that order, per input unit. */
    Evaluator(List<String> order, Map<String, Unit> units, Map<String, Quantity> inputs) {
        this.order = order;
        this.units = units;
        this.inputs = inputs;
    }

    Dual evaluate(Node node) throws ExpressionException {
        Dual result = switch (node) {
            case Node.Literal literal ->
                constant(literal.unit().toCoherent(literal.number().doubleValue()));
            case Node.Symbol symbol -> symbol(symbol);
            case Node.Negation negation -> negate(evaluate(negation.operand()));
            case Node.Binary binary -> binary(binary);
            case Node.Power power -> power(evaluate(power.base()), power.exponent(), power.position());
            case Node.Call call -> call(call);
            case Node.Round round -> round(evaluate(round.operand()), round.digits());
            case Node.Conditional conditional -> conditional(conditional);
        };
        if (!result.isFinite()) {
            throw new ExpressionException(Reason.OVERFLOW, node.position(), "the result is too large");
        }
        return result;
    }

    private Dual constant(double value) {
        return Dual.constant(value, order.size());
    }

    private Dual symbol(Node.Symbol symbol) throws ExpressionException {
        Quantity input = inputs.get(symbol.name());
        Unit unit = units.get(symbol.name());
        if (input == null || unit == null) {
            throw new ExpressionException(Reason.MISSING_INPUT, symbol.position(), symbol.name());
        }
        return Dual.input(unit.toCoherent(input.value()), unit.factor(), order.indexOf(symbol.name()), order.size());
    }

    private static Dual negate(Dual a) {
        return a.map(-a.value(), -1);
    }

    private Dual binary(Node.Binary node) throws ExpressionException {
        Dual a = evaluate(node.left());
        Dual b = evaluate(node.right());
        return switch (node.operator()) {
            case ADD -> a.combine(b, a.value() + b.value(), Double::sum);
            case SUBTRACT -> a.combine(b, a.value() - b.value(), (da, db) -> da - db);
            case MULTIPLY -> a.combine(b, a.value() * b.value(), (da, db) -> da * b.value() + db * a.value());
            case DIVIDE -> divide(a, b, node.position());
        };
    }

    private static Dual divide(Dual a, Dual b, int position) throws ExpressionException {
        if (b.value() == 0) {
            throw new ExpressionException(Reason.DIVISION_BY_ZERO, position, "division by zero");
        }
        double quotient = a.value() / b.value();
        return a.combine(b, quotient, (da, db) -> (da - quotient * db) / b.value());
    }

    private static Dual power(Dual base, int n, int position) throws ExpressionException {
        if (base.value() == 0 && n < 0) {
            throw new ExpressionException(Reason.DIVISION_BY_ZERO, position, "zero to a negative power");
        }
        double slope = n == 0 ? 0 : n * Math.pow(base.value(), n - 1);
        return base.map(Math.pow(base.value(), n), slope);
    }

    private Dual call(Node.Call node) throws ExpressionException {
        Dual first = evaluate(node.arguments().getFirst());
        int position = node.position();
        return switch (node.function()) {
            case MIN -> extreme(node.arguments(), first, -1);
            case MAX -> extreme(node.arguments(), first, 1);
            case ABS -> first.map(Math.abs(first.value()), Math.signum(first.value()));
            case EXP -> first.map(Math.exp(first.value()), Math.exp(first.value()));
            case LN -> logarithm(first, position);
            case SQRT -> squareRoot(first, position);
        };
    }

    private static Dual logarithm(Dual a, int position) throws ExpressionException {
        if (a.value() <= 0) {
            throw new ExpressionException(Reason.OUTSIDE_DOMAIN, position, "logarithm of " + a.value());
        }
        return a.map(Math.log(a.value()), 1 / a.value());
    }

    private static Dual squareRoot(Dual a, int position) throws ExpressionException {
        if (a.value() < 0) {
            throw new ExpressionException(Reason.OUTSIDE_DOMAIN, position, "square root of " + a.value());
        }
        if (a.value() == 0 && !a.isConstant()) {
            throw new ExpressionException(Reason.NOT_DIFFERENTIABLE, position, "square root at zero");
        }
        double root = Math.sqrt(a.value());
        return a.map(root, root == 0 ? 0 : 0.5 / root);
    }

    /** The largest (sign 1) or smallest (sign -1) argument; the first one among equals. */
    private Dual extreme(List<Node> arguments, Dual first, int sign) throws ExpressionException {
        Dual best = first;
        for (Node argument : arguments.subList(1, arguments.size())) {
            Dual next = evaluate(argument);
            if (sign * next.value() > sign * best.value()) {
                best = next;
            }
        }
        return best;
    }

    /** Rounds the shortest decimal of the value, as a person would; flat between the steps, so without derivative. */
    private Dual round(Dual a, int digits) {
        return constant(BigDecimal.valueOf(a.value())
                .setScale(digits, RoundingMode.HALF_UP)
                .doubleValue());
    }

    private Dual conditional(Node.Conditional node) throws ExpressionException {
        double left = evaluate(node.left()).value();
        double right = evaluate(node.right()).value();
        return evaluate(node.comparison().holds(left, right) ? node.whenTrue() : node.whenFalse());
    }
}

package org.cttdc.protocol.expression;

import java.util.List;
import java.util.Map;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.units.Dimension;
import org.cttdc.protocol.units.Unit;

/** Finds the dimension of every node; integers only, so every node of the network agrees. */
final class DimensionChecker {
    private final Map<String, Unit> symbols;

    DimensionChecker(Map<String, Unit> symbols) {
        this.symbols = symbols;
    }

    Dimension of(Node node) throws ExpressionException {
        try {
            return switch (node) {
                case Node.Literal literal -> literal.unit().dimension();
                case Node.Symbol symbol -> unitOf(symbol).dimension();
                case Node.Negation negation -> of(negation.operand());
                case Node.Binary binary -> binary(binary);
                case Node.Power power -> of(power.base()).power(power.exponent());
                case Node.Call call -> call(call);
                case Node.Round round -> plain(round.operand(), "round");
                case Node.Conditional conditional -> conditional(conditional);
            };
        } catch (ArithmeticException e) {
            throw new ExpressionException(Reason.DIMENSION_POWER, node.position(), "exponent of a unit too large");
        }
    }

    private Unit unitOf(Node.Symbol symbol) throws ExpressionException {
        Unit unit = symbols.get(symbol.name());
        if (unit == null) {
            throw new ExpressionException(Reason.UNKNOWN_SYMBOL, symbol.position(), symbol.name());
        }
        return unit;
    }

    private Dimension binary(Node.Binary node) throws ExpressionException {
        Dimension left = of(node.left());
        Dimension right = of(node.right());
        return switch (node.operator()) {
            case ADD, SUBTRACT -> same(left, right, node.position());
            case MULTIPLY -> left.times(right);
            case DIVIDE -> left.over(right);
        };
    }

    private Dimension call(Node.Call node) throws ExpressionException {
        Node first = node.arguments().getFirst();
        return switch (node.function()) {
            case ABS -> of(first);
            case MIN, MAX -> allSame(node.arguments());
            case EXP -> plain(first, "exp");
            case LN -> plain(first, "ln");
            case SQRT -> squareRoot(node, of(first));
        };
    }

    private static Dimension squareRoot(Node.Call node, Dimension dimension) throws ExpressionException {
        if (!dimension.isSquare()) {
            throw new ExpressionException(Reason.DIMENSION_POWER, node.position(), "no square root of " + dimension);
        }
        return dimension.squareRoot();
    }

    private Dimension allSame(List<Node> arguments) throws ExpressionException {
        Dimension first = of(arguments.getFirst());
        for (Node argument : arguments) {
            same(first, of(argument), argument.position());
        }
        return first;
    }

    private Dimension conditional(Node.Conditional node) throws ExpressionException {
        same(of(node.left()), of(node.right()), node.right().position());
        return same(of(node.whenTrue()), of(node.whenFalse()), node.whenFalse().position());
    }

    private Dimension plain(Node node, String function) throws ExpressionException {
        Dimension dimension = of(node);
        if (!dimension.isOne()) {
            throw new ExpressionException(
                    Reason.NOT_DIMENSIONLESS, node.position(), function + " of a number in " + dimension);
        }
        return dimension;
    }

    private static Dimension same(Dimension left, Dimension right, int position) throws ExpressionException {
        if (!left.equals(right)) {
            throw new ExpressionException(Reason.DIMENSION_MISMATCH, position, left + " and " + right);
        }
        return left;
    }
}

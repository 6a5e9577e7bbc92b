package org.cttdc.protocol.expression;

import java.math.BigDecimal;
import java.util.List;
import org.cttdc.protocol.units.Unit;

/** Syntax tree of an expression; {@code position} is the character an error about the node points at. */
sealed interface Node {
    int position();

    record Literal(BigDecimal number, Unit unit, int position) implements Node {}

    record Symbol(String name, int position) implements Node {}

    record Negation(Node operand, int position) implements Node {}

    /** {@code position} is that of the operator. */
    record Binary(Operator operator, Node left, Node right, int position) implements Node {}

    record Power(Node base, int exponent, int position) implements Node {}

    record Call(Function function, List<Node> arguments, int position) implements Node {}

    /** Rounding half up to {@code digits} decimal places. */
    record Round(Node operand, int digits, int position) implements Node {}

    record Conditional(Comparison comparison, Node left, Node right, Node whenTrue, Node whenFalse, int position)
            implements Node {}

    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    enum Comparison {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL,
        NOT_EQUAL;

        boolean holds(double left, double right) {
            return switch (this) {
                case LESS -> left < right;
                case LESS_OR_EQUAL -> left <= right;
                case GREATER -> left > right;
                case GREATER_OR_EQUAL -> left >= right;
                case EQUAL -> left == right;
                case NOT_EQUAL -> left != right;
            };
        }
    }

    enum Function {
        MIN,
        MAX,
        ABS,
        SQRT,
        EXP,
        LN
    }
}

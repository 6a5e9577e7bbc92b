package org.cttdc.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.expression.Node.Binary;
import org.cttdc.protocol.expression.Node.Call;
import org.cttdc.protocol.expression.Node.Comparison;
import org.cttdc.protocol.expression.Node.Conditional;
import org.cttdc.protocol.expression.Node.Function;
import org.cttdc.protocol.expression.Node.Literal;
import org.cttdc.protocol.expression.Node.Negation;
import org.cttdc.protocol.expression.Node.Operator;
import org.cttdc.protocol.expression.Node.Power;
import org.cttdc.protocol.expression.Node.Round;
import org.cttdc.protocol.expression.Node.Symbol;
import org.cttdc.protocol.units.Unit;

/**
 * Recursive-descent parser.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = unary { ("*" | "/") unary }
 * unary   = "-" unary | power
 * power   = primary [ "^" integer ]
 * primary = number [ "[" unit "]" ] | symbol | "(" sum ")" | function "(" sum { "," sum } ")"
 *         | "round" "(" sum "," digits ")" | "if" "(" sum comparison sum "," sum "," sum ")"
 * </pre>
 */
final class Parser {
    private final Lexer in;
    private final Map<String, Unit> symbols;
    private final Set<String> used = new TreeSet<>();
    private int nodes;
    // The outermost sum is no nesting.
    private int depth = -1;

    Parser(String text, Map<String, Unit> symbols) {
        this.in = new Lexer(text);
        this.symbols = symbols;
    }

    Node parse() throws ExpressionException {
        Node node = sum();
        if (!in.atEnd()) {
            throw in.syntax("operator or end expected");
        }
        return node;
    }

    /** The symbols met. */
    Set<String> used() {
        return used;
    }

    private <N extends Node> N counted(N node) throws ExpressionException {
        if (++nodes > Expression.MAX_NODES) {
            throw Lexer.error(Reason.TOO_MANY_NODES, node.position(), "more than " + Expression.MAX_NODES + " nodes");
        }
        return node;
    }

    private void enter() throws ExpressionException {
        if (++depth > Expression.MAX_DEPTH) {
            throw Lexer.error(Reason.TOO_DEEP, in.position(), "nested deeper than " + Expression.MAX_DEPTH);
        }
    }

    private Node sum() throws ExpressionException {
        enter();
        Node left = product();
        while (true) {
            int at = in.position();
            if (in.accept("+")) {
                left = counted(new Binary(Operator.ADD, left, product(), at));
            } else if (in.accept("-")) {
                left = counted(new Binary(Operator.SUBTRACT, left, product(), at));
            } else {
                depth--;
                return left;
            }
        }
    }

    private Node product() throws ExpressionException {
        Node left = unary();
        while (true) {
            int at = in.position();
            if (in.accept("*")) {
                left = counted(new Binary(Operator.MULTIPLY, left, unary(), at));
            } else if (in.accept("/")) {
                left = counted(new Binary(Operator.DIVIDE, left, unary(), at));
            } else {
                return left;
            }
        }
    }

    private Node unary() throws ExpressionException {
        int at = in.position();
        if (!in.accept("-")) {
            return power();
        }
        enter();
        Node node = counted(new Negation(unary(), at));
        depth--;
        return node;
    }

    private Node power() throws ExpressionException {
        Node base = primary();
        int at = in.position();
        if (!in.accept("^")) {
            return base;
        }
        int exponent = in.integer(-Expression.MAX_EXPONENT, Expression.MAX_EXPONENT, Reason.EXPONENT);
        Node node = counted(new Power(base, exponent, at));
        int again = in.position();
        if (in.accept("^")) {
            throw Lexer.error(Reason.SYNTAX, again, "a power of a power needs parentheses");
        }
        return node;
    }

    private Node primary() throws ExpressionException {
        int at = in.position();
        if (in.atDigit()) {
            return counted(new Literal(in.number(), in.unit(), at));
        } else if (in.atName()) {
            String name = in.name();
            return in.accept("(") ? call(name, at) : symbol(name, at);
        } else if (in.accept("(")) {
            Node inner = sum();
            in.expect(")");
            return inner;
        }
        throw in.syntax("number, symbol, function or '(' expected");
    }

    private Node symbol(String name, int at) throws ExpressionException {
        Unit unit = symbols.get(name);
        if (unit == null) {
            throw Lexer.error(Reason.UNKNOWN_SYMBOL, at, name);
        }
        if (unit.logarithmic()) {
            throw Lexer.error(Reason.LOGARITHMIC_UNIT, at, name + " is in " + unit.code());
        }
        used.add(name);
        return counted(new Symbol(name, at));
    }

    private Node call(String name, int at) throws ExpressionException {
        return switch (name) {
            case "min", "max" -> call(name, arguments(2, Expression.MAX_NODES), at);
            case "abs", "sqrt", "exp", "ln" -> call(name, arguments(1, 1), at);
            case "round" -> round(at);
            case "if" -> conditional(at);
            default -> throw Lexer.error(Reason.UNKNOWN_FUNCTION, at, name);
        };
    }

    private Node call(String name, List<Node> arguments, int at) throws ExpressionException {
        return counted(new Call(Function.valueOf(name.toUpperCase(Locale.ROOT)), arguments, at));
    }

    private List<Node> arguments(int least, int most) throws ExpressionException {
        var arguments = new ArrayList<Node>();
        do {
            if (arguments.size() == most) {
                throw Lexer.error(Reason.ARGUMENTS, in.position(), "at most " + most + " argument expected");
            }
            arguments.add(sum());
        } while (in.accept(","));
        int end = in.position();
        in.expect(")");
        if (arguments.size() < least) {
            throw Lexer.error(Reason.ARGUMENTS, end, "at least " + least + " arguments expected");
        }
        return List.copyOf(arguments);
    }

    private Node round(int at) throws ExpressionException {
        Node operand = sum();
        in.expect(",");
        int digits = in.integer(0, Expression.MAX_DIGITS, Reason.ARGUMENTS);
        in.expect(")");
        return counted(new Round(operand, digits, at));
    }

    private Node conditional(int at) throws ExpressionException {
        Node left = sum();
        Comparison comparison = comparison();
        Node right = sum();
        in.expect(",");
        Node whenTrue = sum();
        in.expect(",");
        Node whenFalse = sum();
        in.expect(")");
        return counted(new Conditional(comparison, left, right, whenTrue, whenFalse, at));
    }

    private Comparison comparison() throws ExpressionException {
        if (in.accept("<=")) {
            return Comparison.LESS_OR_EQUAL;
        } else if (in.accept(">=")) {
            return Comparison.GREATER_OR_EQUAL;
        } else if (in.accept("<")) {
            return Comparison.LESS;
        } else if (in.accept(">")) {
            return Comparison.GREATER;
        } else if (in.accept("==")) {
            return Comparison.EQUAL;
        } else if (in.accept("!=")) {
            return Comparison.NOT_EQUAL;
        }
        throw in.syntax("comparison expected: < <= > >= == !=");
    }
}

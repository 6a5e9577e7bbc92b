package org.cttdc.protocol.expression;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.units.Unit;

/** Characters and words of an expression, skipping white space. */
final class Lexer {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(?![.eE0-9])");

    private static final int MAX_INTEGER_DIGITS = 300;

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    private void skipWhiteSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    /** Position of the next token. */
    int position() {
        skipWhiteSpace();
        return position;
    }

    boolean atEnd() {
        return position() == text.length();
    }

    boolean accept(String token) {
        skipWhiteSpace();
        if (text.startsWith(token, position)) {
            position += token.length();
            return true;
        }
        return false;
    }

    void expect(String token) throws ExpressionException {
        if (!accept(token)) {
            throw syntax("'" + token + "' expected");
        }
    }

    ExpressionException syntax(String wanted) {
        return error(Reason.SYNTAX, position(), wanted);
    }

    static ExpressionException error(Reason reason, int position, String detail) {
        return new ExpressionException(reason, position, detail);
    }

    boolean atDigit() {
        return !atEnd() && text.charAt(position) >= '0' && text.charAt(position) <= '9';
    }

    boolean atName() {
        return !atEnd() && matcher(NAME).lookingAt();
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(position(), text.length());
    }

    String name() {
        Matcher match = matcher(NAME);
        if (!match.lookingAt()) {
            throw new IllegalStateException("no name at " + position);
        }
        position = match.end();
        return match.group();
    }

    /** A decimal number, at most so large that it is finite as a double. */
    BigDecimal number() throws ExpressionException {
        Matcher match = matcher(NUMBER);
        if (!match.lookingAt()) {
            throw syntax("number expected");
        }
        int start = position;
        position = match.end();
        // A number run into a letter or a second point ("1.2.3", "5lm") would otherwise read as two things.
        if (position < text.length() && (text.charAt(position) == '.' || matcherAtName())) {
            throw error(Reason.NUMBER, start, "malformed number; units are written in brackets: 5[lm]");
        }
        var number = new BigDecimal(match.group());
        if (number.precision() - number.scale() > MAX_INTEGER_DIGITS) {
            throw error(Reason.NUMBER, start, "number too large");
        }
        return number;
    }

    private boolean matcherAtName() {
        return NAME.matcher(text).region(position, text.length()).lookingAt();
    }

    /** A whole number within the limits, written with at most a sign. */
    int integer(int least, int most, Reason reason) throws ExpressionException {
        Matcher match = matcher(INTEGER);
        int start = position;
        if (match.lookingAt() && match.group().length() <= 3) {
            int value = Integer.parseInt(match.group());
            if (value >= least && value <= most) {
                position = match.end();
                return value;
            }
        }
        throw error(reason, start, "whole number from " + least + " to " + most + " expected");
    }

    /** The unit in brackets that may follow a number at once; the unit one where there is none. */
    Unit unit() throws ExpressionException {
        if (position >= text.length() || text.charAt(position) != '[') {
            return Unit.ONE;
        }
        int start = position + 1;
        int end = closingBracket();
        String code = text.substring(start, end);
        Unit unit = Unit.parse(code).orElseThrow(() -> error(Reason.UNKNOWN_UNIT, start, code));
        if (unit.logarithmic()) {
            throw error(Reason.LOGARITHMIC_UNIT, start, code);
        }
        position = end + 1;
        return unit;
    }

    /** Index of the bracket that closes the one at the current position; UCUM codes such as {@code [ppm]} hold brackets. */
    private int closingBracket() throws ExpressionException {
        int open = 0;
        for (int i = position; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        throw error(Reason.SYNTAX, text.length(), "']' expected");
    }
}

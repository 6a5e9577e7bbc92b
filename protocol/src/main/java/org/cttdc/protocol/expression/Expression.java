package org.cttdc.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cttdc.protocol.expression.Evaluation.Contribution;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.units.Dimension;
import org.cttdc.protocol.units.Unit;

/**
 * A formula over named characteristics: {@code + - * /}, {@code ^} with a whole exponent, {@code min max abs sqrt exp ln},
 * {@code round(x, n)} half up, {@code if(a < b, x, y)} and literals with a unit such as {@code 1.5[W]}. Dimensions are
 * checked when it is parsed.
 *
 * <p>Parsing and checking decide nothing by floating point and are the same on every machine. <b>Evaluation uses binary floating
 * point: derived values are for people, never for consensus.</b> Every evaluation visits each node at most once, so its
 * cost does not depend on the values.
 */
public final class Expression {
    /** Longest text, in characters (UTF-16 units). */
    public static final int MAX_LENGTH = 512;

    /** Most nodes: numbers, symbols, operators and calls. */
    public static final int MAX_NODES = 256;

    /** Deepest nesting of parentheses, calls and signs. */
    public static final int MAX_DEPTH = 64;

    /** Largest magnitude of an exponent. */
    public static final int MAX_EXPONENT = 8;

    /** Most decimal places that {@code round} takes. */
    public static final int MAX_DIGITS = 9;

    /** Names that cannot be symbols of a model, because they are functions. */
    public static final Set<String> RESERVED = Set.of("min", "max", "abs", "sqrt", "exp", "ln", "round", "if");

    private final String text;
    private final Node root;
    private final Dimension dimension;
    private final Map<String, Unit> units;
    private final List<String> symbols;

    private Expression(String text, Node root, Dimension dimension, Map<String, Unit> units, List<String> symbols) {
        this.text = text;
        this.root = root;
        this.dimension = dimension;
        this.units = units;
        this.symbols = symbols;
    }

    /**
     * Parses a formula over symbols with known units.
     *
     * @throws ExpressionException with the position of what is wrong
     */
    public static Expression parse(String text, Map<String, Unit> symbols) throws ExpressionException {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(Reason.TOO_LONG, MAX_LENGTH, "longer than " + MAX_LENGTH + " characters");
        }
        Map<String, Unit> units = Map.copyOf(symbols);
        var parser = new Parser(text, units);
        Node root = parser.parse();
        Dimension dimension = new DimensionChecker(units).of(root);
        return new Expression(text, root, dimension, units, List.copyOf(parser.used()));
    }

    /** The text it was parsed from. */
    public String text() {
        return text;
    }

    /** The dimension of the result. */
    public Dimension dimension() {
        return dimension;
    }

    /** The symbols it uses, by name. */
    public List<String> symbols() {
        return symbols;
    }

    /** As {@link #evaluate(Map, Unit, Correlations)} with a plain number as result and uncorrelated inputs. */
    public Evaluation evaluate(Map<String, Quantity> inputs) throws ExpressionException {
        return evaluate(inputs, Unit.ONE, Correlations.none());
    }

    /** As {@link #evaluate(Map, Unit, Correlations)} with uncorrelated inputs. */
    public Evaluation evaluate(Map<String, Quantity> inputs, Unit resultUnit) throws ExpressionException {
        return evaluate(inputs, resultUnit, Correlations.none());
    }

    /**
     * Computes the value with its combined standard uncertainty by the law of propagation (GUM, 5.1.2 and 5.2.2) and its
     * effective degrees of freedom by the Welch-Satterthwaite formula (GUM, G.4.1; with correlated inputs, for which no
     * general formula exists, this is an approximation). First order: a function that is flat at the inputs, such as
     * {@code round}, passes on no uncertainty.
     *
     * @param inputs a quantity for every symbol used, each in its own unit; others are ignored
     * @param resultUnit unit wanted for the result
     * @throws ExpressionException when an input is missing, the result has another dimension or there is no finite result
     */
    public Evaluation evaluate(Map<String, Quantity> inputs, Unit resultUnit, Correlations correlations)
            throws ExpressionException {
        if (!resultUnit.dimension().equals(dimension) || resultUnit.logarithmic()) {
            throw new ExpressionException(
                    Reason.RESULT_DIMENSION, 0, "the result is in " + dimension + ", not in " + resultUnit.code());
        }
        Dual dual = new Evaluator(symbols, units, inputs).evaluate(root);
        return Propagation.propagate(
                resultUnit.fromCoherent(dual.value()),
                contributions(dual, inputs, resultUnit),
                symbols.stream().map(inputs::get).toList(),
                correlations);
    }

    private List<Contribution> contributions(Dual dual, Map<String, Quantity> inputs, Unit resultUnit) {
        var contributions = new ArrayList<Contribution>();
        for (int i = 0; i < symbols.size(); i++) {
            String symbol = symbols.get(i);
            double sensitivity = dual.gradient()[i] / resultUnit.factor();
            double u = Math.abs(sensitivity)
                    * inputs.getOrDefault(symbol, Quantity.exact(0)).u();
            contributions.add(new Contribution(symbol, sensitivity, u));
        }
        return contributions;
    }
}

package org.cttdc.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.cttdc.protocol.expression.ExpressionException.Reason;
import org.cttdc.protocol.units.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, Unit> LAMP = Map.of(
            "flux", unit("lm"), "power", unit("W"), "cri", Unit.ONE, "x", Unit.ONE, "y", Unit.ONE, "noise", unit("dB"));

    private static Unit unit(String code) {
        return Unit.parse(code).orElseThrow();
    }

    private static double value(String text) throws ExpressionException {
        return Expression.parse(text, LAMP)
                .evaluate(Map.of("x", Quantity.exact(3), "y", Quantity.exact(-2)))
                .result()
                .value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1+2*3|7",
                "(1+2)*3|9",
                "7-2-1|4",
                "8/2/2|2",
                "-x^2|-9",
                "(-x)^2|9",
                "x^-2|0.1111111111111111",
                "x^0|1",
                "2*-y|4",
                "--x|3",
                "min(x, y, 1)|-2",
                "max(x, y, 1)|3",
                "abs(y)|2",
                "sqrt(x+1)|2",
                "exp(0)|1",
                "ln(exp(x))|3",
                "round(1.005, 2)|1.01",
                "round(-2.5, 0)|-3",
                "round(2.5, 0)|3",
                "if(x > y, x, y)|3",
                "if(x <= 3, 10, 20)|10",
                "if(x == 3, if(y != -2, 1, 2), 3)|2",
                "50[%]*2|1",
                "1.5e3[mm]/1[m]|1.5",
                "5[[ppm]]*1e6|5",
                "3.6[mA.h]/12.96[mA.s]|1000",
            })
    void computes(String text, double expected) throws ExpressionException {
        assertThat(value(text)).isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flux+power|DIMENSION_MISMATCH|4",
                "exp(flux)|NOT_DIMENSIONLESS|4",
                "1 + ln(flux/power)|NOT_DIMENSIONLESS|11",
                "round(flux, 1)|NOT_DIMENSIONLESS|6",
                "sqrt(flux)|DIMENSION_POWER|0",
                "max(flux, 0)|DIMENSION_MISMATCH|10",
                "if(flux > power, 1, 2)|DIMENSION_MISMATCH|10",
                "if(x > 1, flux, power)|DIMENSION_MISMATCH|16",
                "9^9^9|EXPONENT|2",
                "x^9|EXPONENT|2",
                "x^-9|EXPONENT|2",
                "x^y|EXPONENT|2",
                "x^2.5|EXPONENT|2",
                "2^2^2|SYNTAX|3",
                "flx/power|UNKNOWN_SYMBOL|0",
                "RANDOM()|UNKNOWN_FUNCTION|0",
                "sin(x)|UNKNOWN_FUNCTION|0",
                "1.5[foo]|UNKNOWN_UNIT|4",
                "1[dB]|LOGARITHMIC_UNIT|2",
                "noise+1|LOGARITHMIC_UNIT|0",
                "1+|SYNTAX|2",
                "(1|SYNTAX|2",
                "1 2|SYNTAX|2",
                "1.5[W|SYNTAX|5",
                "if(x, 1, 2)|SYNTAX|4",
                "min(x)|ARGUMENTS|5",
                "abs(x, y)|ARGUMENTS|7",
                "round(x, 10)|ARGUMENTS|9",
                "round(x, y)|ARGUMENTS|9",
                "1e999|NUMBER|0",
                "1.2.3|NUMBER|0",
                "5lm|NUMBER|0",
                "+1|SYNTAX|0",
                "((((flux^8)^8)^8)^8)|DIMENSION_POWER|14",
            })
    void refusesWithReasonAndPosition(String text, Reason reason, int position) {
        var refusal = catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text, LAMP));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1/(x-3)|DIVISION_BY_ZERO|1",
                "(x-3)^-1|DIVISION_BY_ZERO|5",
                "sqrt(y)|OUTSIDE_DOMAIN|0",
                "ln(y)|OUTSIDE_DOMAIN|0",
                "sqrt(x-3)|NOT_DIFFERENTIABLE|0",
                "exp(exp(exp(x)))|OVERFLOW|0",
                "cri+1|MISSING_INPUT|0",
            })
    void refusesToEvaluateWithReasonAndPosition(String text, Reason reason, int position) {
        var refusal = catchThrowableOfType(ExpressionException.class, () -> value(text));
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.position()).isEqualTo(position);
    }

    @Test
    void boundsLengthNodesAndDepth() throws ExpressionException {
        Expression.parse("1" + "+1".repeat(127), LAMP);
        assertThat(reason("1" + "+1".repeat(128))).isEqualTo(Reason.TOO_MANY_NODES);
        Expression.parse("(".repeat(64) + "1" + ")".repeat(64), LAMP);
        assertThat(reason("(".repeat(65) + "1" + ")".repeat(65))).isEqualTo(Reason.TOO_DEEP);
        assertThat(reason("-".repeat(500) + "1")).isEqualTo(Reason.TOO_DEEP);
        Expression.parse("1" + " ".repeat(511), LAMP);
        assertThat(reason("1" + " ".repeat(512))).isEqualTo(Reason.TOO_LONG);
    }

    private static Reason reason(String text) {
        return catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text, LAMP))
                .reason();
    }

    /** Regulation (EU) 2019/2020, Annex II: largest on-mode power of a lamp of 806 lm and CRI 80. */
    @Test
    void computesTheLargestPowerOfALamp() throws ExpressionException {
        Expression expression = Expression.parse("1.08*(1.5[W]+flux/120[lm/W])*round((cri+80)/160,2)", LAMP);
        assertThat(expression.dimension()).isEqualTo(unit("W").dimension());
        assertThat(expression.symbols()).containsExactly("cri", "flux");
        Evaluation evaluation =
                expression.evaluate(Map.of("flux", Quantity.exact(806), "cri", Quantity.exact(80)), unit("W"));
        assertThat(evaluation.result().value()).isCloseTo(8.874, within(1e-9));
        assertThat(expression
                        .evaluate(Map.of("flux", Quantity.exact(806), "cri", Quantity.exact(80)), unit("mW"))
                        .result()
                        .value())
                .isCloseTo(8874, within(1e-6));
    }

    @Test
    void convertsInputsAndResultBetweenTheirUnits() throws ExpressionException {
        var units = Map.of("q", unit("mA.h"), "v", unit("V"), "t", unit("Cel"));
        Evaluation energy = Expression.parse("q*v", units)
                .evaluate(Map.of("q", new Quantity(10_000, 100), "v", new Quantity(3.7, 0.01)), unit("W.h"));
        assertThat(energy.result().value()).isCloseTo(37, within(1e-9));
        assertThat(energy.result().u()).isCloseTo(Math.hypot(0.37, 0.1), within(1e-9));
        assertThat(energy.contributions().getFirst().sensitivity()).isCloseTo(0.0037, within(1e-12));
        assertThat(energy.dominant()).map(Evaluation.Contribution::symbol).hasValue("q");
        Evaluation rise = Expression.parse("t-20[Cel]", units).evaluate(Map.of("t", new Quantity(100, 0.5)), unit("K"));
        assertThat(rise.result().value()).isCloseTo(80, within(1e-9));
        assertThat(rise.result().u()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void refusesAResultUnitOfAnotherDimension() throws ExpressionException {
        Expression expression = Expression.parse("flux/power", LAMP);
        assertThatThrownBy(() -> expression.evaluate(Map.of(), unit("lm")))
                .isInstanceOf(ExpressionException.class)
                .extracting(e -> ((ExpressionException) e).reason())
                .isEqualTo(Reason.RESULT_DIMENSION);
    }

    /** GUM H.2: Z = V/I from five simultaneous readings; r(V, I) = -0.36. */
    @Test
    void takesCorrelationIntoAccount() throws ExpressionException {
        double[] volts = {5.007, 4.994, 5.005, 4.990, 4.999};
        double[] milliamperes = {19.663, 19.639, 19.640, 19.685, 19.678};
        var units = Map.of("v", unit("V"), "i", unit("mA"));
        double r = covariance(volts, milliamperes)
                / Math.sqrt(covariance(volts, volts) * covariance(milliamperes, milliamperes));
        assertThat(r).isCloseTo(-0.36, within(0.005));
        var inputs = Map.of(
                "v", new Quantity(mean(volts), Math.sqrt(covariance(volts, volts))),
                "i", new Quantity(mean(milliamperes), Math.sqrt(covariance(milliamperes, milliamperes))));
        Quantity z = Expression.parse("v/i", units)
                .evaluate(inputs, unit("Ohm"), Correlations.none().with("i", "v", r))
                .result();
        assertThat(z.value()).isCloseTo(254.260, within(5e-4));
        assertThat(z.u()).isCloseTo(0.236, within(5e-4));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Covariance of the means. */
    private static double covariance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - mean(a)) * (b[i] - mean(b));
        }
        return sum / (a.length - 1) / a.length;
    }

    @Test
    void fullCorrelationCancels() throws ExpressionException {
        Quantity difference = Expression.parse("x-y", LAMP)
                .evaluate(
                        Map.of("x", new Quantity(5, 0.1, 4), "y", new Quantity(3, 0.1, 4)),
                        Unit.ONE,
                        Correlations.none().with("x", "y", 1))
                .result();
        assertThat(difference.u()).isEqualTo(0);
        assertThat(difference.dof()).isInfinite();
    }

    @Provide
    Arbitrary<String> formulas() {
        return Arbitraries.of(
                "x*y",
                "x/y",
                "x^3-y^2",
                "exp(x/10)*ln(y)",
                "sqrt(x*y)",
                "max(x,2*y)",
                "abs(x-3*y)+1",
                "if(x<y,x^2,y^-2)");
    }

    @Property(tries = 300)
    void derivativesAgreeWithCentralDifferences(
            @ForAll("formulas") String text,
            @ForAll @DoubleRange(min = 1, max = 9) double x,
            @ForAll @DoubleRange(min = 1, max = 9) double y)
            throws ExpressionException {
        Expression expression = Expression.parse(text, LAMP);
        double h = 1e-6;
        boolean nearKink = Math.abs(x - y) < 1e-3 || Math.abs(x - 2 * y) < 1e-3 || Math.abs(x - 3 * y) < 1e-3;
        Assume.that(!nearKink);
        double numeric = (at(expression, x + h, y) - at(expression, x - h, y)) / (2 * h);
        double exact = expression
                .evaluate(Map.of("x", Quantity.exact(x), "y", Quantity.exact(y)))
                .contributions()
                .getFirst()
                .sensitivity();
        assertThat(exact).isCloseTo(numeric, within(1e-5 * Math.max(1, Math.abs(numeric))));
    }

    private static double at(Expression expression, double x, double y) throws ExpressionException {
        return expression
                .evaluate(Map.of("x", Quantity.exact(x), "y", Quantity.exact(y)))
                .result()
                .value();
    }

    @Property(tries = 3000)
    void anyTextIsParsedOrRefused(@ForAll("formulaLike") String text) {
        try {
            Expression.parse(text, LAMP).evaluate(Map.of("x", Quantity.exact(1), "y", Quantity.exact(2)));
        } catch (ExpressionException refused) {
            assertThat(refused.position()).isBetween(0, text.length());
        }
    }

    @Provide
    Arbitrary<String> formulaLike() {
        return Arbitraries.of(
                        "x", "y", "flux", "1", "2.5", "1.5[W]", "+", "-", "*", "/", "^", "^2", "(", ")", ",", "min(",
                        "if(", "round(", "exp(", "ln(", "sqrt(", "<", "==", "[", "]", " ", "e", ".", "é", "9")
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join("", parts));
    }
}

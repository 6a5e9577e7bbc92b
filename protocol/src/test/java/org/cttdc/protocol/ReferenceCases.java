package org.cttdc.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The cases of one file of published numeric results, whatever cases it holds. */
public final class ReferenceCases {
    private static final double DEFAULT_TOLERANCE = 1e-6;
    /** What is left of an exact zero. */
    private static final double ROUNDING = 1e-12;

    private ReferenceCases() {}

    public static Stream<JsonNode> of(String file) {
        return Conformance.files("reference").stream()
                .filter(path -> path.endsWith(file))
                .flatMap(path -> StreamSupport.stream(
                        Conformance.read(path).path("cases").spliterator(), false));
    }

    /** The cases by their names, for a test factory. */
    public static Stream<DynamicTest> tests(String file, ThrowingConsumer<JsonNode> check) {
        return of(file).map(c -> DynamicTest.dynamicTest(c.path("name").asText("case"), () -> check.accept(c)));
    }

    /** An exact integer, written as a string or a number. */
    public static BigInteger integer(JsonNode value) {
        return new BigInteger(value.asText());
    }

    public static List<BigInteger> integers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(ReferenceCases::integer)
                .toList();
    }

    public static long[] longs(JsonNode array) {
        return integers(array).stream().mapToLong(BigInteger::longValueExact).toArray();
    }

    /** A double, written as a number or a string. */
    public static double number(JsonNode value) {
        return Double.parseDouble(value.asText());
    }

    public static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(ReferenceCases::number)
                .toArray();
    }

    /** A double of a case that may leave it out. */
    public static double numberOr(JsonNode example, String name, double otherwise) {
        return example.hasNonNull(name) ? number(example.get(name)) : otherwise;
    }

    /** Holds a result to what a case expects, within 1e-6 relative unless the case says otherwise; what it leaves out is not held. */
    public static void expect(JsonNode example, JsonNode expected, double actual) {
        expect(example, expected, actual, ROUNDING);
    }

    /** The same for figures that the file rounds: a difference up to {@code rounding} is not held against the result. */
    public static void expect(JsonNode example, JsonNode expected, double actual, double rounding) {
        if (!expected.isNull() && !expected.isMissingNode()) {
            double wanted = number(expected);
            double tolerance = numberOr(example, "relativeTolerance", DEFAULT_TOLERANCE);
            assertThat(actual).isCloseTo(wanted, within(Math.max(Math.abs(wanted) * tolerance, rounding)));
        }
    }
}

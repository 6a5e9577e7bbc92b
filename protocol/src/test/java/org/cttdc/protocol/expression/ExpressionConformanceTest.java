package org.cttdc.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cttdc.protocol.units.Unit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Published results of uncertainty propagation; every input is a plain number. */
@Tag("conformance")
class ExpressionConformanceTest {
    private static final double DEFAULT_TOLERANCE = 1e-6;

    @TestFactory
    Stream<DynamicTest> published() throws IOException {
        Path file =
                Path.of(System.getProperty("conformance.dir", "../shared/vectors"), "reference", "expressions.json");
        assumeTrue(Files.exists(file), "no " + file);
        JsonNode cases = new ObjectMapper().readTree(file.toFile()).path("cases");
        return StreamSupport.stream(cases.spliterator(), false)
                .map(c -> DynamicTest.dynamicTest(c.path("name").asText(), () -> check(c)));
    }

    private static void check(JsonNode c) throws ExpressionException {
        Map<String, Unit> symbols = new HashMap<>();
        Map<String, Quantity> inputs = new HashMap<>();
        c.path("inputs").properties().forEach(input -> {
            symbols.put(input.getKey(), Unit.ONE);
            inputs.put(input.getKey(), quantity(input.getValue()));
        });
        Quantity result = Expression.parse(c.path("expression").asText(), symbols)
                .evaluate(inputs)
                .result();
        double tolerance = c.path("relativeTolerance").asDouble(DEFAULT_TOLERANCE);
        expect(c.path("value"), result.value(), tolerance);
        expect(c.path("u"), result.u(), tolerance);
        expect(c.path("dof"), result.dof(), tolerance);
    }

    private static Quantity quantity(JsonNode input) {
        double dof = input.hasNonNull("dof") ? number(input.path("dof")) : Double.POSITIVE_INFINITY;
        double u = input.hasNonNull("u") ? number(input.path("u")) : 0;
        return new Quantity(number(input.path("value")), u, dof);
    }

    private static double number(JsonNode node) {
        return Double.parseDouble(node.asText());
    }

    private static void expect(JsonNode expected, double actual, double tolerance) {
        if (!expected.isNull() && !expected.isMissingNode()) {
            double wanted = number(expected);
            assertThat(actual).isCloseTo(wanted, within(Math.abs(wanted) * tolerance));
        }
    }
}

package org.cttdc.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.ReferenceCases;
import org.cttdc.protocol.units.Unit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published results of uncertainty propagation; every input is a plain number. */
@ConformanceData("reference/expressions.json")
class ExpressionConformanceTest {
    private static final double DEFAULT_TOLERANCE = 1e-6;

    @TestFactory
    Stream<DynamicTest> published() {
        return ReferenceCases.of("expressions.json")
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

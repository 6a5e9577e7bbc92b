package org.cttdc.protocol.expression;

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
    @TestFactory
    Stream<DynamicTest> published() {
        return ReferenceCases.tests("expressions.json", ExpressionConformanceTest::check);
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
        ReferenceCases.expect(c, c.path("value"), result.value());
        ReferenceCases.expect(c, c.path("u"), result.u());
        ReferenceCases.expect(c, c.path("dof"), result.dof());
    }

    private static Quantity quantity(JsonNode input) {
        return new Quantity(
                ReferenceCases.number(input.path("value")),
                ReferenceCases.numberOr(input, "u", 0),
                ReferenceCases.numberOr(input, "dof", Double.POSITIVE_INFINITY));
    }
}

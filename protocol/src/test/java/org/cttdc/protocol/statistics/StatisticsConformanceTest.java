package org.cttdc.protocol.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.protocol.ConformanceData;
import org.cttdc.protocol.ReferenceCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published results of metrology and proficiency testing. */
class StatisticsConformanceTest {
    private static final double SIX_DECIMALS = 5e-7;

    @ConformanceData("reference/conformity-probability.json")
    @TestFactory
    Stream<DynamicTest> conformityProbability() {
        return ReferenceCases.tests("conformity-probability.json", c -> {
            var limits = new Conformity.Limits(
                    ReferenceCases.numberOr(c, "lower", Double.NEGATIVE_INFINITY),
                    ReferenceCases.numberOr(c, "upper", Double.POSITIVE_INFINITY));
            var estimate = new Estimate(ReferenceCases.number(c.get("y")), ReferenceCases.number(c.get("u")));
            ReferenceCases.expect(c, c.path("probability"), Conformity.probability(estimate, limits));
        });
    }

    @ConformanceData("reference/robust-mean.json")
    @TestFactory
    Stream<DynamicTest> robustMean() {
        return ReferenceCases.tests("robust-mean.json", c -> {
            double[] x = ReferenceCases.numbers(c.get("x"));
            RobustMean robust = RobustMean.of(ReferenceCases.numberOr(c, "sigmaPt", 0), x);
            ReferenceCases.expect(c, c.path("mean"), robust.mean());
            ReferenceCases.expect(c, c.path("sd"), robust.sd());
            ReferenceCases.expect(c, c.path("median"), Sample.median(x));
            ReferenceCases.expect(c, c.path("standardUncertainty"), robust.uncertainty());
        });
    }

    @ConformanceData("reference/fusion.json")
    @TestFactory
    Stream<DynamicTest> fusion() {
        return ReferenceCases.tests("fusion.json", c -> {
            double[] x = ReferenceCases.numbers(c.get("x"));
            double[] u = ReferenceCases.numbers(c.get("u"));
            fusion(c, c.path("inverseVariance"), Fusion.inverseVariance(x, u));
            fusion(c, c.path("derSimonianLaird"), Fusion.derSimonianLaird(x, u));
            fusion(c, c.path("mandelPaule"), Fusion.mandelPaule(x, u));
        });
    }

    private static void fusion(JsonNode example, JsonNode expected, Fusion fusion) {
        ReferenceCases.expect(example, expected.path("tau2"), fusion.tau2());
        ReferenceCases.expect(example, expected.path("mean"), fusion.mean());
        ReferenceCases.expect(example, expected.path("u"), fusion.u());
        ReferenceCases.expect(example, expected.path("Q"), fusion.q());
        ReferenceCases.expect(example, expected.path("birge"), fusion.birge());
        ReferenceCases.expect(example, expected.path("hksjU"), fusion.hksj());
    }

    @ConformanceData("reference/en-score.json")
    @TestFactory
    Stream<DynamicTest> enScore() {
        return ReferenceCases.tests(
                "en-score.json",
                c -> ReferenceCases.expect(
                        c,
                        c.path("En"),
                        Scores.en(
                                ReferenceCases.number(c.get("x")),
                                ReferenceCases.number(c.get("expandedU")),
                                ReferenceCases.number(c.get("reference")),
                                ReferenceCases.numberOr(c, "referenceU", 0)),
                        SIX_DECIMALS));
    }

    @ConformanceData("reference/ewma.json")
    @TestFactory
    Stream<DynamicTest> controlChart() {
        return ReferenceCases.tests("ewma.json", c -> {
            var chart = new ControlChart(
                    ReferenceCases.number(c.get("target")),
                    ReferenceCases.number(c.get("lambda")),
                    ReferenceCases.number(c.get("sigma")));
            List<Double> averages = chart.averages(
                    Arrays.stream(ReferenceCases.numbers(c.get("x"))).boxed().toList());
            assertThat(averages).hasSize(c.get("ewma").size());
            for (int i = 0; i < averages.size(); i++) {
                ReferenceCases.expect(c, c.path("ewma").get(i), averages.get(i));
            }
            ReferenceCases.expect(c, c.path("upper"), chart.upper());
            ReferenceCases.expect(c, c.path("lower"), chart.lower());
        });
    }
}

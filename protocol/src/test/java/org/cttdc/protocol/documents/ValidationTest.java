package org.cttdc.protocol.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValidationTest {
    private static final String FLUX = "$.characteristics[0]";
    private static final String PON = "$.characteristics[1]";

    private static Arguments change(
            String id, UnaryOperator<CharacteristicBuilder> change, ProblemCode code, String path) {
        return Arguments.of(id, change, code, path);
    }

    static Stream<Arguments> badCharacteristics() {
        return Stream.of(
                change("flux", b -> b.weight(220_001), ProblemCode.E_WEIGHT_SUM, "$.characteristics"),
                change("flux", b -> b.weight(-1), ProblemCode.E_RANGE, FLUX + ".weight"),
                change("flux", b -> b.unit("lumens"), ProblemCode.E_UNIT, FLUX + ".unit"),
                change("flux", b -> b.scale(10), ProblemCode.E_RANGE, FLUX + ".scale"),
                change("flux", b -> b.plausible(null), ProblemCode.E_PART_MISSING, FLUX + ".plausible"),
                change(
                        "flux",
                        b -> b.plausible(new Range(Decimal.of("9"), Decimal.of("9"))),
                        ProblemCode.E_ORDER,
                        FLUX + ".plausible"),
                change(
                        "flux",
                        b -> b.plausible(new Range(Decimal.of("0.5"), Decimal.of("9"))),
                        ProblemCode.E_DOMAIN,
                        FLUX + ".plausible[0]"),
                change("flux", b -> b.method(null), ProblemCode.E_PART_MISSING, FLUX + ".method"),
                change("flux", b -> b.scoring(null), ProblemCode.E_PART_MISSING, FLUX + ".scoring"),
                change("flux", b -> b.value(null), ProblemCode.E_PART_MISSING, FLUX + ".value"),
                change(
                        "flux",
                        b -> b.criticality(Criticality.SAFETY),
                        ProblemCode.E_SAFETY_LEVEL,
                        FLUX + ".method.level"),
                change("flux", b -> b.expression("1[lm]"), ProblemCode.E_PART_UNEXPECTED, FLUX + ".expression"),
                change(
                        "flux",
                        b -> b.name(new LocalizedText(new TreeMap<>(Map.of("zh", "光通量")))),
                        ProblemCode.E_LANGUAGE,
                        FLUX + ".name"),
                change("flux", b -> b.name(LocalizedText.of("a\u0007b")), ProblemCode.E_TEXT, FLUX + ".name.en"),
                change("flux", b -> b.name(LocalizedText.of("\ud800")), ProblemCode.E_TEXT, FLUX + ".name.en"),
                change(
                        "flux",
                        b -> b.scoring(new Scoring(Decimal.of("0"), Decimal.of("1"))),
                        ProblemCode.E_RANGE,
                        FLUX + ".scoring.sigmaPt"),
                change("pon", b -> b.limit(new Limit(null, null, null)), ProblemCode.E_PART_MISSING, PON + ".limit"),
                change(
                        "pon",
                        b -> b.limit(new Limit(null, new Bound.Reference("eff"), null)),
                        ProblemCode.E_UNIT,
                        PON + ".limit.max.c"),
                change(
                        "pon",
                        b -> b.limit(new Limit(null, new Bound.Reference("nothing"), null)),
                        ProblemCode.E_REFERENCE,
                        PON + ".limit.max.c"),
                change(
                        "pon",
                        b -> b.limit(new Limit(Bound.of("1.00"), null, new StandardRef("iso-1", "4"))),
                        ProblemCode.E_STANDARD,
                        PON + ".limit.src.std"),
                change(
                        "pon",
                        b -> b.decision(new Decision(DecisionTarget.MEAN, DecisionRule.GUARDED, null)),
                        ProblemCode.E_PART_MISSING,
                        PON + ".decision.k"),
                change(
                        "pon",
                        b -> b.declaredTolerance(
                                new DeclaredTolerance(ToleranceMode.RELATIVE, Decimal.of("-0.1"), null, null)),
                        ProblemCode.E_RANGE,
                        PON + ".declaredTolerance.lower"),
                change("flicker", b -> b.levels(List.of()), ProblemCode.E_COUNT, "$.characteristics[5].levels"),
                change("flicker", b -> b.unit("lm"), ProblemCode.E_UNIT, "$.characteristics[5].unit"),
                change(
                        "base",
                        b -> b.value(new ValueFunction(
                                ValueShape.LINEAR, Decimal.of("0"), Decimal.of("1"), ValueReference.ABSOLUTE)),
                        ProblemCode.E_PART_UNEXPECTED,
                        "$.characteristics[7].value.shape"),
                change("eff", b -> b.expression(null), ProblemCode.E_PART_MISSING, "$.characteristics[11].expression"),
                change(
                        "eff",
                        b -> b.expression("flux+pon"),
                        ProblemCode.E_EXPRESSION,
                        "$.characteristics[11].expression"),
                change("eff", b -> b.expression("flux"), ProblemCode.E_EXPRESSION, "$.characteristics[11].expression"),
                change("eff", b -> b.expression("eff"), ProblemCode.E_EXPRESSION, "$.characteristics[11].expression"),
                change(
                        "eff",
                        b -> b.expression("ponmax*flux/pon^2"),
                        ProblemCode.E_EXPRESSION,
                        "$.characteristics[11].expression"));
    }

    @ParameterizedTest
    @MethodSource("badCharacteristics")
    void reportsCodeAndPath(String id, UnaryOperator<CharacteristicBuilder> change, ProblemCode code, String path) {
        List<Problem> problems = Validation.check(Samples.model(id, change));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.path()).isEqualTo(path);
        });
    }

    @Test
    void namesPositionAndReasonOfABadExpression() {
        List<Problem> problems = Validation.check(Samples.model("eff", b -> b.expression("flux+pon")));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.args()).startsWith("DIMENSION_MISMATCH", "4"));
    }

    @Test
    void boundsTheNumberOfCharacteristicsAndTheSize() {
        QualityModel model = Samples.model();
        Characteristic base = model.characteristic("base").orElseThrow();
        var many = new ArrayList<>(model.characteristics());
        IntStream.range(0, 51)
                .forEach(i -> many.add(new CharacteristicBuilder("c" + i, CharacteristicKind.BOOLEAN, base.name())
                        .method(base.method())
                        .build()));
        assertThat(Validation.check(Samples.characteristics(model, many)))
                .containsExactly(new Problem(ProblemCode.E_COUNT, "$.characteristics", List.of("65", "1", "64")));
        var step = LocalizedText.of("x".repeat(2000));
        var longMethod = new Method(
                null,
                MethodLevel.HOME,
                1,
                null,
                List.of(),
                IntStream.range(0, 32).mapToObj(i -> step).toList());
        QualityModel large = Samples.model("base", b -> b.method(longMethod));
        assertThat(Validation.check(large)).extracting(Problem::code).containsExactly(ProblemCode.E_TOO_LARGE);
    }

    @Test
    void refusesDoubledAndReservedIds() {
        QualityModel model = Samples.model();
        var doubled = new ArrayList<>(model.characteristics());
        doubled.add(model.characteristics().getLast());
        assertThat(Validation.check(Samples.characteristics(model, doubled)))
                .extracting(Problem::code, Problem::path)
                .contains(tuple(ProblemCode.E_DUP_ID, "$.characteristics[14].id"));
        var reserved = new ArrayList<>(model.characteristics());
        reserved.add(new CharacteristicBuilder("min", CharacteristicKind.BOOLEAN, LocalizedText.of("Minimum"))
                .method(model.characteristics().get(7).method())
                .build());
        assertThat(Validation.check(Samples.characteristics(model, reserved)))
                .containsExactly(new Problem(ProblemCode.E_ID, "$.characteristics[14].id", List.of("min")));
    }

    @ParameterizedTest
    @CsvSource({
        "04006381333931, true",
        "4006381333931, true",
        "4006381333932, false",
        "96385074, true",
        "036000291452, true",
        "123, false",
        "40063813339３1, false"
    })
    void checksTradeItemNumbers(String gtin, boolean valid) {
        assertThat(Gtin.isValid(gtin)).isEqualTo(valid);
    }

    @Test
    void refusesReferencesToNothing() {
        Result flux = Samples.flux();
        ContentId other = ContentId.ofContent(new byte[0]);
        var result = new Result(
                "flux", flux.replicates(), flux.value(), flux.u(), null, List.of(), "none", null, List.of(other));
        assertThat(Validation.check(Samples.report(result, result)))
                .extracting(Problem::code, Problem::path)
                .contains(
                        tuple(ProblemCode.E_DUP_ID, "$.results[1].c"),
                        tuple(ProblemCode.E_REFERENCE, "$.results[0].instrument"),
                        tuple(ProblemCode.E_REFERENCE, "$.results[0].evidence[0]"));
    }

    @Test
    void refusesDatesOutsideThisMillennium() {
        TestReport r = Samples.report(Samples.flux());
        var old = new TestReport(
                r.model(),
                r.listing(),
                r.item(),
                r.instruments(),
                r.results(),
                r.env(),
                LocalDate.of(1999, 12, 31),
                r.evidence());
        assertThat(Validation.check(old)).extracting(Problem::path).containsExactly("$.tested");
    }
}

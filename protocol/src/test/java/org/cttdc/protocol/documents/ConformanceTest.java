package org.cttdc.protocol.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConformanceTest {
    private static List<String> listingProblems(ListingDeclaration listing) {
        return Conformance.check(Samples.model(), listing).stream()
                .map(p -> p.code() + " " + p.path())
                .toList();
    }

    private static List<String> reportProblems(MethodLevel who, Result... results) {
        return Conformance.check(Samples.model(), Samples.listing(), Samples.report(results), who).stream()
                .map(p -> p.code() + " " + p.path())
                .toList();
    }

    @Test
    void acceptsTheSamples() {
        assertThat(listingProblems(Samples.listing())).isEmpty();
        assertThat(DerivedValues.checkLimits(Samples.model(), Samples.listing()))
                .isEmpty();
        assertThat(reportProblems(MethodLevel.HOME, Samples.flux(), Samples.flicker()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "flux, 806.5, E_DOMAIN",
        "flux, 29, E_IMPLAUSIBLE",
        "cri, 79.9, E_LIMIT",
        "svm, 0.41, E_LIMIT",
        "flicker, 0, E_LIMIT",
        "flicker, 3, E_DOMAIN",
        "base, 9, E_DOMAIN",
        "dimming, 2, E_DOMAIN",
    })
    void refusesDeclaredValues(String id, String value, String code) {
        ListingDeclaration listing = Samples.listing(id, value);
        int index = listing.values().indexOf(listing.value(id).orElseThrow());
        assertThat(listingProblems(listing)).containsExactly(code + " $.values[" + index + "].value");
    }

    @Test
    void theVerifiersToleranceDoesNotHelpTheMaker() {
        // Annex IV lets a verifier accept 2.0 less; the declared value must still meet the limit.
        assertThat(listingProblems(Samples.listing("cri", "78.0"))).hasSize(1);
    }

    @Test
    void refusesMissingUnknownAndDerivedValues() {
        List<DeclaredValue> values = Samples.listing().values();
        assertThat(listingProblems(Samples.listing(values.subList(1, values.size()))))
                .containsExactly("E_CHARACTERISTIC_MISSING $.values");
        assertThat(listingProblems(with(values, "colour"))).containsExactly("E_CHARACTERISTIC_MISSING $.values[11].c");
        assertThat(listingProblems(with(values, "eff"))).containsExactly("E_DERIVED $.values[11].c");
    }

    private static ListingDeclaration with(List<DeclaredValue> values, String id) {
        var extra = new DeclaredValue(id, Decimal.of("1"), null, null, DeclarationBasis.DESIGN, List.of());
        return Samples.listing(Stream.concat(values.stream(), Stream.of(extra)).toList());
    }

    @Test
    void refusesAnotherModel() {
        QualityModel other = Samples.model("flux", b -> b.scale(1));
        assertThat(Conformance.check(other, Samples.listing()))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.E_MODEL);
    }

    /** Regulation (EU) 2019/2020: 806 lm at CRI 80 may take 8.874 W; L70 of 15,000 h needs 93.115 %. */
    @Test
    void derivesValuesAndTheLimitsThatReferToThem() {
        QualityModel model = Samples.model();
        var derived = DerivedValues.of(model, Samples.listing());
        assertThat(derived.keySet()).containsExactly("eff", "ponmax", "xlmfmin");
        assertThat(derived.get("eff").result().value()).isCloseTo(100.75, within(1e-9));
        assertThat(derived.get("eff").result().u()).isCloseTo(2.0, within(1e-9));
        assertThat(derived.get("ponmax").result().value()).isCloseTo(8.874, within(1e-9));
        assertThat(derived.get("xlmfmin").result().value()).isCloseTo(95.810, within(5e-4));
        assertThat(DerivedValues.of(model, Samples.listing("l70", "15000"))
                        .get("xlmfmin")
                        .result()
                        .value())
                .isCloseTo(93.115, within(5e-4));
        assertThat(DerivedValues.checkLimits(model, Samples.listing("pon", "8.88")))
                .extracting(Problem::code, Problem::path)
                .containsExactly(tuple(ProblemCode.E_LIMIT, "$.values[1].value"));
        assertThat(DerivedValues.checkLimits(model, Samples.listing("pon", "8.87")))
                .isEmpty();
    }

    @Test
    void leavesOutDerivedValuesWithoutInputs() {
        assertThat(DerivedValues.of(Samples.model(), Samples.report(Samples.flux())))
                .isEmpty();
        assertThat(DerivedValues.of(Samples.model(), Samples.listing("pon", "0.00"))
                        .keySet())
                .containsExactly("ponmax", "xlmfmin");
    }

    private static Result flux(UnaryOperator<String> value, String u, String... replicates) {
        Result flux = Samples.flux();
        return new Result(
                "flux",
                Stream.of(replicates).map(Decimal::of).toList(),
                Decimal.of(value.apply("800")),
                u.isEmpty() ? null : Decimal.of(u),
                flux.dof(),
                flux.budget(),
                flux.instrument(),
                null,
                flux.evidence());
    }

    @Test
    void checksReplicatesMeanAndUncertainty() {
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> v, "16", "798", "803", "798")))
                .isEmpty();
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> v, "16", "800", "800")))
                .containsExactly("E_REPLICATES $.results[0].replicates");
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> "802", "16", "798", "803", "800")))
                .containsExactly("E_VALUE $.results[0].value");
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> v, "81", "798", "803", "800")))
                .containsExactly("E_UNCERTAINTY $.results[0].u");
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> v, "", "798", "803", "800")))
                .containsExactly("E_FIELD_MISSING $.results[0].u");
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> v, "16.5", "798", "803", "800")))
                .containsExactly("E_DOMAIN $.results[0].u");
        assertThat(reportProblems(MethodLevel.HOME, flux(v -> v, "16", "798", "803", "20001")))
                .containsExactly("E_IMPLAUSIBLE $.results[0].replicates[2]");
    }

    @Test
    void takesTheLowerMedianOfLevels() {
        Result even = new Result(
                "flicker",
                List.of(Decimal.of("2"), Decimal.of("1"), Decimal.of("1"), Decimal.of("2")),
                Decimal.of("1"),
                null,
                null,
                List.of(),
                null,
                null,
                List.of());
        assertThat(reportProblems(MethodLevel.HOME, even)).isEmpty();
    }

    @Test
    void keepsSafetyTestsAndBenchTestsAwayFromHome() {
        Result shock = new Result(
                "shock", List.of(Decimal.of("1")), Decimal.of("1"), null, null, List.of(), null, null, List.of());
        assertThat(reportProblems(MethodLevel.HOME, shock)).containsExactly("E_LEVEL $.results[0].c");
        assertThat(reportProblems(MethodLevel.BENCH, shock)).containsExactly("E_LEVEL $.results[0].c");
        assertThat(reportProblems(MethodLevel.LAB, shock)).isEmpty();
    }

    @Test
    void refusesAnotherListingAndLot() {
        TestReport report = Samples.report(Samples.flux());
        ListingDeclaration listing = Samples.listing("cct", "3000");
        assertThat(Conformance.check(Samples.model(), listing, report, MethodLevel.HOME))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.E_LISTING);
        ListingDeclaration l = Samples.listing();
        var noLots =
                new ListingDeclaration(l.model(), l.gtin(), l.brand(), l.name(), List.of(), l.values(), l.evidence());
        assertThat(Conformance.check(Samples.model(), noLots, report, MethodLevel.HOME))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.E_LISTING, ProblemCode.E_LOT);
    }

    @Test
    void givesExactIntegers() {
        assertThat(Conformance.scaled(Samples.model(), Samples.report(Samples.flux(), Samples.flicker())))
                .isEqualTo(Map.of("flux", new ScaledResult(800, 16), "flicker", new ScaledResult(2, 0)));
        assertThat(Conformance.scaled(Samples.model(), Samples.listing()))
                .containsEntry("pon", 800L)
                .hasSize(11);
    }
}

package org.cttdc.protocol.documents;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cttdc.protocol.templates.ModelTemplates;

/** A valid lamp model, a listing that conforms to it and a report on it. */
final class Samples {
    static final ContentId PHOTO = ContentId.ofContent("photo".getBytes(StandardCharsets.UTF_8));

    private static final Map<String, String> DECLARED = Map.ofEntries(
            Map.entry("flux", "806"),
            Map.entry("pon", "8.00"),
            Map.entry("cri", "80.0"),
            Map.entry("cct", "2700"),
            Map.entry("svm", "0.20"),
            Map.entry("flicker", "2"),
            Map.entry("dimming", "1"),
            Map.entry("base", "0"),
            Map.entry("xlmf", "95.9"),
            Map.entry("l70", "25000"),
            Map.entry("shock", "1"));

    private Samples() {}

    static QualityModel model() {
        return ModelTemplates.load("led-lamp");
    }

    /** The model with one characteristic changed. */
    static QualityModel model(String id, UnaryOperator<CharacteristicBuilder> change) {
        QualityModel model = model();
        return characteristics(
                model,
                model.characteristics().stream()
                        .map(c ->
                                c.id().equals(id) ? change.apply(c.toBuilder()).build() : c)
                        .toList());
    }

    static QualityModel characteristics(QualityModel m, List<Characteristic> characteristics) {
        return new QualityModel(
                m.series(),
                m.version(),
                m.supersedes(),
                m.title(),
                m.classification(),
                m.standards(),
                characteristics,
                m.index());
    }

    static ListingDeclaration listing() {
        List<DeclaredValue> values = model().characteristics().stream()
                .filter(Characteristic::mustBeDeclared)
                .map(c -> declared(c.id(), DECLARED.getOrDefault(c.id(), "0")))
                .toList();
        return listing(values);
    }

    /** The listing with one declared value changed. */
    static ListingDeclaration listing(String id, String value) {
        return listing(listing().values().stream()
                .map(v -> v.c().equals(id) ? declared(id, value) : v)
                .collect(Collectors.toList()));
    }

    static ListingDeclaration listing(List<DeclaredValue> values) {
        return new ListingDeclaration(
                ContentId.of(model()),
                "04006381333931",
                "Lumina",
                LocalizedText.of("LED lamp 806 lm", "LED 灯 806 流明"),
                List.of(new Lot("L2026-07", PHOTO)),
                values,
                List.of(new Evidence(PHOTO, "image/jpeg", 123_456)));
    }

    private static DeclaredValue declared(String id, String value) {
        boolean flux = id.equals("flux");
        return new DeclaredValue(
                id,
                Decimal.of(value),
                flux ? Decimal.of("32") : null,
                flux ? Decimal.of("2") : null,
                DeclarationBasis.MEASURED,
                flux ? List.of(PHOTO) : List.of());
    }

    static Result flux() {
        return new Result(
                "flux",
                List.of(Decimal.of("798"), Decimal.of("803"), Decimal.of("800")),
                Decimal.of("800"),
                Decimal.of("16"),
                Decimal.of("8"),
                List.of(new BudgetItem("reference lamp", UncertaintyType.B, Decimal.of("12.5"), null)),
                "lux1",
                null,
                List.of(PHOTO));
    }

    static Result flicker() {
        return new Result(
                "flicker",
                List.of(Decimal.of("2"), Decimal.of("1"), Decimal.of("2")),
                Decimal.of("2"),
                null,
                null,
                List.of(),
                null,
                "filmed at 120 pictures a second",
                List.of());
    }

    static TestReport report(Result... results) {
        return new TestReport(
                ContentId.of(model()),
                ContentId.of(listing()),
                new Item("L2026-07", PHOTO, null, ItemCondition.NEW, new Measure(Decimal.of("0.5"), "h")),
                List.of(new Instrument(
                        "lux1",
                        "lux meter",
                        new Measure(Decimal.of("0.1"), "lx"),
                        new Calibration("C-17", LocalDate.of(2026, 3, 1)))),
                List.of(results),
                List.of(new Ambient("temperature", Decimal.of("23.5"), "Cel")),
                LocalDate.of(2026, 11, 20),
                List.of(new Evidence(PHOTO, "image/jpeg", 123_456)));
    }
}

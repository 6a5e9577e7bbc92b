package org.cttdc.merchant.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cttdc.merchant.flow.LotPlan;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Conformance;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclarationBasis;
import org.cttdc.protocol.documents.DeclaredValue;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.ProblemCode;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.tx.Msg;

/**
 * A declaration as typed, and what is wrong with it. Immutable: every change makes a new draft, so that a check on another thread
 * sees one state.
 *
 * @param nameEn product name, English
 * @param nameZh product name, Chinese, may be empty
 * @param brand brand
 * @param gtin trade item number
 * @param feePercent experience fee in per cent, up to two decimals
 * @param lot id of the first lot
 * @param units packages in the lot
 * @param values what was typed, by characteristic
 */
record DeclareDraft(
        String nameEn,
        String nameZh,
        String brand,
        String gtin,
        String feePercent,
        String lot,
        String units,
        Map<String, String> values) {

    /** The fields of the form that are not characteristics. */
    enum Field {
        NAME_EN,
        NAME_ZH,
        BRAND,
        GTIN,
        FEE,
        LOT,
        UNITS
    }

    /** What is wrong, by field and by characteristic; {@code other} has no field of its own. */
    record Findings(Map<Field, Finding> fields, Map<String, Finding> values, List<Problem> other) {
        boolean clean() {
            return fields.isEmpty() && values.isEmpty() && other.isEmpty();
        }
    }

    /** A problem of the document, or an input that is no number of the wanted form. */
    sealed interface Finding {
        record OfDocument(Problem problem) implements Finding {}

        record NotANumber(String typed) implements Finding {}

        record FeeRange(int minBps, int maxBps) implements Finding {}

        record UnitsRange() implements Finding {}

        record Missing() implements Finding {}
    }

    private static final Pattern VALUE_PATH = Pattern.compile("\\$\\.values\\[(\\d+)].*");
    private static final ContentId UNSEALED = ContentId.ofDigest(new byte[ContentId.LENGTH]);

    DeclareDraft {
        values = Map.copyOf(values);
    }

    static DeclareDraft empty() {
        return new DeclareDraft("", "", "", "", "15", "A1", "1000", Map.of());
    }

    /** The characteristics a declaration states, in the model's order. */
    static List<Characteristic> declarable(QualityModel model) {
        return model.characteristics().stream()
                .filter(c -> c.kind() != CharacteristicKind.DERIVED)
                .toList();
    }

    /** The experience fee in basis points, where it is a number with at most two decimals. */
    OptionalInt feeBps() {
        try {
            return OptionalInt.of(
                    new BigDecimal(feePercent.strip()).movePointRight(2).intValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    /** The lot, where its number of units is one. */
    Optional<LotPlan> lotPlan() {
        try {
            return Optional.of(
                    new LotPlan(lot.strip(), Integer.parseInt(units.strip().replace(",", ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The document, with the lots as sealed. Values that are no decimals are left out. */
    ListingDeclaration document(QualityModel model, List<Msg.LotSeal> seals) {
        List<Lot> lots = seals.stream()
                .map(seal -> new Lot(seal.lot(), ContentId.ofDigest(seal.unitRoot())))
                .toList();
        return document(model, lots, declared(model));
    }

    private ListingDeclaration document(QualityModel model, List<Lot> lots, Map<String, Decimal> declared) {
        List<DeclaredValue> stated = new ArrayList<>();
        declared.forEach((c, value) ->
                stated.add(new DeclaredValue(c, value, null, null, DeclarationBasis.MEASURED, List.of())));
        LocalizedText name =
                nameZh.isBlank() ? LocalizedText.of(nameEn.strip()) : LocalizedText.of(nameEn.strip(), nameZh.strip());
        return new ListingDeclaration(ContentId.of(model), gtin.strip(), brand.strip(), name, lots, stated, List.of());
    }

    /** Everything that keeps the declaration from being published. */
    Findings check(QualityModel model, ChainParams params) {
        Map<Field, Finding> fields = new LinkedHashMap<>();
        Map<String, Finding> wrong = new LinkedHashMap<>();
        List<Problem> other = new ArrayList<>();
        checkNumbers(model, params, fields, wrong);
        Map<String, Decimal> declared = declared(model);
        ListingDeclaration document = document(model, List.of(new Lot(lot.strip(), UNSEALED)), declared);
        List<Problem> problems = new ArrayList<>(Validation.check(document));
        problems.addAll(Conformance.check(model, document));
        List<String> order = List.copyOf(declared.keySet());
        for (Problem problem : problems) {
            place(problem, order, fields, wrong, other);
        }
        return new Findings(fields, wrong, other);
    }

    private void checkNumbers(
            QualityModel model, ChainParams params, Map<Field, Finding> fields, Map<String, Finding> wrong) {
        OptionalInt fee = feeBps();
        if (fee.isEmpty()) {
            fields.put(Field.FEE, new Finding.NotANumber(feePercent));
        } else if (fee.getAsInt() < params.minFeeBps() || fee.getAsInt() > params.maxFeeBps()) {
            fields.put(Field.FEE, new Finding.FeeRange(params.minFeeBps(), params.maxFeeBps()));
        }
        if (lotPlan().isEmpty()) {
            fields.put(Field.UNITS, new Finding.UnitsRange());
        }
        for (Characteristic c : declarable(model)) {
            String typed = values.getOrDefault(c.id(), "").strip();
            if (typed.isEmpty()) {
                if (c.mustBeDeclared()) {
                    wrong.put(c.id(), new Finding.Missing());
                }
            } else if (Decimal.parse(typed).isEmpty()) {
                wrong.put(c.id(), new Finding.NotANumber(typed));
            }
        }
    }

    private Map<String, Decimal> declared(QualityModel model) {
        Map<String, Decimal> declared = new LinkedHashMap<>();
        for (Characteristic c : declarable(model)) {
            Decimal.parse(values.getOrDefault(c.id(), "").strip()).ifPresent(value -> declared.put(c.id(), value));
        }
        return declared;
    }

    /** An empty list of values is no finding of its own: each value that is missing is one. */
    private static void place(
            Problem problem,
            List<String> order,
            Map<Field, Finding> fields,
            Map<String, Finding> wrong,
            List<Problem> other) {
        Finding finding = new Finding.OfDocument(problem);
        Matcher value = VALUE_PATH.matcher(problem.path());
        if (value.matches()) {
            wrong.putIfAbsent(order.get(Integer.parseInt(value.group(1))), finding);
        } else if (problem.code() == ProblemCode.E_CHARACTERISTIC_MISSING) {
            wrong.putIfAbsent(problem.args().getFirst(), finding);
        } else if (!problem.path().equals("$.values")) {
            field(problem.path())
                    .ifPresentOrElse(field -> fields.putIfAbsent(field, finding), () -> other.add(problem));
        }
    }

    private static Optional<Field> field(String path) {
        return switch (path) {
            case "$.name", "$.name.en" -> Optional.of(Field.NAME_EN);
            case "$.name.zh" -> Optional.of(Field.NAME_ZH);
            case "$.brand" -> Optional.of(Field.BRAND);
            case "$.gtin" -> Optional.of(Field.GTIN);
            case "$.lots[0].id", "$.lots[0]" -> Optional.of(Field.LOT);
            default -> Optional.empty();
        };
    }
}

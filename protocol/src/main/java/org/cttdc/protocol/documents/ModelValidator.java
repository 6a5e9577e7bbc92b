package org.cttdc.protocol.documents;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cttdc.protocol.expression.Expression;
import org.cttdc.protocol.expression.ExpressionException;
import org.cttdc.protocol.json.JsonPath;
import org.cttdc.protocol.units.Unit;
import org.jspecify.annotations.Nullable;

/** Rules for a quality model as a whole. */
final class ModelValidator {
    static final Pattern CHARACTERISTIC_ID = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MAX_STANDARDS = 32;
    private static final int MAX_IDS = 16;
    private static final String CHARACTERISTICS = "$.characteristics";

    private final QualityModel model;
    private final Checks checks = new Checks();
    private final Map<String, Characteristic> byId = new HashMap<>();
    private final Set<String> standards = new HashSet<>();

    ModelValidator(QualityModel model) {
        this.model = model;
        model.characteristics().forEach(c -> byId.putIfAbsent(c.id(), c));
        model.standards().forEach(s -> standards.add(s.key()));
    }

    List<Problem> check() {
        checks.id(model.series(), SLUG, "$.series");
        checks.localized(model.title(), Checks.NAME_LENGTH, "$.title");
        semanticIds(model.classification(), "$.classification");
        standards();
        characteristics();
        index();
        checks.size(model);
        return checks.problems();
    }

    private void semanticIds(List<SemanticId> ids, String path) {
        checks.count(ids, 0, MAX_IDS, path);
        checks.unique(ids, path, "");
        for (int i = 0; i < ids.size(); i++) {
            checks.text(ids.get(i).sys(), Checks.NAME_LENGTH, JsonPath.item(path, i) + ".sys");
            checks.text(ids.get(i).id(), Checks.NAME_LENGTH, JsonPath.item(path, i) + ".id");
        }
    }

    private void standards() {
        String path = "$.standards";
        checks.count(model.standards(), 0, MAX_STANDARDS, path);
        checks.unique(model.standards().stream().map(Standard::key).toList(), path, "key");
        for (int i = 0; i < model.standards().size(); i++) {
            Standard standard = model.standards().get(i);
            String at = JsonPath.item(path, i);
            checks.id(standard.key(), SLUG, at + ".key");
            checks.text(standard.ref(), Checks.NAME_LENGTH, at + ".ref");
            checks.text(standard.edition(), Checks.NAME_LENGTH, at + ".edition");
            checks.optionalText(standard.uri(), Checks.NAME_LENGTH, at + ".uri");
        }
    }

    private void characteristics() {
        List<Characteristic> all = model.characteristics();
        checks.count(all, 1, QualityModel.MAX_CHARACTERISTICS, CHARACTERISTICS);
        checks.unique(all.stream().map(Characteristic::id).toList(), CHARACTERISTICS, "id");
        var parts = new CharacteristicValidator(checks, standards, byId);
        Map<String, Unit> symbols = symbols();
        for (int i = 0; i < all.size(); i++) {
            Characteristic c = all.get(i);
            String at = JsonPath.item(CHARACTERISTICS, i);
            boolean usable = CHARACTERISTIC_ID.matcher(c.id()).matches() && !Expression.RESERVED.contains(c.id());
            checks.require(usable, ProblemCode.E_ID, at + ".id", c.id());
            parts.check(c, at);
            semanticIds(c.sem(), at + ".sem");
            expression(c, symbols, at + ".expression");
        }
        weights();
    }

    /** What expressions may use: everything numeric that is not derived; derived ones join as they are met. */
    private Map<String, Unit> symbols() {
        Map<String, Unit> symbols = new HashMap<>();
        for (Characteristic c : model.characteristics()) {
            if (c.kind() != CharacteristicKind.DERIVED && c.kind() != CharacteristicKind.CATEGORICAL) {
                Unit.parse(c.unit()).ifPresent(unit -> symbols.put(c.id(), unit));
            }
        }
        return symbols;
    }

    private void expression(Characteristic c, Map<String, Unit> symbols, String path) {
        boolean derived = c.kind() == CharacteristicKind.DERIVED;
        String text = c.expression();
        if (text == null) {
            checks.require(!derived, ProblemCode.E_PART_MISSING, path, c.kind().code());
        } else if (!derived) {
            checks.report(ProblemCode.E_PART_UNEXPECTED, path, c.kind().code());
        } else {
            checkExpression(text, symbols, Unit.parse(c.unit()).orElse(null), path);
        }
        if (derived) {
            // Only later characteristics see this one, so no expression can depend on itself.
            Unit.parse(c.unit()).ifPresent(unit -> symbols.put(c.id(), unit));
        }
    }

    private void checkExpression(String text, Map<String, Unit> symbols, @Nullable Unit unit, String path) {
        try {
            Expression expression = Expression.parse(text, symbols);
            boolean fits = unit == null || expression.dimension().equals(unit.dimension());
            checks.require(
                    fits,
                    ProblemCode.E_EXPRESSION,
                    path,
                    ExpressionException.Reason.RESULT_DIMENSION,
                    0,
                    expression.dimension());
        } catch (ExpressionException e) {
            checks.report(ProblemCode.E_EXPRESSION, path, e.reason(), e.position(), e.detail());
        }
    }

    private void weights() {
        long sum = model.characteristics().stream()
                .mapToLong(Characteristic::weight)
                .sum();
        boolean whole = sum == QualityModel.TOTAL_WEIGHT;
        checks.require(whole, ProblemCode.E_WEIGHT_SUM, CHARACTERISTICS, sum, QualityModel.TOTAL_WEIGHT);
    }

    private void index() {
        String path = "$.index.caps";
        List<Cap> caps = model.index().caps();
        checks.range(model.index().minCoverage(), 0, QualityModel.TOTAL_WEIGHT, "$.index.minCoverage");
        checks.count(caps, 0, QualityModel.MAX_CHARACTERISTICS, path);
        for (int i = 0; i < caps.size(); i++) {
            Cap cap = caps.get(i);
            String at = JsonPath.item(path, i);
            Characteristic capped = byId.get(cap.c());
            checks.require(capped != null, ProblemCode.E_REFERENCE, at + ".c", cap.c());
            checks.require(
                    capped == null || capped.value() != null, ProblemCode.E_PART_MISSING, at + ".c", "value function");
            checks.range(cap.below(), 1, QualityModel.TOTAL_WEIGHT, at + ".below");
            checks.range(cap.max(), 0, QualityModel.TOTAL_WEIGHT, at + ".max");
        }
    }
}

package org.cttdc.protocol.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cttdc.protocol.expression.Evaluation;
import org.cttdc.protocol.expression.Expression;
import org.cttdc.protocol.expression.ExpressionException;
import org.cttdc.protocol.expression.Quantity;
import org.cttdc.protocol.json.JsonPath;
import org.cttdc.protocol.units.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Values of derived characteristics, and limits that refer to them. Binary floating point: for people, never for
 * consensus. Inputs count as uncorrelated.
 */
public final class DerivedValues {
    /** Relative slack of limits, so that a bound met exactly is not missed by rounding. */
    private static final double SLACK = 1e-9;

    private DerivedValues() {}

    /** Derived values of a declaration; u is U/k. A value whose inputs are missing or unusable is left out. */
    public static SortedMap<String, Evaluation> of(QualityModel model, ListingDeclaration listing) {
        Map<String, Quantity> inputs = new HashMap<>();
        for (DeclaredValue value : listing.values()) {
            Decimal expandedU = value.expandedU();
            Decimal k = value.k();
            boolean stated = expandedU != null && k != null && k.signum() > 0 && expandedU.signum() >= 0;
            double u = stated && expandedU != null && k != null ? number(expandedU) / number(k) : 0;
            inputs.put(value.c(), new Quantity(number(value.value()), u));
        }
        return evaluate(model, inputs);
    }

    /** Derived values of a report. A value whose inputs are missing or unusable is left out. */
    public static SortedMap<String, Evaluation> of(QualityModel model, TestReport report) {
        Map<String, Quantity> inputs = new HashMap<>();
        for (Result result : report.results()) {
            Decimal u = result.u();
            Decimal dof = result.dof();
            inputs.put(
                    result.c(),
                    new Quantity(
                            number(result.value()),
                            u == null ? 0 : Math.max(0, number(u)),
                            dof == null || dof.signum() <= 0 ? Double.POSITIVE_INFINITY : number(dof)));
        }
        return evaluate(model, inputs);
    }

    /**
     * Evaluates every derived characteristic from inputs in the characteristics' own units, in the order of the model. A
     * value whose inputs are missing or unusable is left out.
     */
    public static SortedMap<String, Evaluation> evaluate(QualityModel model, Map<String, Quantity> inputs) {
        Map<String, Quantity> known = new HashMap<>(inputs);
        Map<String, Unit> units = new HashMap<>();
        model.characteristics().forEach(c -> Unit.parse(c.unit()).ifPresent(unit -> units.put(c.id(), unit)));
        var evaluations = new TreeMap<String, Evaluation>();
        for (Characteristic c : model.characteristics()) {
            String expression = c.expression();
            Unit unit = units.get(c.id());
            if (expression != null && unit != null) {
                try {
                    Evaluation evaluation = Expression.parse(expression, units).evaluate(known, unit);
                    evaluations.put(c.id(), evaluation);
                    known.put(c.id(), evaluation.result());
                } catch (ExpressionException e) {
                    known.remove(c.id());
                }
            }
        }
        return evaluations;
    }

    /**
     * Limits of a declaration that only derived values can decide: a derived value outside its own limit, reported at
     * {@code $.values}, or a declared value outside a bound that is a derived value.
     */
    public static List<Problem> checkLimits(QualityModel model, ListingDeclaration listing) {
        SortedMap<String, Evaluation> derived = of(model, listing);
        Map<String, Double> values = new HashMap<>();
        listing.values().forEach(v -> values.put(v.c(), number(v.value())));
        derived.forEach((id, evaluation) -> values.put(id, evaluation.result().value()));
        var problems = new ArrayList<Problem>();
        for (Characteristic c : model.characteristics()) {
            Limit limit = c.limit();
            Double value = values.get(c.id());
            if (limit != null && value != null) {
                String path = path(listing, c.id());
                check(value, number(limit.min(), c, derived, values), 1, path, problems);
                check(value, number(limit.max(), c, derived, values), -1, path, problems);
            }
        }
        return problems;
    }

    private static void check(double value, @Nullable Double bound, int sign, String path, List<Problem> problems) {
        if (bound != null && sign * (value - bound) < -SLACK * Math.abs(bound)) {
            problems.add(Problem.of(ProblemCode.E_LIMIT, path, value, bound));
        }
    }

    /** The bound as a number where floating point has to decide; null where {@link Conformance} already did. */
    private static @Nullable Double number(
            @Nullable Bound bound, Characteristic c, Map<String, Evaluation> derived, Map<String, Double> values) {
        return switch (bound) {
            case null -> null;
            case Bound.Fixed fixed -> c.kind() == CharacteristicKind.DERIVED ? number(fixed.value()) : null;
            case Bound.Reference reference ->
                c.kind() == CharacteristicKind.DERIVED || derived.containsKey(reference.c())
                        ? values.get(reference.c())
                        : null;
        };
    }

    private static String path(ListingDeclaration listing, String id) {
        for (int i = 0; i < listing.values().size(); i++) {
            if (listing.values().get(i).c().equals(id)) {
                return JsonPath.item("$.values", i) + ".value";
            }
        }
        return "$.values";
    }

    private static double number(Decimal decimal) {
        return decimal.value().doubleValue();
    }
}

package org.cttdc.protocol.documents;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cttdc.protocol.json.JsonPath;
import org.jspecify.annotations.Nullable;

/** Rules for one characteristic of a model. */
final class CharacteristicValidator {
    private static final int MAX_LEVELS = 64;
    private static final int MAX_LINES = 32;
    private static final int MAX_REPLICATES = 99;

    private final Checks checks;
    private final Set<String> standards;
    private final Map<String, Characteristic> byId;

    CharacteristicValidator(Checks checks, Set<String> standards, Map<String, Characteristic> byId) {
        this.checks = checks;
        this.standards = standards;
        this.byId = byId;
    }

    void check(Characteristic c, String path) {
        checks.localized(c.name(), Checks.NAME_LENGTH, path + ".name");
        unitAndScale(c, path);
        levels(c, path + ".levels");
        plausible(c, path + ".plausible");
        limit(c, path + ".limit");
        tolerance(c, path + ".declaredTolerance");
        decision(c, path + ".decision");
        method(c, path + ".method");
        scoring(c, path + ".scoring");
        checks.range(c.weight(), 0, QualityModel.TOTAL_WEIGHT, path + ".weight");
        value(c, path + ".value");
        degradation(c, path + ".degradation");
    }

    private static boolean isNumber(Characteristic c) {
        return c.kind() == CharacteristicKind.MEASURED || c.kind() == CharacteristicKind.DERIVED;
    }

    /** Reports a part that has to be there, or must not be; true when it is there and may be. */
    private boolean part(@Nullable Object part, boolean needed, boolean allowed, Characteristic c, String path) {
        checks.require(
                part != null || !needed,
                ProblemCode.E_PART_MISSING,
                path,
                c.kind().code());
        checks.require(
                part == null || allowed,
                ProblemCode.E_PART_UNEXPECTED,
                path,
                c.kind().code());
        return part != null && allowed;
    }

    private void unitAndScale(Characteristic c, String path) {
        checks.unit(c.unit(), path + ".unit");
        if (isNumber(c)) {
            checks.range(c.scale(), 0, Decimal.MAX_SCALE, path + ".scale");
        } else {
            checks.require(c.unit().equals(Characteristic.NO_UNIT), ProblemCode.E_UNIT, path + ".unit", c.unit());
            checks.range(c.scale(), 0, 0, path + ".scale");
        }
    }

    private void levels(Characteristic c, String path) {
        boolean leveled = c.kind() == CharacteristicKind.ORDINAL || c.kind() == CharacteristicKind.CATEGORICAL;
        if (!leveled) {
            checks.require(
                    c.levels().isEmpty(),
                    ProblemCode.E_PART_UNEXPECTED,
                    path,
                    c.kind().code());
            return;
        }
        checks.count(c.levels(), 2, MAX_LEVELS, path);
        long previous = -1;
        for (int i = 0; i < c.levels().size(); i++) {
            Level level = c.levels().get(i);
            String at = JsonPath.item(path, i);
            checks.require(level.code() > previous, ProblemCode.E_ORDER, at + ".code");
            checks.localized(level.name(), Checks.NAME_LENGTH, at + ".name");
            previous = level.code();
        }
    }

    /** Reports a number that is not one of the characteristic's values. */
    private void domain(Decimal value, Characteristic c, String path) {
        checks.require(Domain.holds(c, value), ProblemCode.E_DOMAIN, path, value);
    }

    private void plausible(Characteristic c, String path) {
        Range range = c.plausible();
        if (part(range, c.kind() == CharacteristicKind.MEASURED, isNumber(c), c, path) && range != null) {
            domain(range.lo(), c, path + "[0]");
            domain(range.hi(), c, path + "[1]");
            checks.require(range.lo().compareValue(range.hi()) < 0, ProblemCode.E_ORDER, path);
        }
    }

    private void limit(Characteristic c, String path) {
        Limit limit = c.limit();
        if (!part(limit, false, c.kind() != CharacteristicKind.CATEGORICAL, c, path) || limit == null) {
            return;
        }
        boolean bounded = limit.min() != null || limit.max() != null;
        checks.require(bounded, ProblemCode.E_PART_MISSING, path, c.kind().code());
        bound(limit.min(), c, path + ".min");
        bound(limit.max(), c, path + ".max");
        if (limit.min() instanceof Bound.Fixed(Decimal min) && limit.max() instanceof Bound.Fixed(Decimal max)) {
            checks.require(min.compareValue(max) <= 0, ProblemCode.E_ORDER, path);
        }
        source(limit.src(), path + ".src");
    }

    private void bound(@Nullable Bound bound, Characteristic c, String path) {
        if (bound instanceof Bound.Fixed(Decimal value)) {
            domain(value, c, path);
        } else if (bound instanceof Bound.Reference(String id)) {
            Characteristic other = byId.get(id);
            boolean usable = other != null && isNumber(other) && isNumber(c) && !id.equals(c.id());
            checks.require(usable, ProblemCode.E_REFERENCE, path + ".c", id);
            if (usable && other != null) {
                checks.require(other.unit().equals(c.unit()), ProblemCode.E_UNIT, path + ".c", other.unit());
            }
        }
    }

    private void source(@Nullable StandardRef ref, String path) {
        if (ref != null) {
            checks.require(standards.contains(ref.std()), ProblemCode.E_STANDARD, path + ".std", ref.std());
            checks.text(ref.clause(), Checks.NAME_LENGTH, path + ".clause");
        }
    }

    private void tolerance(Characteristic c, String path) {
        DeclaredTolerance tolerance = c.declaredTolerance();
        if (!part(tolerance, false, c.kind() == CharacteristicKind.MEASURED, c, path) || tolerance == null) {
            return;
        }
        boolean bounded = tolerance.lower() != null || tolerance.upper() != null;
        checks.require(bounded, ProblemCode.E_PART_MISSING, path, c.kind().code());
        distance(tolerance.lower(), tolerance.mode(), path + ".lower");
        distance(tolerance.upper(), tolerance.mode(), path + ".upper");
        source(tolerance.src(), path + ".src");
    }

    private void distance(@Nullable Decimal distance, ToleranceMode mode, String path) {
        if (distance != null) {
            checks.range(distance, "0", mode == ToleranceMode.RELATIVE ? "1" : "999999999999999999", path);
        }
    }

    private void decision(Characteristic c, String path) {
        Decision decision = c.decision();
        if (!part(decision, false, c.limit() != null, c, path) || decision == null) {
            return;
        }
        boolean guarded = decision.rule() == DecisionRule.GUARDED;
        Decimal k = decision.k();
        if (part(k, guarded, guarded, c, path + ".k") && k != null) {
            checks.range(k, "0", "10", path + ".k");
        }
    }

    private void method(Characteristic c, String path) {
        boolean tested = c.kind() != CharacteristicKind.DERIVED;
        Method method = c.method();
        boolean lab = method != null && method.level() == MethodLevel.LAB;
        boolean safe = c.criticality() != Criticality.SAFETY || lab;
        checks.require(safe, ProblemCode.E_SAFETY_LEVEL, path + ".level");
        if (!part(method, tested, tested, c, path) || method == null) {
            return;
        }
        StandardRef reference = method.reference();
        if (reference != null) {
            checks.require(standards.contains(reference.std()), ProblemCode.E_STANDARD, path + ".std", reference.std());
            checks.text(reference.clause(), Checks.NAME_LENGTH, path + ".clause");
        }
        checks.range(method.minReplicates(), 1, MAX_REPLICATES, path + ".minReplicates");
        Decimal maxRelU = method.maxRelU();
        if (part(maxRelU, false, c.kind() == CharacteristicKind.MEASURED, c, path + ".maxRelU") && maxRelU != null) {
            checks.range(maxRelU, "0.000000001", "1", path + ".maxRelU");
        }
        lines(method.conditions(), 0, path + ".conditions");
        lines(method.steps(), lab ? 0 : 1, path + ".steps");
    }

    private void lines(List<LocalizedText> lines, int least, String path) {
        checks.count(lines, least, MAX_LINES, path);
        checks.localized(lines, path);
    }

    private void scoring(Characteristic c, String path) {
        boolean measured = c.kind() == CharacteristicKind.MEASURED;
        Scoring scoring = c.scoring();
        if (part(scoring, measured, measured, c, path) && scoring != null) {
            positive(scoring.sigmaPt(), c, path + ".sigmaPt");
            positive(scoring.uMin(), c, path + ".uMin");
        }
    }

    private void positive(Decimal value, Characteristic c, String path) {
        domain(value, c, path);
        checks.range(value, "0.000000001", "999999999999999999", path);
    }

    private void value(Characteristic c, String path) {
        ValueFunction function = c.value();
        if (!part(function, c.weight() > 0, true, c, path) || function == null) {
            return;
        }
        boolean match = function.shape() == ValueShape.MATCH;
        boolean fits = c.kind() != CharacteristicKind.CATEGORICAL || match;
        checks.require(
                fits, ProblemCode.E_PART_UNEXPECTED, path + ".shape", c.kind().code());
        Decimal worst = function.worst();
        Decimal best = function.best();
        part(worst, !match, !match, c, path + ".worst");
        part(best, !match, !match, c, path + ".best");
        if (worst != null && best != null) {
            checks.require(worst.compareValue(best) != 0, ProblemCode.E_ORDER, path);
        }
        boolean declared = function.relativeTo() != ValueReference.ABSOLUTE;
        boolean referred = !match || function.relativeTo() == ValueReference.DECLARED;
        checks.require(
                referred,
                ProblemCode.E_PART_UNEXPECTED,
                path + ".relativeTo",
                c.kind().code());
        boolean declarable = c.kind() != CharacteristicKind.DERIVED || !declared;
        checks.require(declarable, ProblemCode.E_DERIVED, path + ".relativeTo", c.id());
    }

    private void degradation(Characteristic c, String path) {
        Degradation degradation = c.degradation();
        if (part(degradation, false, c.kind() == CharacteristicKind.MEASURED, c, path) && degradation != null) {
            checks.unit(degradation.axis(), path + ".axis");
        }
    }
}

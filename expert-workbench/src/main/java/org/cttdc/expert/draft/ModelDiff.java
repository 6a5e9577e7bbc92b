package org.cttdc.expert.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Method;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a revision changes and how much it matters (quality model page, section 1): a changed limit, unit, method or expression is
 * major, an added characteristic or weight minor, text patch.
 */
public record ModelDiff(List<Change> changes) {
    public ModelDiff {
        changes = List.copyOf(changes);
    }

    /** How much a change matters, least first. */
    public enum Grade {
        PATCH,
        MINOR,
        MAJOR
    }

    /** What happened. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** The part of a characteristic, or of the model, that changed. */
    public enum Aspect {
        WHOLE,
        UNIT,
        VALUES,
        LIMIT,
        TOLERANCE,
        METHOD,
        EXPRESSION,
        CRITICALITY,
        SCORING,
        WEIGHT,
        TEXT,
        MODEL_TEXT,
        INDEX
    }

    /**
     * One change.
     *
     * @param id of the characteristic; empty for the model itself
     */
    public record Change(What what, String id, Aspect aspect, Grade grade) {}

    /** What changed between two versions of a model. */
    public static ModelDiff between(QualityModel before, QualityModel after) {
        List<Change> changes = new ArrayList<>();
        for (Characteristic old : before.characteristics()) {
            after.characteristic(old.id())
                    .ifPresentOrElse(
                            now -> compare(old, now, changes),
                            () -> changes.add(new Change(What.REMOVED, old.id(), Aspect.WHOLE, Grade.MAJOR)));
        }
        for (Characteristic now : after.characteristics()) {
            if (before.characteristic(now.id()).isEmpty()) {
                changes.add(new Change(What.ADDED, now.id(), Aspect.WHOLE, Grade.MINOR));
            }
        }
        boolean sameText = before.title().equals(after.title())
                && before.standards().equals(after.standards())
                && before.classification().equals(after.classification());
        note(changes, "", Aspect.MODEL_TEXT, Grade.PATCH, sameText);
        note(changes, "", Aspect.INDEX, Grade.MINOR, before.index().equals(after.index()));
        return new ModelDiff(changes);
    }

    /** The weightiest grade; patch where nothing changed. */
    public Grade grade() {
        return changes.stream().map(Change::grade).max(Grade::compareTo).orElse(Grade.PATCH);
    }

    /** The version that the changes call for. */
    public Version next(Version before) {
        return switch (grade()) {
            case MAJOR -> new Version(before.major() + 1, 0, 0);
            case MINOR -> new Version(before.major(), before.minor() + 1, 0);
            case PATCH -> new Version(before.major(), before.minor(), before.patch() + 1);
        };
    }

    private static void compare(Characteristic a, Characteristic b, List<Change> changes) {
        String id = a.id();
        note(changes, id, Aspect.UNIT, Grade.MAJOR, a.unit().equals(b.unit()));
        boolean sameValues = a.kind() == b.kind()
                && a.scale() == b.scale()
                && codes(a).equals(codes(b))
                && Objects.equals(a.plausible(), b.plausible());
        note(changes, id, Aspect.VALUES, Grade.MAJOR, sameValues);
        boolean sameLimit = Objects.equals(a.limit(), b.limit()) && Objects.equals(a.decision(), b.decision());
        note(changes, id, Aspect.LIMIT, Grade.MAJOR, sameLimit);
        boolean sameTolerance = Objects.equals(a.declaredTolerance(), b.declaredTolerance());
        note(changes, id, Aspect.TOLERANCE, Grade.MAJOR, sameTolerance);
        note(changes, id, Aspect.METHOD, Grade.MAJOR, Objects.equals(english(a.method()), english(b.method())));
        note(changes, id, Aspect.EXPRESSION, Grade.MAJOR, Objects.equals(a.expression(), b.expression()));
        note(changes, id, Aspect.CRITICALITY, Grade.MAJOR, a.criticality() == b.criticality());
        boolean sameScoring = Objects.equals(a.scoring(), b.scoring())
                && Objects.equals(a.value(), b.value())
                && Objects.equals(a.degradation(), b.degradation());
        note(changes, id, Aspect.SCORING, Grade.MINOR, sameScoring);
        note(changes, id, Aspect.WEIGHT, Grade.MINOR, a.weight() == b.weight());
        boolean sameText = a.name().equals(b.name())
                && a.levels().equals(b.levels())
                && a.sem().equals(b.sem())
                && (Objects.equals(a.method(), b.method())
                        || !Objects.equals(english(a.method()), english(b.method())));
        note(changes, id, Aspect.TEXT, Grade.PATCH, sameText);
    }

    private static void note(List<Change> changes, String id, Aspect aspect, Grade grade, boolean same) {
        if (!same) {
            changes.add(new Change(What.CHANGED, id, aspect, grade));
        }
    }

    private static List<Integer> codes(Characteristic c) {
        return c.levels().stream().map(level -> level.code()).toList();
    }

    /** English is what counts as the method; a mended translation does not change it. */
    private static @Nullable Method english(@Nullable Method method) {
        return method == null
                ? null
                : new Method(
                        method.reference(),
                        method.level(),
                        method.minReplicates(),
                        method.maxRelU(),
                        english(method.conditions()),
                        english(method.steps()));
    }

    private static List<LocalizedText> english(List<LocalizedText> texts) {
        return texts.stream()
                .map(text -> LocalizedText.of(text.texts().getOrDefault("en", "")))
                .toList();
    }
}

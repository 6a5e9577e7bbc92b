package org.cttdc.expert.draft;

import java.util.List;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicBuilder;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.Level;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.documents.Method;
import org.cttdc.protocol.documents.MethodLevel;
import org.cttdc.protocol.documents.Range;
import org.cttdc.protocol.documents.Scoring;

/** Gives characteristics the parts that their kind must have and takes those it cannot have. */
final class Kinds {
    private Kinds() {}

    /** A measured characteristic to begin with. */
    static Characteristic blank(String id) {
        var builder = new CharacteristicBuilder(id, CharacteristicKind.MEASURED, LocalizedText.of("New", "新特性"));
        return become(builder.build(), CharacteristicKind.MEASURED);
    }

    static Characteristic become(Characteristic c, CharacteristicKind kind) {
        CharacteristicBuilder changed =
                c.toBuilder().kind(kind).expression(null).scoring(null).levels(List.of());
        if (kind == CharacteristicKind.DERIVED) {
            return changed.method(null)
                    .expression(c.expression() == null ? "" : c.expression())
                    .declaredTolerance(null)
                    .degradation(null)
                    .build();
        }
        changed.method(c.method() == null ? homeMethod() : c.method());
        if (kind == CharacteristicKind.MEASURED) {
            return changed.scoring(c.scoring() == null ? scoring(c.scale()) : c.scoring())
                    .plausible(c.plausible() == null ? new Range(Decimal.of("0"), Decimal.of("1000")) : c.plausible())
                    .build();
        }
        return counted(changed, c, kind);
    }

    /** Grades, categories and yes-or-no: plain codes without a unit. */
    private static Characteristic counted(CharacteristicBuilder changed, Characteristic c, CharacteristicKind kind) {
        if (kind != CharacteristicKind.BOOLEAN) {
            changed.levels(c.levels().isEmpty() ? levels() : c.levels());
        }
        if (kind == CharacteristicKind.CATEGORICAL) {
            changed.limit(null).decision(null);
        }
        return changed.unit(Characteristic.NO_UNIT)
                .scale(0)
                .plausible(null)
                .declaredTolerance(null)
                .degradation(null)
                .method(withoutUncertainty(c.method() == null ? homeMethod() : c.method()))
                .build();
    }

    private static Method withoutUncertainty(Method method) {
        return new Method(
                method.reference(), method.level(), method.minReplicates(), null, method.conditions(), method.steps());
    }

    private static Method homeMethod() {
        return new Method(null, MethodLevel.HOME, 3, null, List.of(), List.of());
    }

    private static List<Level> levels() {
        return List.of(new Level(0, LocalizedText.of("Poor", "差")), new Level(1, LocalizedText.of("Good", "好")));
    }

    private static Scoring scoring(int scale) {
        Decimal step = Decimal.ofScaled(1, scale);
        return new Scoring(step, step);
    }
}

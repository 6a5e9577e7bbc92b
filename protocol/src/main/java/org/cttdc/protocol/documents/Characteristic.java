package org.cttdc.protocol.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One characteristic of a quality model. Values are always in {@code unit} and exact at {@code scale}, so that nobody
 * converts.
 *
 * @param id lower-case identifier, unique in the model, the symbol in expressions
 * @param unit UCUM code; {@code 1} for everything that is not a measured or derived number
 * @param scale digits after the point of the exact int64, 0..9
 * @param levels levels of an ordinal or categorical characteristic, ascending by code; else empty
 * @param plausible values outside are refused as slips
 * @param decision how conformity with {@code limit} is decided; the mean by simple acceptance where missing
 * @param method how it is tested; missing exactly for derived characteristics
 * @param scoring how reports are scored; set exactly for measured characteristics
 * @param weight share of the index in ppm
 * @param value merit of a value; needed when the weight is positive
 * @param expression set exactly for derived characteristics
 * @param sem identifiers of the same property in public vocabularies
 */
public record Characteristic(
        String id,
        CharacteristicKind kind,
        LocalizedText name,
        String unit,
        int scale,
        List<Level> levels,
        @Nullable Range plausible,
        @Nullable Limit limit,
        @Nullable DeclaredTolerance declaredTolerance,
        @Nullable Decision decision,
        @Nullable Method method,
        @Nullable Scoring scoring,
        int weight,
        Criticality criticality,
        @Nullable ValueFunction value,
        @Nullable Degradation degradation,
        @Nullable String expression,
        List<SemanticId> sem) {
    /** UCUM code of the unit one. */
    public static final String NO_UNIT = "1";

    public Characteristic {
        levels = List.copyOf(levels);
        sem = List.copyOf(sem);
    }

    /** Whether a listing declaration has to state it: all but derived and informative ones. */
    public boolean mustBeDeclared() {
        return kind != CharacteristicKind.DERIVED && criticality != Criticality.INFORMATIVE;
    }

    /** Whether a person at this level can test it. */
    public boolean testableAt(MethodLevel who) {
        return method != null && method.level().compareTo(who) <= 0;
    }

    /** A builder holding this characteristic. */
    public CharacteristicBuilder toBuilder() {
        return new CharacteristicBuilder(this);
    }
}

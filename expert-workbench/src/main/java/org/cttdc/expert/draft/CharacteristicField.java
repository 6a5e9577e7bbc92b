package org.cttdc.expert.draft;

import static org.cttdc.protocol.documents.CharacteristicKind.CATEGORICAL;
import static org.cttdc.protocol.documents.CharacteristicKind.DERIVED;
import static org.cttdc.protocol.documents.CharacteristicKind.MEASURED;
import static org.cttdc.protocol.documents.CharacteristicKind.ORDINAL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;

/** The fields of a characteristic as texts; choices are texts of a few codes. */
public enum CharacteristicField {
    NAME_EN("name.en", Group.NAME),
    NAME_ZH("name.zh", Group.NAME),
    ID("id", Group.NAME),
    UNIT("unit", Group.NAME),
    SCALE("scale", Group.NAME),
    /** One level a line: code; English name; Chinese name (optional). */
    LEVELS("levels", Group.NAME),
    EXPRESSION("expression", Group.NAME),
    /** Two numbers with "to" between. */
    PLAUSIBLE("plausible", Group.CONFORMITY),
    /** A number, or the id of another characteristic. */
    LIMIT_MIN("limit.min", Group.CONFORMITY),
    LIMIT_MAX("limit.max", Group.CONFORMITY),
    TOLERANCE_MODE("declaredTolerance.mode", Group.CONFORMITY),
    TOLERANCE_LOWER("declaredTolerance.lower", Group.CONFORMITY),
    TOLERANCE_UPPER("declaredTolerance.upper", Group.CONFORMITY),
    CRITICALITY("criticality", Group.CONFORMITY),
    LEVEL("method.level", Group.METHOD),
    REPLICATES("method.minReplicates", Group.METHOD),
    MAX_REL_U("method.maxRelU", Group.METHOD),
    CONDITIONS_EN("method.conditions.en", Group.METHOD),
    CONDITIONS_ZH("method.conditions.zh", Group.METHOD),
    STEPS_EN("method.steps.en", Group.METHOD),
    STEPS_ZH("method.steps.zh", Group.METHOD),
    SIGMA("scoring.sigmaPt", Group.SCORING),
    U_MIN("scoring.uMin", Group.SCORING),
    /** In per cent. */
    WEIGHT("weight", Group.SCORING),
    SHAPE("value.shape", Group.SCORING),
    RELATIVE_TO("value.relativeTo", Group.SCORING),
    WORST("value.worst", Group.SCORING),
    BEST("value.best", Group.SCORING);

    /** What a field is about. */
    public enum Group {
        NAME,
        CONFORMITY,
        METHOD,
        SCORING
    }

    private final String key;
    private final Group group;

    CharacteristicField(String key, Group group) {
        this.key = key;
        this.group = group;
    }

    /** Stable name. */
    public String key() {
        return key;
    }

    public Group group() {
        return group;
    }

    /** The codes to choose from; empty where anything may be typed. */
    public List<String> choices() {
        return switch (this) {
            case TOLERANCE_MODE -> List.of("rel", "abs");
            case CRITICALITY -> List.of("safety", "major", "minor", "informative");
            case LEVEL -> List.of("home", "bench", "lab");
            case SHAPE -> List.of("", "linear", "step", "match");
            case RELATIVE_TO -> List.of("absolute", "declared", "deviation");
            default -> List.of();
        };
    }

    /** Whether it takes several lines. */
    public boolean lines() {
        return switch (this) {
            case LEVELS, EXPRESSION, CONDITIONS_EN, CONDITIONS_ZH, STEPS_EN, STEPS_ZH -> true;
            default -> false;
        };
    }

    /** Whether a characteristic of this kind has the field. */
    public boolean fits(Characteristic c) {
        CharacteristicKind kind = c.kind();
        return switch (this) {
            case NAME_EN, NAME_ZH, ID, CRITICALITY, WEIGHT, SHAPE, RELATIVE_TO, WORST, BEST -> true;
            case UNIT, SCALE, PLAUSIBLE -> kind == MEASURED || kind == DERIVED;
            case LEVELS -> kind == ORDINAL || kind == CATEGORICAL;
            case EXPRESSION -> kind == DERIVED;
            case LIMIT_MIN, LIMIT_MAX -> kind != CATEGORICAL;
            case TOLERANCE_MODE, TOLERANCE_LOWER, TOLERANCE_UPPER, MAX_REL_U, SIGMA, U_MIN -> kind == MEASURED;
            case LEVEL, REPLICATES, CONDITIONS_EN, CONDITIONS_ZH, STEPS_EN, STEPS_ZH -> kind != DERIVED;
        };
    }

    /** The field of a key; throws {@link IllegalArgumentException} where there is none. */
    public static CharacteristicField byKey(String key) {
        return Arrays.stream(values())
                .filter(field -> field.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + key));
    }

    /** The field that a problem path behind {@code $.characteristics[i].} belongs to. */
    static Optional<CharacteristicField> byPath(String path) {
        String plain = path.replaceAll("\\[\\d+]", "");
        return Arrays.stream(values())
                .filter(field -> plain.equals(field.key) || plain.equals(field.key + ".c"))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(field -> !plain.isEmpty()
                                && (field.key.startsWith(plain + ".") || plain.startsWith(field.key + ".")))
                        .findFirst());
    }

    /** The field's text. */
    public String read(Characteristic c) {
        return FieldText.read(this, c);
    }

    /** The characteristic with the field's text; empty where the text does not read. */
    public Optional<Characteristic> write(Characteristic c, String text) {
        return FieldText.write(this, c, text);
    }
}

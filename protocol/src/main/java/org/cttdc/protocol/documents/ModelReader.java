package org.cttdc.protocol.documents;

import java.util.List;
import org.cttdc.protocol.json.JsonPath;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.jspecify.annotations.Nullable;

/** Quality models from JSON. */
final class ModelReader {
    private ModelReader() {}

    static QualityModel model(JsonFields f) {
        return new QualityModel(
                f.required("series", JsonFields::string),
                f.required("version", JsonFields::version),
                f.optional("supersedes", JsonFields::contentId),
                f.required("title", JsonFields::localized),
                f.list("classification", ModelReader::semanticId),
                f.list("standards", ModelReader::standard),
                f.list("characteristics", ModelReader::characteristic),
                f.required("index", ModelReader::index));
    }

    private static SemanticId semanticId(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new SemanticId(f.required("sys", JsonFields::string), f.required("id", JsonFields::string)));
    }

    private static Standard standard(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Standard(
                        f.required("key", JsonFields::string),
                        f.required("ref", JsonFields::string),
                        f.required("edition", JsonFields::string),
                        f.optional("uri", JsonFields::string)));
    }

    private static Index index(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value, path, problems, f -> new Index(f.list("caps", ModelReader::cap), f.integer("minCoverage")));
    }

    private static Cap cap(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Cap(f.required("c", JsonFields::string), f.integer("below"), f.integer("max")));
    }

    private static Characteristic characteristic(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Characteristic(
                        f.required("id", JsonFields::string),
                        f.coded("kind", CharacteristicKind.class),
                        f.required("name", JsonFields::localized),
                        f.required("unit", JsonFields::string),
                        f.integer("scale"),
                        f.list("levels", ModelReader::level),
                        f.optional("plausible", ModelReader::range),
                        f.optional("limit", ModelReader::limit),
                        f.optional("declaredTolerance", ModelReader::tolerance),
                        f.optional("decision", ModelReader::decision),
                        f.optional("method", ModelReader::method),
                        f.optional("scoring", ModelReader::scoring),
                        f.integer("weight"),
                        f.coded("criticality", Criticality.class),
                        f.optional("value", ModelReader::valueFunction),
                        f.optional("degradation", ModelReader::degradation),
                        f.optional("expression", JsonFields::string),
                        f.list("sem", ModelReader::semanticId)));
    }

    private static Level level(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value, path, problems, f -> new Level(f.integer("code"), f.required("name", JsonFields::localized)));
    }

    private static Range range(JsonValue value, String path, List<Problem> problems) {
        if (value instanceof JsonArray array && array.items().size() == 2) {
            return new Range(
                    JsonFields.decimal(array.items().getFirst(), JsonPath.item(path, 0), problems),
                    JsonFields.decimal(array.items().getLast(), JsonPath.item(path, 1), problems));
        }
        problems.add(Problem.of(ProblemCode.E_FIELD_FORM, path, "array of two decimals"));
        return new Range(Decimal.of("0"), Decimal.of("0"));
    }

    private static Limit limit(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Limit(
                        f.optional("min", ModelReader::bound),
                        f.optional("max", ModelReader::bound),
                        f.optional("src", ModelReader::source)));
    }

    private static Bound bound(JsonValue value, String path, List<Problem> problems) {
        if (value instanceof JsonString) {
            return new Bound.Fixed(JsonFields.decimal(value, path, problems));
        }
        return JsonFields.object(value, path, problems, f -> new Bound.Reference(f.required("c", JsonFields::string)));
    }

    private static StandardRef source(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new StandardRef(f.required("std", JsonFields::string), f.required("clause", JsonFields::string)));
    }

    private static DeclaredTolerance tolerance(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new DeclaredTolerance(
                        f.coded("mode", ToleranceMode.class),
                        f.optional("lower", JsonFields::decimal),
                        f.optional("upper", JsonFields::decimal),
                        f.optional("src", ModelReader::source)));
    }

    private static Decision decision(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Decision(
                        f.coded("target", DecisionTarget.class),
                        f.coded("rule", DecisionRule.class),
                        f.optional("k", JsonFields::decimal)));
    }

    private static Method method(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Method(
                        reference(f),
                        f.coded("level", MethodLevel.class),
                        f.integer("minReplicates"),
                        f.optional("maxRelU", JsonFields::decimal),
                        f.list("conditions", JsonFields::localized),
                        f.list("steps", JsonFields::localized)));
    }

    /** {@code std} and {@code clause} come together; one alone makes the other one missing. */
    private static @Nullable StandardRef reference(JsonFields f) {
        String std = f.optional("std", JsonFields::string);
        String clause = f.optional("clause", JsonFields::string);
        if (std == null && clause == null) {
            return null;
        }
        return new StandardRef(
                std == null ? f.required("std", JsonFields::string) : std,
                clause == null ? f.required("clause", JsonFields::string) : clause);
    }

    private static Scoring scoring(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Scoring(f.required("sigmaPt", JsonFields::decimal), f.required("uMin", JsonFields::decimal)));
    }

    private static ValueFunction valueFunction(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new ValueFunction(
                        f.coded("shape", ValueShape.class),
                        f.optional("worst", JsonFields::decimal),
                        f.optional("best", JsonFields::decimal),
                        f.coded("relativeTo", ValueReference.class)));
    }

    private static Degradation degradation(JsonValue value, String path, List<Problem> problems) {
        return JsonFields.object(
                value,
                path,
                problems,
                f -> new Degradation(f.required("axis", JsonFields::string), f.coded("model", DegradationModel.class)));
    }
}

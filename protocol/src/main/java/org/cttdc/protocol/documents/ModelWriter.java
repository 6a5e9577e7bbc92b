package org.cttdc.protocol.documents;

import java.util.List;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.jspecify.annotations.Nullable;

/** Quality models as JSON. */
final class ModelWriter {
    private ModelWriter() {}

    static JsonObject model(QualityModel model) {
        return DocumentWriter.typed(model)
                .text("series", model.series())
                .text("version", model.version())
                .text("supersedes", model.supersedes())
                .put("title", DocumentWriter.localized(model.title()))
                .list("classification", model.classification(), ModelWriter::semanticId)
                .list("standards", model.standards(), ModelWriter::standard)
                .list("characteristics", model.characteristics(), ModelWriter::characteristic)
                .put("index", index(model.index()))
                .object();
    }

    private static JsonValue semanticId(SemanticId id) {
        return new JsonMembers().text("sys", id.sys()).text("id", id.id()).object();
    }

    private static JsonValue standard(Standard standard) {
        return new JsonMembers()
                .text("key", standard.key())
                .text("ref", standard.ref())
                .text("edition", standard.edition())
                .text("uri", standard.uri())
                .object();
    }

    private static JsonValue index(Index index) {
        return new JsonMembers()
                .list("caps", index.caps(), ModelWriter::cap)
                .integer("minCoverage", index.minCoverage())
                .object();
    }

    private static JsonValue cap(Cap cap) {
        return new JsonMembers()
                .text("c", cap.c())
                .integer("below", cap.below())
                .integer("max", cap.max())
                .object();
    }

    private static JsonValue characteristic(Characteristic c) {
        return new JsonMembers()
                .text("id", c.id())
                .coded("kind", c.kind())
                .put("name", DocumentWriter.localized(c.name()))
                .text("unit", c.unit())
                .integer("scale", c.scale())
                .list("levels", c.levels(), ModelWriter::level)
                .optional("plausible", c.plausible(), ModelWriter::range)
                .optional("limit", c.limit(), ModelWriter::limit)
                .optional("declaredTolerance", c.declaredTolerance(), ModelWriter::tolerance)
                .optional("decision", c.decision(), ModelWriter::decision)
                .optional("method", c.method(), ModelWriter::method)
                .optional("scoring", c.scoring(), ModelWriter::scoring)
                .integer("weight", c.weight())
                .coded("criticality", c.criticality())
                .optional("value", c.value(), ModelWriter::valueFunction)
                .optional("degradation", c.degradation(), ModelWriter::degradation)
                .text("expression", c.expression())
                .list("sem", c.sem(), ModelWriter::semanticId)
                .object();
    }

    private static JsonValue level(Level level) {
        return new JsonMembers()
                .integer("code", level.code())
                .put("name", DocumentWriter.localized(level.name()))
                .object();
    }

    private static JsonValue range(Range range) {
        return new JsonArray(List.of(DocumentWriter.text(range.lo()), DocumentWriter.text(range.hi())));
    }

    private static JsonValue limit(Limit limit) {
        return new JsonMembers()
                .optional("min", limit.min(), ModelWriter::bound)
                .optional("max", limit.max(), ModelWriter::bound)
                .put("src", source(limit.src()))
                .object();
    }

    private static JsonValue bound(Bound bound) {
        return switch (bound) {
            case Bound.Fixed fixed -> DocumentWriter.text(fixed.value());
            case Bound.Reference reference ->
                new JsonMembers().text("c", reference.c()).object();
        };
    }

    private static @Nullable JsonValue source(@Nullable StandardRef ref) {
        return ref == null
                ? null
                : new JsonMembers()
                        .text("std", ref.std())
                        .text("clause", ref.clause())
                        .object();
    }

    private static JsonValue tolerance(DeclaredTolerance tolerance) {
        return new JsonMembers()
                .coded("mode", tolerance.mode())
                .text("lower", tolerance.lower())
                .text("upper", tolerance.upper())
                .put("src", source(tolerance.src()))
                .object();
    }

    private static JsonValue decision(Decision decision) {
        return new JsonMembers()
                .coded("target", decision.target())
                .coded("rule", decision.rule())
                .text("k", decision.k())
                .object();
    }

    private static JsonValue method(Method method) {
        StandardRef reference = method.reference();
        return new JsonMembers()
                .text("std", reference == null ? null : reference.std())
                .text("clause", reference == null ? null : reference.clause())
                .coded("level", method.level())
                .integer("minReplicates", method.minReplicates())
                .text("maxRelU", method.maxRelU())
                .list("conditions", method.conditions(), DocumentWriter::localized)
                .list("steps", method.steps(), DocumentWriter::localized)
                .object();
    }

    private static JsonValue scoring(Scoring scoring) {
        return new JsonMembers()
                .text("sigmaPt", scoring.sigmaPt())
                .text("uMin", scoring.uMin())
                .object();
    }

    private static JsonValue valueFunction(ValueFunction function) {
        return new JsonMembers()
                .coded("shape", function.shape())
                .text("worst", function.worst())
                .text("best", function.best())
                .coded("relativeTo", function.relativeTo())
                .object();
    }

    private static JsonValue degradation(Degradation degradation) {
        return new JsonMembers()
                .text("axis", degradation.axis())
                .coded("model", degradation.model())
                .object();
    }
}

package org.cttdc.protocol.documents;

import java.util.TreeMap;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;

/**
 * Writes documents as canonical JSON (RFC 8785). Optional parts that are missing and empty lists are left out, so every
 * document has exactly one sequence of bytes.
 */
public final class DocumentWriter {
    private DocumentWriter() {}

    /**
     * The canonical bytes.
     *
     * @throws IllegalArgumentException when a text holds a lone surrogate or a size does not fit 2^53-1
     */
    public static byte[] canonical(Document document) {
        return JsonWriter.canonical(json(document));
    }

    /** The document as a JSON value; throws as {@link #canonical}. */
    public static JsonObject json(Document document) {
        return switch (document) {
            case QualityModel model -> ModelWriter.model(model);
            case ListingDeclaration listing -> listing(listing);
            case TestReport report -> ReportWriter.report(report);
        };
    }

    static JsonMembers typed(Document document) {
        return new JsonMembers().text("type", document.type());
    }

    static JsonValue text(Object value) {
        return new JsonString(value.toString());
    }

    static JsonValue localized(LocalizedText text) {
        var members = new TreeMap<String, JsonValue>();
        text.texts().forEach((language, words) -> members.put(language, new JsonString(words)));
        return new JsonObject(members);
    }

    static JsonValue evidence(Evidence evidence) {
        return new JsonMembers()
                .text("sha256", evidence.sha256())
                .text("media", evidence.media())
                .integer("bytes", evidence.bytes())
                .object();
    }

    private static JsonObject listing(ListingDeclaration listing) {
        return typed(listing)
                .text("model", listing.model())
                .text("gtin", listing.gtin())
                .text("brand", listing.brand())
                .put("name", localized(listing.name()))
                .list("lots", listing.lots(), DocumentWriter::lot)
                .list("values", listing.values(), DocumentWriter::declaredValue)
                .list("evidence", listing.evidence(), DocumentWriter::evidence)
                .object();
    }

    private static JsonValue lot(Lot lot) {
        return new JsonMembers()
                .text("id", lot.id())
                .text("unitRoot", lot.unitRoot())
                .object();
    }

    private static JsonValue declaredValue(DeclaredValue value) {
        return new JsonMembers()
                .text("c", value.c())
                .text("value", value.value())
                .text("U", value.expandedU())
                .text("k", value.k())
                .coded("basis", value.basis())
                .list("evidence", value.evidence(), DocumentWriter::text)
                .object();
    }
}

package org.cttdc.protocol.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonPath;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;

/**
 * Reads documents. Form only is checked here: member names, types of values, spelling of decimals, ids and codes, size;
 * {@link Validation} and {@link Conformance} check meaning.
 */
public final class DocumentReader {
    /** Longest text accepted from a person, before it is brought into canonical form. */
    public static final int MAX_IMPORT_BYTES = 4 * Document.MAX_BYTES;

    private DocumentReader() {}

    /** Reads a quality model from exactly its canonical bytes. */
    public static QualityModel readModel(byte[] canonical) throws DocumentException {
        return read(canonical, QualityModel.class);
    }

    /** Reads a listing declaration from exactly its canonical bytes. */
    public static ListingDeclaration readListing(byte[] canonical) throws DocumentException {
        return read(canonical, ListingDeclaration.class);
    }

    /** Reads a test report from exactly its canonical bytes. */
    public static TestReport readReport(byte[] canonical) throws DocumentException {
        return read(canonical, TestReport.class);
    }

    /**
     * Reads a document of the wanted type from its canonical bytes; {@code Document.class} accepts any. Writing the
     * result gives the same bytes again.
     */
    public static <T extends Document> T read(byte[] canonical, Class<T> type) throws DocumentException {
        T document;
        try {
            document = convert(JsonReader.readCanonical(canonical, Document.MAX_BYTES), type);
        } catch (JsonException e) {
            throw refused(e);
        }
        int difference = Arrays.mismatch(canonical, DocumentWriter.canonical(document));
        if (difference >= 0) {
            throw new DocumentException(List.of(Problem.of(ProblemCode.E_NOT_CANONICAL, JsonPath.ROOT, difference)));
        }
        return document;
    }

    /**
     * Reads a document that a person wrote or edited: any layout and member order, texts normalised, empty lists in place
     * of missing ones. The result's canonical bytes may differ from what was read.
     */
    public static <T extends Document> T importFrom(byte[] utf8, Class<T> type) throws DocumentException {
        try {
            return convert(JsonReader.read(utf8, MAX_IMPORT_BYTES), type);
        } catch (JsonException e) {
            throw refused(e);
        }
    }

    private static DocumentException refused(JsonException e) {
        return new DocumentException(List.of(Problem.of(ProblemCode.E_JSON, e.path(), e.reason(), e.offset())));
    }

    private static <T extends Document> T convert(JsonValue json, Class<T> wanted) throws DocumentException {
        var problems = new ArrayList<Problem>();
        Document document = typed(json, wanted, problems);
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        return wanted.cast(document);
    }

    private static <T extends Document> Document typed(JsonValue json, Class<T> wanted, List<Problem> problems)
            throws DocumentException {
        String type = json instanceof JsonValue.JsonObject object
                        && object.members().get("type") instanceof JsonValue.JsonString name
                ? name.value()
                : "";
        if (type.equals(QualityModel.TYPE) && wanted.isAssignableFrom(QualityModel.class)) {
            return document(json, problems, ModelReader::model);
        } else if (type.equals(ListingDeclaration.TYPE) && wanted.isAssignableFrom(ListingDeclaration.class)) {
            return document(json, problems, ReportReader::listing);
        } else if (type.equals(TestReport.TYPE) && wanted.isAssignableFrom(TestReport.class)) {
            return document(json, problems, ReportReader::report);
        }
        throw new DocumentException(List.of(Problem.of(ProblemCode.E_TYPE, "$.type", typeName(wanted), type)));
    }

    private static <T extends Document> Document document(
            JsonValue json, List<Problem> problems, Function<JsonFields, T> read) {
        return JsonFields.object(json, JsonPath.ROOT, problems, fields -> {
            fields.required("type", JsonFields::string);
            return read.apply(fields);
        });
    }

    private static String typeName(Class<?> wanted) {
        if (wanted == QualityModel.class) {
            return QualityModel.TYPE;
        } else if (wanted == ListingDeclaration.class) {
            return ListingDeclaration.TYPE;
        }
        return wanted == TestReport.class ? TestReport.TYPE : "any document type";
    }
}

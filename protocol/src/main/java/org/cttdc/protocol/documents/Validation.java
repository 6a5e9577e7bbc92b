package org.cttdc.protocol.documents;

import java.util.List;

/**
 * Rules that a document obeys by itself, the same for authoring screens and for the chain; no floating point takes part.
 * {@link Conformance} checks documents against each other.
 */
public final class Validation {
    private Validation() {}

    /** Everything that is wrong with the document, in its order; empty when it is valid. */
    public static List<Problem> check(Document document) {
        return switch (document) {
            case QualityModel model -> new ModelValidator(model).check();
            case ListingDeclaration listing -> ListingValidator.check(listing);
            case TestReport report -> ReportValidator.check(report);
        };
    }

    /**
     * Reads canonical bytes and checks the document in one step.
     *
     * @throws DocumentException when it cannot be read or is not valid
     */
    public static <T extends Document> T readValid(byte[] canonical, Class<T> type) throws DocumentException {
        T document = DocumentReader.read(canonical, type);
        List<Problem> problems = check(document);
        if (!problems.isEmpty()) {
            throw new DocumentException(problems);
        }
        return document;
    }
}

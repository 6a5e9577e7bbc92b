package org.cttdc.protocol.documents;

/**
 * One of the three documents of the protocol. A document is an immutable value and may be a draft that breaks rules:
 * {@link Validation} says which. Its canonical bytes come from {@link DocumentWriter}, its name from {@link ContentId}.
 */
public sealed interface Document permits QualityModel, ListingDeclaration, TestReport {
    /** Largest size of a document's canonical bytes. */
    int MAX_BYTES = 64 * 1024;

    /** Value of the member {@code type}, such as {@code quality-model/1}. */
    String type();
}

package org.cttdc.protocol.documents;

import java.util.List;

/** A document that is refused, with everything that is wrong with it. */
public final class DocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DocumentException(List<Problem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** At least one problem, in the order of the document where it could be read. */
    public List<Problem> problems() {
        return problems;
    }
}

package org.cttdc.protocol.proof;

/** A proof was refused. */
public final class ProofException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a proof is refused. */
    public enum Reason {
        /** The bytes are not the encoding of a proof. */
        MALFORMED,
        /** A position or a number of leaves that no tree has. */
        POSITION,
        /** More or fewer siblings than the position needs, or more than any tree may have. */
        DEPTH,
        /** A hash of the wrong length. */
        HASH_LENGTH,
        /** An empty key or value, which cannot be proven. */
        EMPTY,
        /** Sums that are negative or overflow. */
        SUM,
        /** An operation that the tree's specification does not allow. */
        SPEC,
        /** An operation or algorithm that is not supported. */
        UNSUPPORTED,
        /** The proof speaks of another key. */
        KEY,
        /** The proof speaks of another value. */
        VALUE,
        /** Two leaves shown as neighbours are not. */
        NEIGHBOURS,
        /** The proof leads to another root. */
        ROOT
    }

    /** A refusal. */
    public ProofException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why the proof is refused. */
    public Reason reason() {
        return reason;
    }
}

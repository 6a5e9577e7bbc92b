package org.cttdc.reviewer.flow;

/** A review could not go on. The message is for the details pane; views localise the code. */
public final class ReviewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public ReviewException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** What is missing. */
    public Code code() {
        return code;
    }

    /** Everything that can be missing. */
    public enum Code {
        /** The order's batch does not stand on the chain yet. */
        NOT_ANCHORED,
        /** No accredited issuer vouches for the account. */
        NO_CREDENTIAL,
        /** The parcel, and with it the pack code, has not arrived. */
        NO_PARCEL,
        /** No report was committed for this purchase on this machine. */
        NO_REPORT
    }
}

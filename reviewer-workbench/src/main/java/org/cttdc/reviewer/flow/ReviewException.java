package org.cttdc.reviewer.flow;

/** A review could not go on. The message is for the details pane; views localise the code. */
public final class ReviewException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public ReviewException(Code code, String message) {
        super(message);
        this.code = code;
    }

    public ReviewException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What is missing or wrong. */
    public Code code() {
        return code;
    }

    /** Everything that can be missing or wrong. */
    public enum Code {
        /** The order's batch does not stand on the chain yet. */
        NOT_ANCHORED,
        /** No accredited issuer vouches for the account. */
        NO_CREDENTIAL,
        /** The parcel, and with it the pack code, has not arrived. */
        NO_PARCEL,
        /** No report was committed for this purchase on this machine. */
        NO_REPORT,
        /** No vote that this account can make is what it sealed. */
        NO_VOTE,
        /** The platform's receipt is not for this order, or not signed by the platform. */
        BAD_RECEIPT,
        /** The order does not stand in the batch the platform anchored. */
        BAD_INCLUSION
    }
}

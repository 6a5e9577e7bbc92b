package org.cttdc.commerce.api;

/** The service refused or could not be reached. The message is for the details pane; views localise the code. */
public final class CommerceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    public CommerceException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** What failed. */
    public Code code() {
        return code;
    }

    /** Everything that can fail. */
    public enum Code {
        UNREACHABLE,
        BAD_REPLY,
        BAD_REQUEST,
        UNAUTHORIZED,
        NOT_FOUND,
        /** The listing is not on the chain, or its proof failed. */
        NOT_VERIFIED,
        OUT_OF_STOCK,
        /** The order is not in the stage this needs. */
        WRONG_STAGE,
        REFUND_CLOSED,
        INTERNAL
    }
}

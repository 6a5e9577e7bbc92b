package org.cttdc.commerce.api;

/** The service refused or could not be reached. The message is for the details pane; views localise the code. */
public final class CommerceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String field;

    public CommerceException(Code code, String message) {
        this(code, message, "");
    }

    public CommerceException(Code code, String message, String field) {
        super(message);
        this.code = code;
        this.field = field;
    }

    public CommerceException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.field = "";
    }

    /** What failed. */
    public Code code() {
        return code;
    }

    /** Which part of the request was refused, e.g. "cart[0].quantity"; empty where it is not about one part. */
    public String field() {
        return field;
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

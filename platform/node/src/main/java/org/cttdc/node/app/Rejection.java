package org.cttdc.node.app;

import org.cttdc.protocol.tx.ErrorCode;

/** A transaction or message is refused. */
public final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int MAX_DETAIL = 400;

    private final ErrorCode code;

    /** {@code detail} says where and what, for a person. */
    public Rejection(ErrorCode code, String detail) {
        // No stack trace: refusals are ordinary outcomes and must not cost more than the work that found them.
        super(detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail, null, false, false);
        this.code = code;
    }

    /** The result code. */
    public ErrorCode code() {
        return code;
    }

    /** Where and what. */
    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}

package org.cttdc.protocol.codec;

/** Bytes that are not the canonical encoding of the expected record: what is wrong and at which component. */
public final class CodecException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    CodecException(String path, String reason) {
        super(path + ": " + reason);
        this.path = path;
        this.reason = reason;
    }

    /** Components from the record's type down, such as {@code TxBody.messages[2].Transfer.to}. */
    public String path() {
        return path;
    }

    /** What is wrong, in English, without the place. */
    public String reason() {
        return reason;
    }
}

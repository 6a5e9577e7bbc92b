package org.cttdc.protocol.json;

/** Bytes that are not acceptable JSON: what is wrong, where in the document and at which byte. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String path;
    private final int offset;

    public JsonException(String reason, String path, int offset) {
        super(reason + " at " + path + " (byte " + offset + ")");
        this.reason = reason;
        this.path = path;
        this.offset = offset;
    }

    /** What is wrong, in English, without the place. */
    public String reason() {
        return reason;
    }

    /** JSON path such as {@code $.characteristics[3].limit}. */
    public String path() {
        return path;
    }

    /** Zero-based offset of the offending byte. */
    public int offset() {
        return offset;
    }
}

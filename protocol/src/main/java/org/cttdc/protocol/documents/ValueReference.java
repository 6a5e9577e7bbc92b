package org.cttdc.protocol.documents;

/** What is put into a value function. */
public enum ValueReference implements Coded {
    /** The value itself. */
    ABSOLUTE("absolute"),
    /** The value divided by the declared value. */
    DECLARED("declared"),
    /** The distance from the declared value. */
    DEVIATION("deviation");

    private final String code;

    ValueReference(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

package org.cttdc.protocol.documents;

/** What a statement of conformity is about. */
public enum DecisionTarget implements Coded {
    /** The mean of the product. */
    MEAN("mean"),
    /** A unit drawn at random. */
    UNIT("unit");

    private final String code;

    DecisionTarget(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

package org.cttdc.protocol.documents;

/** How a characteristic changes with use. */
public enum DegradationModel implements Coded {
    /** By equal amounts. */
    LINEAR("linear"),
    /** By equal ratios. */
    EXPONENTIAL("exponential");

    private final String code;

    DegradationModel(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

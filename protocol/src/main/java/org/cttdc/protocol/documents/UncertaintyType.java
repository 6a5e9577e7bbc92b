package org.cttdc.protocol.documents;

/** How a component of uncertainty was evaluated (GUM 2.3.2, 2.3.3). */
public enum UncertaintyType implements Coded {
    /** From the statistics of repeated observations. */
    A("A"),
    /** By other means. */
    B("B");

    private final String code;

    UncertaintyType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

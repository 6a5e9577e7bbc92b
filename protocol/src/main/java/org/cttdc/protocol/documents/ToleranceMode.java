package org.cttdc.protocol.documents;

/** How the numbers of a declared tolerance are meant. */
public enum ToleranceMode implements Coded {
    /** In the unit of the characteristic. */
    ABSOLUTE("abs"),
    /** As a fraction of the declared value. */
    RELATIVE("rel");

    private final String code;

    ToleranceMode(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

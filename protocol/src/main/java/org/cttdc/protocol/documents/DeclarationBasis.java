package org.cttdc.protocol.documents;

/** What a declared value rests on. */
public enum DeclarationBasis implements Coded {
    /** The declarant's own measurements. */
    MEASURED("measured"),
    /** A laboratory's report. */
    THIRD_PARTY("third-party"),
    /** Calculation. */
    CALCULATED("calculated"),
    /** The design. */
    DESIGN("design");

    private final String code;

    DeclarationBasis(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

package org.cttdc.protocol.documents;

/** Decision rule of a statement of conformity (JCGM 106, ILAC G8). */
public enum DecisionRule implements Coded {
    /** Simple acceptance: the limit itself decides. */
    SIMPLE("simple"),
    /** Guarded acceptance: a guard band of k standard uncertainties is taken off the limit. */
    GUARDED("guarded");

    private final String code;

    DecisionRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

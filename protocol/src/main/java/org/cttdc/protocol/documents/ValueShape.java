package org.cttdc.protocol.documents;

/** How a value becomes merit between 0 and 1. */
public enum ValueShape implements Coded {
    /** 0 at worst, 1 at best, straight between, clamped outside. */
    LINEAR("linear"),
    /** 1 at best or beyond (seen from worst), else 0. */
    STEP("step"),
    /** 1 when equal to the declared value, else 0. */
    MATCH("match");

    private final String code;

    ValueShape(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

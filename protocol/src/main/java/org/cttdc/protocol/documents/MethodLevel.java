package org.cttdc.protocol.documents;

/** Who can carry out a method, each level including those before it. */
public enum MethodLevel implements Coded {
    /** A buyer at home with everyday tools. */
    HOME("home"),
    /** A hobbyist or workshop with instruments. */
    BENCH("bench"),
    /** An accredited laboratory; every safety test is here and never offered to home reviewers. */
    LAB("lab");

    private final String code;

    MethodLevel(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

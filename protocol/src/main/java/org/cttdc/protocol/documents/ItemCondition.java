package org.cttdc.protocol.documents;

/** State of the tested item when the test began. */
public enum ItemCondition implements Coded {
    /** Unopened until the test. */
    NEW("new"),
    /** Used before the test. */
    USED("used"),
    /** Damaged before the test. */
    DAMAGED("damaged");

    private final String code;

    ItemCondition(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

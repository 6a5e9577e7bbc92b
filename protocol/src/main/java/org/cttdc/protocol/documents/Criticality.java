package org.cttdc.protocol.documents;

/** How much a failed characteristic matters. */
public enum Criticality implements Coded {
    /** Safety of people; tested in laboratories only. */
    SAFETY("safety"),
    /** The product misses its purpose. */
    MAJOR("major"),
    /** The product serves its purpose less well. */
    MINOR("minor"),
    /** Told for information; need not be declared. */
    INFORMATIVE("informative");

    private final String code;

    Criticality(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

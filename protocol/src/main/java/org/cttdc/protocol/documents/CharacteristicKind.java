package org.cttdc.protocol.documents;

/** What sort of value a characteristic has. */
public enum CharacteristicKind implements Coded {
    /** A number with a unit, obtained by measuring. */
    MEASURED("measured"),
    /** A number computed from other characteristics by an expression; never declared nor reported. */
    DERIVED("derived"),
    /** One of ordered levels; the value is the level's code. */
    ORDINAL("ordinal"),
    /** One of unordered levels; the value is the level's code. */
    CATEGORICAL("categorical"),
    /** Yes (1) or no (0). */
    BOOLEAN("boolean");

    private final String code;

    CharacteristicKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

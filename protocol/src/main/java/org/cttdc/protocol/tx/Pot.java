package org.cttdc.protocol.tx;

import org.cttdc.protocol.codec.WireEnum;

/** Who shares the fees of a term. */
public enum Pot implements WireEnum {
    /** The operators of the validators, by power. */
    VALIDATORS(0),
    /** Those whose nomination counted, by the budget it brought. */
    NOMINATORS(1);

    private final int number;

    Pot(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}

package org.cttdc.protocol.tx;

import org.cttdc.protocol.codec.WireEnum;

/** What a nomination weighs by. */
public enum Power implements WireEnum {
    /** Bonded CTT. */
    STAKE(0),
    /** Experience power. */
    EXPERIENCE(1),
    /** A genesis guardian's part of what neither class is entitled to yet. */
    GUARDIAN(2);

    private final int number;

    Power(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}

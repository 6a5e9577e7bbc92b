package org.cttdc.protocol.tx;

import org.cttdc.protocol.codec.WireEnum;

/** What a balance counts. */
public enum Asset implements WireEnum {
    /** The community token, in uCTT (10^-6 CTT). */
    CTT(0),
    /** Yuan credit against a platform's escrow, in fen (1/100 yuan). */
    CREDIT(1);

    private final int number;

    Asset(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}

package org.cttdc.protocol.tx;

import org.cttdc.protocol.codec.WireEnum;

/** What a dispute is about. */
public enum DisputeKind implements WireEnum {
    /** A revealed report does not say what the product is. */
    REPORT(0),
    /** A reported defect is real: the model let it pass. */
    DEFECT(1);

    private final int number;

    DisputeKind(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}

package org.cttdc.protocol.tx;

import org.cttdc.protocol.codec.WireEnum;

/** As what somebody is a member of the community. */
public enum MemberRole implements WireEnum {
    REVIEWER(0),
    EXPERT(1),
    MERCHANT(2),
    PLATFORM(3);

    private final int number;

    MemberRole(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    /** Whether it is a business, which pays more than a person. */
    public boolean isBusiness() {
        return this == MERCHANT || this == PLATFORM;
    }
}

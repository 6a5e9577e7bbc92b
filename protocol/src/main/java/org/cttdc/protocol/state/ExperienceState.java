package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;

/**
 * Experience power of an account (protocol page, section 5). What it stands for is its part of {@link ExperienceTotals#power}.
 *
 * @param raw unsigned, big-endian, without leading zeros
 */
public record ExperienceState(Bytes raw) {
    /** An account without experience. */
    public static final ExperienceState NONE = of(BigInteger.ZERO);

    public static ExperienceState of(BigInteger power) {
        return new ExperienceState(Unsigned.bytes(power));
    }

    /** The raw power as a number. */
    public BigInteger power() {
        return Unsigned.number(raw);
    }
}

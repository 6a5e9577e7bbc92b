package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.ExperiencePower;

/**
 * What experience power is measured by. Numbers are unsigned, big-endian, without leading zeros.
 *
 * @param cycle whose competitions are being scored
 * @param index I of that cycle: what a gain is multiplied by
 * @param raw raw power of all accounts together
 */
public record ExperienceTotals(long cycle, Bytes index, Bytes raw) {
    /** Before the first cycle was scored. */
    public static final ExperienceTotals START = of(0, ExperiencePower.FIRST_INDEX, BigInteger.ZERO);

    public static ExperienceTotals of(long cycle, BigInteger index, BigInteger power) {
        return new ExperienceTotals(cycle, Unsigned.bytes(index), Unsigned.bytes(power));
    }

    /** I as a number. */
    public BigInteger indexValue() {
        return Unsigned.number(index);
    }

    /** Σraw as a number. */
    public BigInteger power() {
        return Unsigned.number(raw);
    }
}

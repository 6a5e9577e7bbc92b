package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;

/** Numbers beyond 64 bits in records: big-endian bytes without leading zeros, nothing for 0. */
final class Unsigned {
    private Unsigned() {}

    static Bytes bytes(BigInteger number) {
        if (number.signum() < 0) {
            throw new IllegalArgumentException("the number is negative: " + number);
        }
        byte[] signed = number.toByteArray();
        return Bytes.of(signed, signed[0] == 0 ? 1 : 0, signed.length);
    }

    static BigInteger number(Bytes bytes) {
        return new BigInteger(1, bytes.toArray());
    }
}

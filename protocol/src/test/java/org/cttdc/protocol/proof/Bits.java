package org.cttdc.protocol.proof;

import org.cttdc.protocol.Bytes;

/** Changes single bits. */
public final class Bits {
    private Bits() {}

    /** The value with one bit changed, counted from the first byte's lowest and wrapping around. */
    public static Bytes flip(Bytes value, int bit) {
        byte[] changed = value.toArray();
        int wrapped = Math.floorMod(bit, changed.length * 8);
        changed[wrapped / 8] ^= (byte) (1 << (wrapped % 8));
        return Bytes.of(changed);
    }
}

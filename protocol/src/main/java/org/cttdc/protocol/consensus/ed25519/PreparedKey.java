package org.cttdc.protocol.consensus.ed25519;

import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** A public key decoded, with the multiples of its point: fourteen kilobytes that make each check several times faster. */
final class PreparedKey {
    private static final int WIDTH = 5;
    private static final int SPACING = 32;

    private final byte[] encoded;
    private final Multiples negated;

    private PreparedKey(byte[] encoded, Multiples negated) {
        this.encoded = encoded;
        this.negated = negated;
    }

    /** The key that 32 bytes stand for under ZIP-215, or null where they encode no point. */
    static @Nullable PreparedKey of(Bytes encoded) {
        byte[] bytes = encoded.toArray();
        Point point = Point.decode(bytes, 0);
        if (point == null) {
            return null;
        }
        point.negate();
        return new PreparedKey(bytes, Multiples.of(point, WIDTH, SPACING));
    }

    byte[] encoded() {
        return encoded;
    }

    /** Multiples of -A. */
    Multiples negated() {
        return negated;
    }
}

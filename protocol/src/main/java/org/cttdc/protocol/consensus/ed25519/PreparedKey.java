package org.cttdc.protocol.consensus.ed25519;

import java.util.Arrays;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/** A public key decoded, with the multiples of its point: eight kilobytes that make each check several times faster. */
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

    /**
     * The key that 32 bytes stand for, or null unless they are the canonical encoding of a point of the base point's order, as every key
     * is that was made by the rules. Then kA depends on k modulo that order alone, in whatever way a verifier computes it.
     */
    static @Nullable PreparedKey ofPrimeOrder(Bytes encoded) {
        byte[] bytes = encoded.toArray();
        Point point = Point.decode(bytes, 0);
        if (point == null || point.isOfSmallOrder() || !Arrays.equals(point.encode(FieldElement.of(1)), bytes)) {
            return null;
        }
        PreparedKey key = of(encoded);
        return key != null && key.negated.product(Scalar.orderWords()).isIdentity() ? key : null;
    }

    byte[] encoded() {
        return encoded;
    }

    /** Multiples of -A. */
    Multiples negated() {
        return negated;
    }
}

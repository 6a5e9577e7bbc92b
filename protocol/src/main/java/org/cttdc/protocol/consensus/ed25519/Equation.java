package org.cttdc.protocol.consensus.ed25519;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a signature (R, S) of a message under a key A claims, computed as far as sB - kA with k = SHA-512(R ‖ A ‖ message): that this
 * is R, but for a point of small order.
 */
final class Equation {
    /** Length of a signature, bytes. */
    static final int SIGNATURE_SIZE = 64;

    private static final int BASE_WIDTH = 8;
    private static final int BASE_SPACING = 32;
    private static final Multiples BASE = Multiples.of(Curve.base(), BASE_WIDTH, BASE_SPACING);

    private final byte[] signature;
    private final Point difference;

    private Equation(byte[] signature, Point difference) {
        this.signature = signature;
        this.difference = difference;
    }

    /** Where prepared keys come from; null for one that there is none for. */
    interface Keys {
        @Nullable
        PreparedKey get(Bytes encoded);
    }

    /** Null where S or a length is wrong, or there is no key. */
    static @Nullable Equation of(SignedMessage signed, Keys keys) {
        if (signed.key().size() != FieldElement.SIZE || signed.signature().size() != SIGNATURE_SIZE) {
            return null;
        }
        byte[] signature = signed.signature().toArray();
        if (!Scalar.isReduced(signature, FieldElement.SIZE)) {
            return null;
        }
        PreparedKey key = keys.get(signed.key());
        if (key == null) {
            return null;
        }
        MessageDigest digest = sha512();
        digest.update(signature, 0, FieldElement.SIZE);
        digest.update(key.encoded());
        signed.message().update(digest);
        long[] k = Scalar.reduce(digest.digest());
        long[] s = Scalar.decode(signature, FieldElement.SIZE);
        return new Equation(signature, Multiples.sumOfProducts(key.negated(), k, BASE, s));
    }

    /** The inverses of all differences' Z, which cost little more than one. */
    static FieldElement[] inverses(List<Equation> equations) {
        return Point.invertZ(
                equations.stream().map(equation -> equation.difference).toArray(Point[]::new));
    }

    /** Whether the claim is true, given the inverse of the difference's Z. */
    boolean holds(FieldElement inverseOfZ) {
        return holdsLiterally(inverseOfZ) || holdsByDefinition();
    }

    /** Whether R is the canonical encoding of this very point, as an honest one is; then nothing needs to be decoded. */
    boolean holdsLiterally(FieldElement inverseOfZ) {
        byte[] expected = difference.encode(inverseOfZ);
        int bits = 0;
        for (int i = 0; i < FieldElement.SIZE; i++) {
            bits |= expected[i] ^ signature[i];
        }
        return bits == 0;
    }

    /** ZIP-215: R decodes, canonically or not, and 8(sB - kA - R) is the identity. */
    private boolean holdsByDefinition() {
        Point r = Point.decode(signature, 0);
        if (r == null) {
            return false;
        }
        r.negate();
        r.add(difference);
        return r.isOfSmallOrder();
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-512", e);
        }
    }
}

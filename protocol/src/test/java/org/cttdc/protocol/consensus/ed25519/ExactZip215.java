package org.cttdc.protocol.consensus.ed25519;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.cttdc.protocol.Bytes;

/** ZIP-215 word for word in exact arithmetic. */
final class ExactZip215 {
    private static final int HALF = 32;

    private ExactZip215() {}

    static boolean verify(Bytes key, Bytes message, Bytes signature) {
        if (key.size() != HALF || signature.size() != 2 * HALF) {
            return false;
        }
        byte[] encodedR = signature.slice(0, HALF).toArray();
        BigInteger s = EdwardsPoint.littleEndian(signature.slice(HALF, 2 * HALF).toArray());
        EdwardsPoint a = EdwardsPoint.decode(key.toArray());
        EdwardsPoint r = EdwardsPoint.decode(encodedR);
        if (a == null || r == null || s.compareTo(EdwardsPoint.ORDER) >= 0) {
            return false;
        }
        BigInteger k = challenge(encodedR, key.toArray(), message.toArray());
        return EdwardsPoint.BASE
                .times(s)
                .add(r.negate())
                .add(a.times(k).negate())
                .times(BigInteger.valueOf(8))
                .isIdentity();
    }

    /** SHA-512(R, A, message) modulo the order. */
    static BigInteger challenge(byte[] r, byte[] key, byte[] message) {
        SHA512Digest digest = new SHA512Digest();
        digest.update(r, 0, r.length);
        digest.update(key, 0, key.length);
        digest.update(message, 0, message.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return EdwardsPoint.littleEndian(hash).mod(EdwardsPoint.ORDER);
    }
}

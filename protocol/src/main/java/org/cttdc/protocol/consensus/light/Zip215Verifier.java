package org.cttdc.protocol.consensus.light;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;

/**
 * Ed25519 as CometBFT's clients accept it (ZIP-215), so that no crafted signature divides them from this one.
 *
 * <p>Everything RFC 8032 accepts, ZIP-215 accepts too. So the fast strict check goes first, and only what it refuses is checked
 * by the definition: 8(sB - R - kA) is the identity, A and R may be encoded non-canonically, s must be below the group order.
 */
public final class Zip215Verifier implements SignatureVerifier {
    private static final int HALF = 32;
    private static final BigInteger COFACTOR = BigInteger.valueOf(8);

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        if (key.type() != PublicKey.Type.ED25519 || signature.size() != Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        byte[] text = message.toArray();
        return Ed25519.verify(signature.toArray(), 0, key.value().toArray(), 0, text, 0, text.length)
                || verifyByDefinition(key.value(), text, signature);
    }

    private static boolean verifyByDefinition(Bytes key, byte[] message, Bytes signature) {
        BigInteger s = EdwardsPoint.littleEndian(signature.slice(HALF, 2 * HALF).toArray());
        EdwardsPoint a = EdwardsPoint.decode(key.toArray());
        EdwardsPoint r = EdwardsPoint.decode(signature.slice(0, HALF).toArray());
        if (a == null || r == null || s.compareTo(EdwardsPoint.ORDER) >= 0) {
            return false;
        }
        BigInteger k = challenge(signature.slice(0, HALF), key, message);
        return EdwardsPoint.BASE
                .times(s)
                .add(r.negate())
                .add(a.times(k).negate())
                .times(COFACTOR)
                .isIdentity();
    }

    private static BigInteger challenge(Bytes r, Bytes key, byte[] message) {
        SHA512Digest digest = new SHA512Digest();
        digest.update(r.toArray(), 0, r.size());
        digest.update(key.toArray(), 0, key.size());
        digest.update(message, 0, message.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return EdwardsPoint.littleEndian(hash).mod(EdwardsPoint.ORDER);
    }
}

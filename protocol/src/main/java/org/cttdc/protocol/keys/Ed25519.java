package org.cttdc.protocol.keys;

import org.cttdc.protocol.Bytes;

/** Ed25519 (RFC 8032) for transactions, receipts and credentials. Validators' signatures follow ZIP-215 and live elsewhere. */
public final class Ed25519 {
    /** Length of a public key and of a secret seed, bytes. */
    public static final int KEY_SIZE = 32;
    /** Length of a signature, bytes. */
    public static final int SIGNATURE_SIZE = 64;

    private Ed25519() {}

    /** Whether the signature is this key's over the message; false also for keys and signatures of the wrong length. */
    public static boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
        if (publicKey.size() != KEY_SIZE || signature.size() != SIGNATURE_SIZE) {
            return false;
        }
        byte[] text = message.toArray();
        return org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                signature.toArray(), 0, publicKey.toArray(), 0, text, 0, text.length);
    }

    static Bytes publicKey(byte[] seed) {
        byte[] key = new byte[KEY_SIZE];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(seed, 0, key, 0);
        return Bytes.of(key);
    }

    static Bytes sign(byte[] seed, Bytes publicKey, Bytes message) {
        byte[] text = message.toArray();
        byte[] signature = new byte[SIGNATURE_SIZE];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                seed, 0, publicKey.toArray(), 0, text, 0, text.length, signature, 0);
        return Bytes.of(signature);
    }
}

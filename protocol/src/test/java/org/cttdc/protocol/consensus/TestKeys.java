package org.cttdc.protocol.consensus;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/** Validator keys by number; the secret of validator i is SHA-256("validator i"). */
public final class TestKeys {
    private TestKeys() {}

    public static PublicKey key(int validator) {
        byte[] encoded = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(secret(validator), 0, encoded, 0);
        return PublicKey.ed25519(Bytes.of(encoded));
    }

    public static Bytes sign(int validator, Bytes message) {
        byte[] text = message.toArray();
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(secret(validator), 0, text, 0, text.length, signature, 0);
        return Bytes.of(signature);
    }

    private static byte[] secret(int validator) {
        return Sha256.of(Bytes.of(("validator " + validator).getBytes(StandardCharsets.UTF_8)))
                .toArray();
    }
}

package org.cttdc.wallet.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.HdKey;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.wallet.keystore.Secrets;

/** The seed of an open wallet. A private key exists only while it is used; {@link #close} wipes the seed. */
final class KeyRing implements AutoCloseable {
    private static final int SECRET_BYTES = 32;
    private static final int MAC_BYTES = 64;

    private final byte[] seed;

    private KeyRing(byte[] seed) {
        this.seed = seed;
    }

    static KeyRing of(Mnemonic phrase) {
        return new KeyRing(phrase.seed(new char[0]));
    }

    Bytes publicKey(int index) {
        try (SigningKey key = HdKey.account(seed, index)) {
            return key.publicKey();
        }
    }

    Bytes sign(int index, Bytes message) {
        try (SigningKey key = HdKey.account(seed, index)) {
            return key.sign(message);
        }
    }

    /** HMAC-SHA-512 under the private key of "ctt-secret/1" ‖ purpose (UTF-8, one length byte) ‖ context, cut to 32 bytes. */
    Bytes secret(int index, String purpose, Bytes context) {
        Bytes name = Bytes.of(purpose.getBytes(StandardCharsets.UTF_8));
        if (name.size() > 255) {
            throw new IllegalArgumentException("a purpose has at most 255 bytes");
        }
        Bytes message = Bytes.concat(
                Bytes.of("ctt-secret/1".getBytes(StandardCharsets.US_ASCII)),
                Bytes.of((byte) name.size()),
                name,
                context);
        try (SigningKey key = HdKey.account(seed, index)) {
            byte[] secret = key.seed();
            HMac mac = new HMac(new SHA512Digest());
            mac.init(new KeyParameter(secret));
            mac.update(message.toArray(), 0, message.size());
            byte[] out = new byte[MAC_BYTES];
            mac.doFinal(out, 0);
            Secrets.wipe(secret);
            return Bytes.of(Arrays.copyOf(out, SECRET_BYTES));
        }
    }

    @Override
    public void close() {
        Secrets.wipe(seed);
    }
}

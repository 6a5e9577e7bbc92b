package org.cttdc.wallet.keystore;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id version 1.3 (RFC 9106) from a passphrase to an AES-256 key. */
final class Argon2id {
    static final int SALT_BYTES = 16;
    static final int KEY_BYTES = 32;

    private Argon2id() {}

    /** The key; the caller wipes it. */
    static byte[] derive(char[] passphrase, KdfCost cost, byte[] salt) {
        byte[] secret = Secrets.utf8(passphrase);
        byte[] key = new byte[KEY_BYTES];
        Argon2Parameters parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .build();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(parameters);
            generator.generateBytes(secret, key);
            return key;
        } finally {
            Secrets.wipe(secret);
        }
    }
}

package org.cttdc.protocol.keys;

import java.security.SecureRandom;
import java.util.Arrays;
import org.cttdc.protocol.Bytes;

/** An Ed25519 secret with its public key. {@link #close()} wipes the secret; signing afterwards is an error. */
public final class SigningKey implements AutoCloseable {
    private final byte[] seed;
    private final Bytes publicKey;
    private boolean wiped;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        this.publicKey = Ed25519.publicKey(seed);
    }

    /** The key of a 32-byte seed, which is copied. */
    public static SigningKey ofSeed(byte[] seed) {
        if (seed.length != Ed25519.KEY_SIZE) {
            throw new IllegalArgumentException("a secret seed has " + Ed25519.KEY_SIZE + " bytes, not " + seed.length);
        }
        return new SigningKey(seed.clone());
    }

    /** A fresh key. */
    public static SigningKey generate(SecureRandom random) {
        byte[] seed = new byte[Ed25519.KEY_SIZE];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    /** 32 bytes. */
    public Bytes publicKey() {
        return publicKey;
    }

    /** The account of this key. */
    public Address address() {
        return Address.ofKey(publicKey);
    }

    /** The signature over exactly these bytes, 64 bytes. Throws {@link IllegalStateException} once wiped. */
    public synchronized Bytes sign(Bytes message) {
        requireSecret();
        return Ed25519.sign(seed, publicKey, message);
    }

    /** A copy of the secret seed, for a keystore to encrypt; the caller wipes it. */
    public synchronized byte[] seed() {
        requireSecret();
        return seed.clone();
    }

    /** Wipes the secret. */
    @Override
    public synchronized void close() {
        wiped = true;
        Arrays.fill(seed, (byte) 0);
    }

    /** The public key only. */
    @Override
    public String toString() {
        return "SigningKey[" + publicKey + "]";
    }

    private void requireSecret() {
        if (wiped) {
            throw new IllegalStateException("this key was wiped");
        }
    }
}

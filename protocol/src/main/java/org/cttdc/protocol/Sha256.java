package org.cttdc.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the only hash of the protocol's own formats. */
public final class Sha256 {
    /** Length of a digest, bytes. */
    public static final int SIZE = 32;

    private static final MessageDigest UNUSED = lookedUp();

    /** Thousands of digests are made in a block: one a thread, not one each. */
    private static final ThreadLocal<MessageDigest> OWN = ThreadLocal.withInitial(Sha256::digest);

    private Sha256() {}

    /** The digest of all parts one after the other. */
    public static Bytes of(Bytes... parts) {
        MessageDigest digest = own();
        for (Bytes part : parts) {
            part.update(digest);
        }
        return Bytes.of(digest.digest());
    }

    /** The digest of a one-byte domain separator followed by all parts. */
    public static Bytes of(byte domain, Bytes... parts) {
        MessageDigest digest = own();
        digest.update(domain);
        for (Bytes part : parts) {
            part.update(digest);
        }
        return Bytes.of(digest.digest());
    }

    /** The thread's own digest, ready to begin. */
    private static MessageDigest own() {
        MessageDigest digest = OWN.get();
        digest.reset();
        return digest;
    }

    /** A fresh digest. */
    public static MessageDigest digest() {
        try {
            // A copy costs a fraction of looking the algorithm up among the platform's providers.
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", e);
        }
    }

    private static MessageDigest lookedUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}

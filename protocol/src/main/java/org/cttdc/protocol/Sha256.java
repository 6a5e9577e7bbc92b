package org.cttdc.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the only hash of the protocol's own formats. */
public final class Sha256 {
    /** Length of a digest, bytes. */
    public static final int SIZE = 32;

    private Sha256() {}

    /** The digest of all parts one after the other. */
    public static Bytes of(Bytes... parts) {
        MessageDigest digest = digest();
        for (Bytes part : parts) {
            part.update(digest);
        }
        return Bytes.of(digest.digest());
    }

    /** The digest of a one-byte domain separator followed by all parts. */
    public static Bytes of(byte domain, Bytes... parts) {
        MessageDigest digest = digest();
        digest.update(domain);
        for (Bytes part : parts) {
            part.update(digest);
        }
        return Bytes.of(digest.digest());
    }

    /** A fresh digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer SHA-256", e);
        }
    }
}

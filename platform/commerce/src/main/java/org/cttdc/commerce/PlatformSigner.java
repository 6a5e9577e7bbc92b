package org.cttdc.commerce;

import org.cttdc.protocol.Bytes;

/** Signs for the platform's account: receipts and order batches. The service never sees the secret. */
public interface PlatformSigner {
    /** Ed25519, 32 bytes. */
    Bytes publicKey();

    /** The 64-byte Ed25519 signature over exactly these bytes. */
    Bytes sign(byte[] message);
}

package org.cttdc.protocol.consensus.light;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;

/** Checks signatures. An implementation that remembers results keys them by key, message and signature together. */
@FunctionalInterface
public interface SignatureVerifier {
    /** Whether the signature of the message is valid under the key; false for a key type that cannot be verified. */
    boolean verify(PublicKey key, Bytes message, Bytes signature);
}

package org.cttdc.protocol.consensus.light;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;

/** Checks signatures. An implementation that remembers results keys them by key, message and signature together. */
@FunctionalInterface
public interface SignatureVerifier {
    /**
     * A signature to check.
     *
     * @param key who signed
     * @param message what was signed
     * @param signature over the message
     */
    record Signed(PublicKey key, Bytes message, Bytes signature) {}

    /** Whether the signature of the message is valid under the key; false for a key type that cannot be verified. */
    boolean verify(PublicKey key, Bytes message, Bytes signature);

    /** Place of the first signature that {@link #verify} refuses, or -1; an implementation may be faster than one by one. */
    default int firstInvalid(List<Signed> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Signed signed = batch.get(i);
            if (!verify(signed.key(), signed.message(), signed.signature())) {
                return i;
            }
        }
        return -1;
    }
}

package org.cttdc.protocol.keys;

import java.util.BitSet;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ed25519.HonestSignatures;
import org.cttdc.protocol.consensus.ed25519.SignedMessage;

/**
 * Accepts exactly what {@link Ed25519#verify} accepts, several times faster for keys that come again. An honest signature is recognised by
 * conditions under which the strict verifier accepts too; whatever is not recognised is put to the strict verifier itself
 * (docs/adr/0251). For any number of threads.
 */
public final class SignatureChecker {
    private final HonestSignatures honest;

    /** Remembers so many keys, at most eight kilobytes each. */
    public SignatureChecker(int keys) {
        this.honest = new HonestSignatures(keys);
    }

    /** A signature to check. */
    public record Signed(Bytes key, Bytes message, Bytes signature) {
        private boolean isValid() {
            return Ed25519.verify(key, message, signature);
        }
    }

    /** Places of the valid signatures; many at once cost less than one by one. */
    public BitSet valid(List<Signed> batch) {
        BitSet valid = honest.recognised(batch.stream()
                .map(signed -> new SignedMessage(signed.key(), signed.message(), signed.signature()))
                .toList());
        for (int i = valid.nextClearBit(0); i < batch.size(); i = valid.nextClearBit(i + 1)) {
            valid.set(i, batch.get(i).isValid());
        }
        return valid;
    }
}

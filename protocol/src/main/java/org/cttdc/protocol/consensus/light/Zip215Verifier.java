package org.cttdc.protocol.consensus.light;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.ed25519.Ed25519Verifier;
import org.cttdc.protocol.consensus.ed25519.SignedMessage;

/** Ed25519 as CometBFT's clients accept it (ZIP-215), so that no crafted signature divides them from this one. */
public final class Zip215Verifier implements SignatureVerifier {
    private final Ed25519Verifier ed25519 = new Ed25519Verifier();

    @Override
    public boolean verify(PublicKey key, Bytes message, Bytes signature) {
        return key.type() == PublicKey.Type.ED25519 && ed25519.verify(key.value(), message, signature);
    }

    @Override
    public int firstInvalid(List<Signed> batch) {
        List<SignedMessage> verifiable = new ArrayList<>(batch.size());
        for (Signed signed : batch) {
            if (signed.key().type() != PublicKey.Type.ED25519) {
                break;
            }
            verifiable.add(new SignedMessage(signed.key().value(), signed.message(), signed.signature()));
        }
        int invalid = ed25519.firstInvalid(verifiable);
        if (invalid >= 0) {
            return invalid;
        }
        return verifiable.size() < batch.size() ? verifiable.size() : -1;
    }
}

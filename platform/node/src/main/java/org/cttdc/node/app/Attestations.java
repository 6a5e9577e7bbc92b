package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SignatureChecker.Signed;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Possession;
import org.jspecify.annotations.Nullable;

/**
 * What another key than the sender's signs within a message: that an account is a person's, that an order was made, that a consensus key
 * is held. A message carries one signature at most, and what it has to be over follows from the transaction alone, so that it is checked
 * with the transaction's own (docs/adr/0270).
 */
final class Attestations {
    private Attestations() {}

    /** The signature in a message; null where there is none, or only over what cannot exist. */
    static @Nullable Signed of(Msg message, String chainId, Bytes sender) {
        try {
            return switch (message) {
                case Msg.ClaimPurchase msg -> credential(msg.credential(), chainId, sender);
                case ArbitrationMsg.JoinJury msg -> credential(msg.credential(), chainId, sender);
                case ArbitrationMsg.OptIn msg -> credential(msg.credential(), chainId, sender);
                case MarketMsg.ChallengeOmission msg -> receipt(msg);
                case ConsensusMsg.RegisterCandidate msg ->
                    new Signed(msg.publicKey(), Possession.signBytes(chainId, sender), msg.possession());
                default -> null;
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Signed credential(Msg.Credential credential, String chainId, Bytes account) {
        Bytes signed = PurchaseProof.credentialSignBytes(chainId, credential.person(), account);
        return new Signed(credential.issuerKey(), signed, credential.signature());
    }

    /** A platform's receipt; throws {@link IllegalArgumentException} for an order or a cycle that cannot exist. */
    static Signed receipt(MarketMsg.ChallengeOmission msg) {
        Bytes signed = PurchaseProof.receiptSignBytes(msg.cycle(), msg.leaf().hash());
        return new Signed(msg.platformKey(), signed, msg.signature());
    }
}

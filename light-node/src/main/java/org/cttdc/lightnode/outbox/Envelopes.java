package org.cttdc.lightnode.outbox;

import java.nio.charset.StandardCharsets;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.light.Zip215Verifier;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** Looks at an envelope before it is kept: what no chain would take is refused at once. */
final class Envelopes {
    private static final Bytes DOMAIN = Bytes.of("ctt-tx/1".getBytes(StandardCharsets.US_ASCII));
    private static final int KEY_BYTES = 32;

    private Envelopes() {}

    /** The sender and body of a signed transaction. */
    record Opened(Bytes account, TxBody body) {}

    /** Opens an envelope; throws {@link LightNodeException} REFUSED with the code the chain would give. */
    static Opened open(Bytes tx, String chainId) {
        try {
            SignedTx signed = RecordCodec.decode(SignedTx.class, tx.toArray());
            TxBody body = RecordCodec.decode(TxBody.class, signed.body().toArray());
            if (!body.chainId().equals(chainId)) {
                throw refused(ErrorCode.E_CHAIN_ID, "signed for chain '" + body.chainId() + "', not '" + chainId + "'");
            }
            if (signed.publicKey().size() != KEY_BYTES) {
                throw refused(
                        ErrorCode.E_SIGNATURE,
                        "a key has 32 bytes, not " + signed.publicKey().size());
            }
            PublicKey key = PublicKey.ed25519(signed.publicKey());
            if (!new Zip215Verifier().verify(key, Bytes.concat(DOMAIN, signed.body()), signed.signature())) {
                throw refused(ErrorCode.E_SIGNATURE, "the signature does not match the key and body");
            }
            return new Opened(key.address(), body);
        } catch (CodecException e) {
            throw new LightNodeException(Code.REFUSED, ErrorCode.E_MALFORMED + ": " + e.getMessage(), e);
        }
    }

    private static LightNodeException refused(ErrorCode code, String why) {
        return new LightNodeException(Code.REFUSED, code + ": " + why);
    }
}

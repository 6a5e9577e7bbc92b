package org.cttdc.lightnode.outbox;

import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** Looks at an envelope before it is kept: what no chain would take is refused at once. */
final class Envelopes {
    private Envelopes() {}

    /** The sender and body of a signed transaction, the body also as it was signed. */
    record Opened(Bytes account, TxBody body, Bytes bodyBytes) {}

    /** The body of a draft; throws {@link LightNodeException} REFUSED with the code the chain would give. */
    static TxBody body(Bytes encoded, String chainId) {
        try {
            TxBody body = RecordCodec.decode(TxBody.class, encoded.toArray());
            requireChain(body, chainId);
            return body;
        } catch (CodecException e) {
            throw malformed(e);
        }
    }

    /** Opens an envelope; throws {@link LightNodeException} REFUSED with the code the chain would give. */
    static Opened open(Bytes tx, String chainId) {
        try {
            SignedTx signed = RecordCodec.decode(SignedTx.class, tx.toArray());
            TxBody body = body(signed.body(), chainId);
            if (!Ed25519.verify(signed.publicKey(), signed.signBytes(), signed.signature())) {
                throw refused(ErrorCode.E_SIGNATURE, "the signature does not belong to this key and body");
            }
            return new Opened(PublicKey.ed25519(signed.publicKey()).address(), body, signed.body());
        } catch (CodecException e) {
            throw malformed(e);
        }
    }

    private static void requireChain(TxBody body, String chainId) {
        if (!body.chainId().equals(chainId)) {
            throw refused(ErrorCode.E_CHAIN_ID, "made for chain '" + body.chainId() + "', not '" + chainId + "'");
        }
    }

    private static LightNodeException malformed(CodecException e) {
        return new LightNodeException(Code.REFUSED, ErrorCode.E_MALFORMED + ": " + e.getMessage(), e);
    }

    private static LightNodeException refused(ErrorCode code, String why) {
        return new LightNodeException(Code.REFUSED, code + ": " + why);
    }
}

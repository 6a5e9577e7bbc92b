package org.cttdc.commerce.batch;

import java.util.List;
import org.cttdc.commerce.PlatformSigner;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/**
 * A signed transaction of the platform's.
 *
 * @param bytes the envelope
 * @param hash its SHA-256
 */
record BatchTx(Bytes bytes, Bytes hash) {
    static BatchTx sign(PlatformSigner signer, String chainId, long sequence, long validUntil, long fee, Msg message) {
        Bytes body = Bytes.of(RecordCodec.encode(new TxBody(chainId, sequence, validUntil, fee, "", List.of(message))));
        Bytes signature = signer.sign(SignedTx.signBytes(body).toArray());
        Bytes bytes = Bytes.of(RecordCodec.encode(new SignedTx(body, signer.publicKey(), signature)));
        return new BatchTx(bytes, Sha256.of(bytes));
    }
}

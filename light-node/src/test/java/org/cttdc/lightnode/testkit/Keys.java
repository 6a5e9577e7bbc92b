package org.cttdc.lightnode.testkit;

import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** One person's key and the transactions it signs. */
public final class Keys {
    private static final byte[] SEED = new byte[32];

    /** The person's account. */
    public static final Bytes ACCOUNT = PublicKey.ed25519(publicKey()).address();

    private Keys() {}

    private static Bytes publicKey() {
        byte[] key = new byte[32];
        Ed25519.generatePublicKey(SEED, 0, key, 0);
        return Bytes.of(key);
    }

    /** The address an Ed25519 key stands for. */
    public static Bytes addressOf(Bytes publicKey) {
        return PublicKey.ed25519(publicKey).address();
    }

    /** A signed transfer of one uCTT. */
    public static Bytes transfer(String chainId, long sequence, long validUntil, String memo) {
        TxBody body = new TxBody(
                chainId,
                sequence,
                validUntil,
                1000,
                memo,
                List.of(new Msg.Transfer(Bytes.of(new byte[20]), Asset.CTT, 1)));
        Bytes encoded = Bytes.of(RecordCodec.encode(body));
        byte[] text = SignedTx.signBytes(encoded).toArray();
        byte[] signature = new byte[64];
        Ed25519.sign(SEED, 0, text, 0, text.length, signature, 0);
        return Bytes.of(RecordCodec.encode(new SignedTx(encoded, publicKey(), Bytes.of(signature))));
    }

    /** What was signed. */
    public static Bytes body(Bytes tx) {
        try {
            return RecordCodec.decode(SignedTx.class, tx.toArray()).body();
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
    }
}

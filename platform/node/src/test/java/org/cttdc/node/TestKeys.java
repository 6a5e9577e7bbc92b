package org.cttdc.node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** Named test accounts and what they sign; the same name is always the same account. */
public final class TestKeys {
    public static final String CHAIN = "ctt-test";
    public static final long FEE = 1_000;

    private TestKeys() {}

    public static SigningKey key(String name) {
        return SigningKey.ofSeed(hash(name).toArray());
    }

    public static Bytes address(String name) {
        return key(name).address().value();
    }

    public static Bytes hash(String text) {
        return Sha256.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Bytes tx(String signer, long sequence, Msg... messages) {
        return sign(signer, new TxBody(CHAIN, sequence, Long.MAX_VALUE, FEE, "", List.of(messages)));
    }

    public static Bytes sign(String signer, TxBody body) {
        SigningKey key = key(signer);
        Bytes encoded = Bytes.of(RecordCodec.encode(body));
        return Bytes.of(
                RecordCodec.encode(new SignedTx(encoded, key.publicKey(), key.sign(SignedTx.signBytes(encoded)))));
    }

    public static Msg.Credential credential(String issuer, String person, String account) {
        Bytes commitment = hash("person " + person);
        Bytes signed = PurchaseProof.credentialSignBytes(CHAIN, commitment, address(account));
        return new Msg.Credential(
                key(issuer).publicKey(), commitment, key(issuer).sign(signed));
    }
}

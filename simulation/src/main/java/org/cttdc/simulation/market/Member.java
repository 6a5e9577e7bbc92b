package org.cttdc.simulation.market;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Possession;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** Somebody with an account: signs one transaction after the other. */
public final class Member {
    /** The chain that all members sign for. */
    public static final String CHAIN = "ctt-simulation";

    private static final long FEE = 1_000;

    private final String name;
    private final SigningKey key;
    private final Bytes address;
    private long sequence;

    /** The same name is always the same account. */
    public Member(String name) {
        this.name = name;
        this.key = SigningKey.ofSeed(hash(name).toArray());
        this.address = key.address().value();
    }

    /** Hash of a text, for secrets that have to be the same in every run. */
    public static Bytes hash(String text) {
        return Sha256.of(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the member is called. */
    public String name() {
        return name;
    }

    /** Address on the chain. */
    public Bytes address() {
        return address;
    }

    /** Ed25519 key. */
    public Bytes publicKey() {
        return key.publicKey();
    }

    /** The member's next transaction. */
    public Bytes sign(Msg... messages) {
        TxBody body = new TxBody(CHAIN, sequence++, Long.MAX_VALUE, FEE, "", List.of(messages));
        Bytes encoded = Bytes.of(RecordCodec.encode(body));
        return Bytes.of(
                RecordCodec.encode(new SignedTx(encoded, key.publicKey(), key.sign(SignedTx.signBytes(encoded)))));
    }

    /** As a validator: that it is held by whom this account belongs to. */
    public Bytes possess(Member operator) {
        return key.sign(Possession.signBytes(CHAIN, operator.address()));
    }

    /** As an issuer: that this account belongs to a person, who is known by a text alone. */
    public Msg.Credential certify(String person, Member account) {
        Bytes commitment = hash("person " + person);
        return new Msg.Credential(
                key.publicKey(),
                commitment,
                key.sign(PurchaseProof.credentialSignBytes(CHAIN, commitment, account.address())));
    }
}

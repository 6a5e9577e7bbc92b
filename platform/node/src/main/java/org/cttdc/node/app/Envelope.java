package org.cttdc.node.app;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.keys.SignatureChecker;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/**
 * An opened transaction: everything about it that does not depend on the state holds.
 *
 * @param sender account of the key that signed
 * @param body what was signed
 * @param attested places of the messages in which another's signature is valid; never changed
 */
record Envelope(Bytes sender, TxBody body, BitSet attested) {

    /**
     * A transaction that was read and whose signatures are still to be checked.
     *
     * @param sender account of the key that is said to have signed
     * @param body what is said to be signed
     * @param claims its own signature, then those within its messages
     * @param places of the messages that these stand in
     */
    record Sealed(Bytes sender, TxBody body, List<SignatureChecker.Signed> claims, List<Integer> places) {

        /** The opened transaction, from which of the claims hold; empty where its own signature does not. */
        Optional<Envelope> opened(BitSet valid) {
            if (!valid.get(0)) {
                return Optional.empty();
            }
            BitSet attested = new BitSet();
            for (int i = 0; i < places.size(); i++) {
                attested.set(places.get(i), valid.get(1 + i));
            }
            return Optional.of(new Envelope(sender, body, attested));
        }
    }

    /** Reads the bytes of a transaction meant for a chain. */
    static Sealed read(Bytes tx, String chainId) throws Rejection {
        SignedTx signed = decode(SignedTx.class, tx);
        TxBody body = decode(TxBody.class, signed.body());
        if (signed.publicKey().size() != Ed25519.KEY_SIZE || signed.signature().size() != Ed25519.SIGNATURE_SIZE) {
            throw new Rejection(ErrorCode.E_SIGNATURE, "an Ed25519 key has 32 bytes and a signature 64");
        }
        if (!body.chainId().equals(chainId)) {
            throw new Rejection(
                    ErrorCode.E_CHAIN_ID, "signed for chain \"" + body.chainId() + "\", this is \"" + chainId + "\"");
        }
        if (body.memo().getBytes(StandardCharsets.UTF_8).length > TxBody.MAX_MEMO_BYTES) {
            throw new Rejection(ErrorCode.E_MEMO, "a memo has at most " + TxBody.MAX_MEMO_BYTES + " bytes");
        }
        int messages = body.messages().size();
        if (messages < 1 || messages > TxBody.MAX_MESSAGES) {
            throw new Rejection(
                    ErrorCode.E_MESSAGES, "1 to " + TxBody.MAX_MESSAGES + " messages are allowed, not " + messages);
        }
        return sealed(signed, body);
    }

    private static Sealed sealed(SignedTx signed, TxBody body) {
        Bytes sender = Address.ofKey(signed.publicKey()).value();
        List<SignatureChecker.Signed> claims = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        claims.add(new SignatureChecker.Signed(signed.publicKey(), signed.signBytes(), signed.signature()));
        for (int i = 0; i < body.messages().size(); i++) {
            SignatureChecker.Signed attestation =
                    Attestations.of(body.messages().get(i), body.chainId(), sender);
            if (attestation != null) {
                claims.add(attestation);
                places.add(i);
            }
        }
        return new Sealed(sender, body, claims, places);
    }

    /** Checks what depends on the state, and charges fee and sequence. */
    void admit(StateStore state, BlockContext block) throws Rejection {
        Ledger ledger = new Ledger(state, block);
        Account account = ledger.account(sender);
        require(account, block);
        ledger.payFee(sender, body.fee());
        Account charged = ledger.account(sender);
        state.put(StateKeys.account(sender), charged.used(charged.ctt()));
    }

    /** Checks what {@link #admit} checks and charges the account alone: whoever comes next is only asked for sequence and means. */
    void check(StateStore state, BlockContext block) throws Rejection {
        StateKey<Account> key = StateKeys.account(sender);
        Account account = state.getOr(key, Account.EMPTY);
        require(account, block);
        if (account.ctt() < body.fee()) {
            throw Ledger.lacks(ErrorCode.E_FEE, Asset.CTT, body.fee(), account.ctt());
        }
        state.put(key, account.used(account.ctt() - body.fee()));
    }

    private void require(Account account, BlockContext block) throws Rejection {
        if (body.validUntilHeight() < block.height()) {
            throw new Rejection(
                    ErrorCode.E_EXPIRED,
                    "valid until height " + body.validUntilHeight() + ", the block has height " + block.height());
        }
        long expected = account.sequence();
        if (body.sequence() != expected) {
            throw new Rejection(ErrorCode.E_SEQUENCE, "the next sequence is " + expected + ", not " + body.sequence());
        }
        if (body.fee() < block.params().minTxFee()) {
            throw new Rejection(
                    ErrorCode.E_FEE, "the least fee is " + block.params().minTxFee() + " uCTT, not " + body.fee());
        }
    }

    private static <T extends Record> T decode(Class<T> type, Bytes encoded) throws Rejection {
        try {
            return RecordCodec.decode(type, encoded.toArray());
        } catch (CodecException e) {
            throw new Rejection(ErrorCode.E_MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}

package org.cttdc.node.app;

import java.nio.charset.StandardCharsets;
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
 */
record Envelope(Bytes sender, TxBody body) {

    /** A transaction that was read and whose signature is still to be checked. */
    record Sealed(SignedTx signed, TxBody body) {
        SignatureChecker.Signed claim() {
            return new SignatureChecker.Signed(signed.publicKey(), signed.signBytes(), signed.signature());
        }

        /** The opened transaction; its signature is valid. */
        Envelope opened() {
            return new Envelope(Address.ofKey(signed.publicKey()).value(), body);
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
        return new Sealed(signed, body);
    }

    /** Checks what depends on the state, and charges fee and sequence. */
    void admit(StateStore state, BlockContext block) throws Rejection {
        Ledger ledger = new Ledger(state, block);
        Account account = ledger.account(sender);
        require(account, block);
        ledger.payFee(sender, body.fee());
        Account charged = ledger.account(sender);
        state.put(StateKeys.account(sender), withSequence(charged, charged.ctt()));
    }

    /** Checks what {@link #admit} checks and charges the account alone: whoever comes next is only asked for sequence and means. */
    void check(StateStore state, BlockContext block) throws Rejection {
        StateKey<Account> key = StateKeys.account(sender);
        Account account = state.getOr(key, Account.EMPTY);
        require(account, block);
        if (account.ctt() < body.fee()) {
            throw Ledger.lacks(ErrorCode.E_FEE, Asset.CTT, body.fee(), account.ctt());
        }
        state.put(key, withSequence(account, account.ctt() - body.fee()));
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

    private static Account withSequence(Account account, long ctt) {
        return new Account(ctt, account.credit(), Math.addExact(account.sequence(), 1));
    }

    private static <T extends Record> T decode(Class<T> type, Bytes encoded) throws Rejection {
        try {
            return RecordCodec.decode(type, encoded.toArray());
        } catch (CodecException e) {
            throw new Rejection(ErrorCode.E_MALFORMED, String.valueOf(e.getMessage()));
        }
    }
}

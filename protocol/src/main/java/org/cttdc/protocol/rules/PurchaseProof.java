package org.cttdc.protocol.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * The commitments that lead from a sale to a report (protocol page, sections 3 and 4): one definition for the buyer, the commerce
 * service and the chain. Every method refuses parts of the wrong length with {@link IllegalArgumentException}, so that no two
 * inputs share a preimage.
 */
public final class PurchaseProof {
    /** Bytes of the secret order id that only the buyer holds. */
    public static final int ORDER_SECRET_SIZE = 16;
    /** Bytes of the blinding that hides a buyer in {@link #buyerCommit}. */
    public static final int BLINDING_SIZE = 32;
    /** Bytes of the salt that hides a report in {@link #reportCommitment}. */
    public static final int SALT_SIZE = 32;
    /** Fewest bytes of a pack code: fewer could be guessed from a neighbour's inclusion path. */
    public static final int MIN_PACK_CODE_SIZE = 16;
    /** Most bytes of a pack code. */
    public static final int MAX_PACK_CODE_SIZE = 64;

    private static final int ADDRESS_SIZE = 20;
    private static final Bytes NULLIFIER = ascii("CTT-N");
    private static final Bytes BUYER = ascii("CTT-B");
    private static final Bytes PERSON = ascii("ctt-person/1");
    private static final Bytes RECEIPT = ascii("ctt-receipt/1");

    private PurchaseProof() {}

    /** SHA-256("CTT-N" ‖ platform ‖ order secret): spent once, by the report the order pays for. */
    public static Bytes nullifier(Bytes platform, Bytes orderSecret) {
        sized("platform", platform, ADDRESS_SIZE);
        sized("order secret", orderSecret, ORDER_SECRET_SIZE);
        return Sha256.of(NULLIFIER, platform, orderSecret);
    }

    /** SHA-256(nullifier): what the order's leaf carries. */
    public static Bytes nullifierCommit(Bytes nullifier) {
        sized("nullifier", nullifier, Sha256.SIZE);
        return Sha256.of(nullifier);
    }

    /** SHA-256("CTT-B" ‖ buyer address ‖ blinding): binds the leaf to its buyer without naming them. */
    public static Bytes buyerCommit(Bytes buyer, Bytes blinding) {
        sized("buyer", buyer, ADDRESS_SIZE);
        sized("blinding", blinding, BLINDING_SIZE);
        return Sha256.of(BUYER, buyer, blinding);
    }

    /** SHA-256(author ‖ salt ‖ report id): binds an author to a report before it is shown. */
    public static Bytes reportCommitment(Bytes author, Bytes salt, Bytes reportId) {
        sized("author", author, ADDRESS_SIZE);
        sized("salt", salt, SALT_SIZE);
        sized("report id", reportId, Sha256.SIZE);
        return Sha256.of(author, salt, reportId);
    }

    /** "ctt-person/1" ‖ chain id (UTF-8 behind one length byte) ‖ person ‖ account: what an accredited issuer signs. */
    public static Bytes credentialSignBytes(String chainId, Bytes person, Bytes account) {
        byte[] chain = chainId.getBytes(StandardCharsets.UTF_8);
        if (chain.length > 255) {
            throw new IllegalArgumentException("a chain id has at most 255 bytes, not " + chain.length);
        }
        sized("person", person, Sha256.SIZE);
        sized("account", account, ADDRESS_SIZE);
        return Bytes.concat(PERSON, Bytes.of((byte) chain.length), Bytes.of(chain), person, account);
    }

    /** "ctt-receipt/1" ‖ cycle (8 bytes, big-endian) ‖ leaf hash: what a platform signs when an order is final. */
    public static Bytes receiptSignBytes(long cycle, Bytes leafHash) {
        if (cycle < 0) {
            throw new IllegalArgumentException("cycles count from 0, not " + cycle);
        }
        sized("leaf hash", leafHash, Sha256.SIZE);
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(cycle).array();
        return Bytes.concat(RECEIPT, Bytes.of(number), leafHash);
    }

    /**
     * The leaf hash of a pack code under its lot's unit root, SHA-256(00 ‖ pack code): the unit root is
     * {@code MerkleTree.root(pack codes)}.
     */
    public static Bytes packLeaf(Bytes packCode) {
        if (packCode.size() < MIN_PACK_CODE_SIZE || packCode.size() > MAX_PACK_CODE_SIZE) {
            throw new IllegalArgumentException("a pack code has " + MIN_PACK_CODE_SIZE + " to " + MAX_PACK_CODE_SIZE
                    + " bytes, not " + packCode.size());
        }
        return Sha256.of((byte) 0, packCode);
    }

    private static void sized(String what, Bytes value, int size) {
        if (value.size() != size) {
            throw new IllegalArgumentException("the " + what + " has " + value.size() + " bytes, not " + size);
        }
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}

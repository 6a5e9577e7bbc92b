package org.cttdc.protocol.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * One final order as it enters a platform's Merkle-sum batch (protocol page, section 3).
 *
 * @param platform address of the platform, 20 bytes
 * @param nullifierCommit SHA-256 of the order nullifier, 32 bytes
 * @param listing content id of the listing, 32 bytes
 * @param lot the lot the sold units come from, as the listing names it
 * @param quantity units, at least 1
 * @param gross what the buyer paid, fen
 * @param fee experience fee owed for the order, fen
 * @param promoter address of the recommender, 20 bytes, or empty
 * @param buyerCommit SHA-256("CTT-B" ‖ buyer address ‖ blinding), 32 bytes
 * @param finalAt when the refund window closed, Unix seconds
 */
public record OrderLeaf(
        Bytes platform,
        Bytes nullifierCommit,
        Bytes listing,
        String lot,
        long quantity,
        long gross,
        long fee,
        Bytes promoter,
        Bytes buyerCommit,
        long finalAt) {
    /** Most bytes of a lot's name, as UTF-8. */
    public static final int MAX_LOT_BYTES = 255;

    private static final byte LEAF = 0;
    private static final int ADDRESS_SIZE = 20;

    /**
     * The one encoding of an order: the fields in their order, texts and the promoter behind a length byte, numbers as 8 big-endian
     * bytes. Two different orders never encode alike. Throws {@link IllegalArgumentException} for an order that cannot exist.
     */
    public Bytes toBytes() {
        check();
        Bytes name = Bytes.of(lot.getBytes(StandardCharsets.UTF_8));
        return Bytes.concat(
                platform,
                nullifierCommit,
                listing,
                Bytes.of((byte) name.size()),
                name,
                number(quantity),
                number(gross),
                number(fee),
                Bytes.of((byte) promoter.size()),
                promoter,
                buyerCommit,
                number(finalAt));
    }

    /** SHA-256(00 ‖ encoding); throws as {@link #toBytes}. */
    public Bytes hash() {
        return Sha256.of(LEAF, toBytes());
    }

    private void check() {
        sized("platform", platform, ADDRESS_SIZE);
        sized("nullifier commitment", nullifierCommit, Sha256.SIZE);
        sized("listing", listing, Sha256.SIZE);
        sized("buyer commitment", buyerCommit, Sha256.SIZE);
        if (!promoter.isEmpty()) {
            sized("promoter", promoter, ADDRESS_SIZE);
        }
        if (lot.getBytes(StandardCharsets.UTF_8).length > MAX_LOT_BYTES) {
            throw new IllegalArgumentException("a lot's name has at most " + MAX_LOT_BYTES + " bytes: " + lot);
        }
        if (quantity < 1 || gross < 0 || fee < 0) {
            throw new IllegalArgumentException("an order of " + quantity + " units for " + gross + " fen with a fee of "
                    + fee + " fen does not exist");
        }
    }

    private static void sized(String what, Bytes value, int size) {
        if (value.size() != size) {
            throw new IllegalArgumentException("the " + what + " has " + value.size() + " bytes, not " + size);
        }
    }

    private static Bytes number(long value) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }
}

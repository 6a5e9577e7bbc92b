package org.cttdc.simulation.market;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.Msg;

/** A platform's batch of orders of one listing, with everything its buyers hold. */
public final class Orders {
    private static final long FINAL_AT = 1_772_000_000L;
    private static final int BPS = 10_000;

    private final long seq;
    private final Bytes listing;
    private final List<OrderLeaf> leaves = new ArrayList<>();
    private final List<Bytes> secrets = new ArrayList<>();
    private final List<Bytes> blindings = new ArrayList<>();
    private final MerkleSumTree.Tree tree;

    /**
     * What one buyer orders.
     *
     * @param buyer address
     * @param lot of the unit
     * @param gross price, fen
     */
    public record Order(Bytes buyer, String lot, long gross) {}

    /** A batch with its sequence number; there is an order. */
    public Orders(Bytes platform, long seq, Bytes listing, List<Order> orders) {
        this.seq = seq;
        this.listing = listing;
        for (int i = 0; i < orders.size(); i++) {
            Order order = orders.get(i);
            String salt = listing.hex() + " " + seq + " " + i;
            Bytes secret = Member.hash("secret " + salt).slice(0, PurchaseProof.ORDER_SECRET_SIZE);
            Bytes blinding = Member.hash("blinding " + salt);
            secrets.add(secret);
            blindings.add(blinding);
            leaves.add(new OrderLeaf(
                    platform,
                    PurchaseProof.nullifierCommit(PurchaseProof.nullifier(platform, secret)),
                    listing,
                    order.lot(),
                    1,
                    order.gross(),
                    fee(order.gross()),
                    Bytes.EMPTY,
                    PurchaseProof.buyerCommit(order.buyer(), blinding),
                    FINAL_AT));
        }
        tree = MerkleSumTree.build(leaves.stream().map(MerkleSumTree::leaf).toList());
    }

    /** The experience fee of an order, fen. */
    public static long fee(long gross) {
        return gross * Product.FEE_BPS / BPS;
    }

    /** Anchors the batch as orders of a cycle. */
    public Msg.SubmitOrderBatch batch(long cycle) {
        long count = tree.root().count();
        long gross = tree.root().gross();
        long fee = tree.root().fee();
        return new Msg.SubmitOrderBatch(
                cycle,
                seq,
                tree.root().hash(),
                count,
                gross,
                fee,
                List.of(new Msg.BatchRow(listing, count, gross, fee)),
                PromoterSubtotals.NONE);
    }

    /** What the buyer of an order claims it with. */
    public Msg.ClaimPurchase claim(int index, Msg.Credential credential) {
        return new Msg.ClaimPurchase(
                seq, leaves.get(index), tree.proofs().get(index), secrets.get(index), blindings.get(index), credential);
    }

    /** The order's nullifier. */
    public Bytes nullifier(int index) {
        return PurchaseProof.nullifier(leaves.get(index).platform(), secrets.get(index));
    }
}

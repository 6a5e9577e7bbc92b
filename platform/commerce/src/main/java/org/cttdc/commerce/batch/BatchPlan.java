package org.cttdc.commerce.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.tx.Msg;

/**
 * One batch worked out from its orders. Leaves are in the order of listing and nullifier commitment, which says nothing of when an
 * order was placed; the same orders always give the same batch.
 *
 * @param orders in leaf order
 * @param tree over their leaves
 * @param rows sums of each listing
 * @param promoterRoot of the recommenders' subtotals
 */
record BatchPlan(List<Entry> orders, MerkleSumTree.Tree tree, List<Msg.BatchRow> rows, SumNode promoterRoot) {
    /** Most listings of a batch, a rule of the chain. */
    static final int MAX_ROWS = 256;
    /** Most orders of a batch: twelve siblings a path, and one transaction of the database stores them all. */
    static final int MAX_ORDERS = 4_096;

    private static final Comparator<Entry> LEAF_ORDER = Comparator.comparing(
                    (Entry entry) -> entry.leaf().listing())
            .thenComparing(entry -> entry.leaf().nullifierCommit());

    BatchPlan {
        orders = List.copyOf(orders);
        rows = List.copyOf(rows);
    }

    /** An order and its leaf. */
    record Entry(long orderId, OrderLeaf leaf) {}

    /** As many of the orders as one batch takes, from the first in leaf order; there is at least one. */
    static List<Entry> take(List<Entry> due) {
        List<Entry> sorted = due.stream().sorted(LEAF_ORDER).toList();
        List<Entry> taken = new ArrayList<>();
        int rows = 0;
        for (Entry entry : sorted) {
            boolean newRow = taken.isEmpty()
                    || !taken.getLast().leaf().listing().equals(entry.leaf().listing());
            if (taken.size() == MAX_ORDERS || (newRow && rows == MAX_ROWS)) {
                break;
            }
            rows += newRow ? 1 : 0;
            taken.add(entry);
        }
        return taken;
    }

    /** The batch of exactly these orders. */
    static BatchPlan of(List<Entry> orders) {
        List<Entry> sorted = orders.stream().sorted(LEAF_ORDER).toList();
        List<OrderLeaf> leaves = sorted.stream().map(Entry::leaf).toList();
        return new BatchPlan(
                sorted,
                MerkleSumTree.build(leaves.stream().map(MerkleSumTree::leaf).toList()),
                rows(leaves),
                PromoterSubtotals.root(leaves));
    }

    Msg.SubmitOrderBatch message(long cycle, long seq) {
        SumNode root = tree.root();
        return new Msg.SubmitOrderBatch(
                cycle, seq, root.hash(), root.count(), root.gross(), root.fee(), rows, promoterRoot);
    }

    MerkleSumProof path(int index) {
        return tree.proofs().get(index);
    }

    private static List<Msg.BatchRow> rows(List<OrderLeaf> leaves) {
        Map<Bytes, Msg.BatchRow> rows = new TreeMap<>();
        for (OrderLeaf leaf : leaves) {
            rows.merge(leaf.listing(), new Msg.BatchRow(leaf.listing(), 1, leaf.gross(), leaf.fee()), BatchPlan::add);
        }
        return List.copyOf(rows.values());
    }

    private static Msg.BatchRow add(Msg.BatchRow a, Msg.BatchRow b) {
        return new Msg.BatchRow(
                a.listing(),
                Math.addExact(a.count(), b.count()),
                Math.addExact(a.gross(), b.gross()),
                Math.addExact(a.fee(), b.fee()));
    }
}

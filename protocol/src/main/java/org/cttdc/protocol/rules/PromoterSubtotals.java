package org.cttdc.protocol.rules;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.OrderLeaf;

/**
 * What each recommender brought to a batch (protocol page, section 10): the tree behind {@code promoterRoot}. Leaves are in the order
 * of the promoters' addresses; a batch without any has a root of 32 zero bytes.
 */
public final class PromoterSubtotals {
    private static final Bytes NONE = Bytes.of(new byte[Sha256.SIZE]);

    private PromoterSubtotals() {}

    /**
     * Sums over one promoter's orders.
     *
     * @param promoter address, 20 bytes
     * @param orders number
     * @param gross fen
     * @param fee experience fees, fen
     */
    public record Subtotal(Bytes promoter, long orders, long gross, long fee) {
        /** promoter ‖ orders ‖ gross ‖ fee, numbers as 8 big-endian bytes. */
        public Bytes toBytes() {
            byte[] sums = ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(orders)
                    .putLong(gross)
                    .putLong(fee)
                    .array();
            return Bytes.concat(promoter, Bytes.of(sums));
        }

        private Subtotal plus(Subtotal other) {
            return new Subtotal(
                    promoter,
                    Math.addExact(orders, other.orders),
                    Math.addExact(gross, other.gross),
                    Math.addExact(fee, other.fee));
        }
    }

    /** One subtotal a promoter, by address; throws {@link ArithmeticException} where a sum overflows. */
    public static List<Subtotal> of(List<OrderLeaf> orders) {
        TreeMap<Bytes, Subtotal> sums = new TreeMap<>();
        for (OrderLeaf order : orders) {
            if (!order.promoter().isEmpty()) {
                Subtotal one = new Subtotal(order.promoter(), 1, order.gross(), order.fee());
                sums.merge(order.promoter(), one, Subtotal::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    /** The batch's {@code promoterRoot}. */
    public static Bytes root(List<OrderLeaf> orders) {
        List<Bytes> leaves = of(orders).stream().map(Subtotal::toBytes).toList();
        return leaves.isEmpty() ? NONE : MerkleTree.root(leaves);
    }
}

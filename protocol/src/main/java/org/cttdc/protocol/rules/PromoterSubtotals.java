package org.cttdc.protocol.rules;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.SumNode;

/**
 * What each recommender brought to each listing of a batch (protocol page, section 10): the Merkle-sum tree behind {@code
 * promoterRoot}, so that no recommender can prove more than the batch withholds for all. Leaves are in the order of the promoters'
 * addresses, then of the listings' ids.
 */
public final class PromoterSubtotals {
    /** The root where nobody recommended anything. */
    public static final SumNode NONE = new SumNode(Bytes.EMPTY, 0, 0, 0);

    private static final byte LEAF = 0;

    private PromoterSubtotals() {}

    /**
     * Sums over one promoter's orders of one listing.
     *
     * @param promoter address, 20 bytes
     * @param listing content id, 32 bytes
     * @param orders number
     * @param gross fen
     * @param fee experience fees, fen
     */
    public record Subtotal(Bytes promoter, Bytes listing, long orders, long gross, long fee) {
        /** SHA-256(00 ‖ promoter ‖ listing ‖ orders ‖ gross ‖ fee), numbers as 8 big-endian bytes, with the sums. */
        public SumNode leaf() {
            byte[] sums = ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(orders)
                    .putLong(gross)
                    .putLong(fee)
                    .array();
            return new SumNode(Sha256.of(LEAF, Bytes.concat(promoter, listing, Bytes.of(sums))), orders, gross, fee);
        }

        private Subtotal plus(Subtotal other) {
            return new Subtotal(
                    promoter,
                    listing,
                    Math.addExact(orders, other.orders),
                    Math.addExact(gross, other.gross),
                    Math.addExact(fee, other.fee));
        }
    }

    /** A subtotal and where it stands. */
    public record Proved(Subtotal subtotal, MerkleSumProof path) {}

    /** One subtotal a promoter and listing; throws {@link ArithmeticException} where a sum overflows. */
    public static List<Subtotal> of(List<OrderLeaf> orders) {
        TreeMap<Subtotal, Subtotal> sums =
                new TreeMap<>(Comparator.comparing(Subtotal::promoter).thenComparing(Subtotal::listing));
        for (OrderLeaf order : orders) {
            if (!order.promoter().isEmpty()) {
                Subtotal one = new Subtotal(order.promoter(), order.listing(), 1, order.gross(), order.fee());
                sums.merge(one, one, Subtotal::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    /** The batch's {@code promoterRoot}. */
    public static SumNode root(List<OrderLeaf> orders) {
        List<SumNode> leaves = of(orders).stream().map(Subtotal::leaf).toList();
        return leaves.isEmpty() ? NONE : MerkleSumTree.root(leaves);
    }

    /** Every subtotal with its path. */
    public static List<Proved> proved(List<OrderLeaf> orders) {
        List<Subtotal> subtotals = of(orders);
        if (subtotals.isEmpty()) {
            return List.of();
        }
        List<MerkleSumProof> paths = MerkleSumTree.build(
                        subtotals.stream().map(Subtotal::leaf).toList())
                .proofs();
        return IntStream.range(0, subtotals.size())
                .mapToObj(i -> new Proved(subtotals.get(i), paths.get(i)))
                .toList();
    }

    /** Refuses unless the subtotal stands where the path says below the batch's root. */
    public static void verify(SumNode promoterRoot, Subtotal subtotal, MerkleSumProof path) throws ProofException {
        MerkleSumTree.verify(promoterRoot, path, subtotal.leaf());
    }
}

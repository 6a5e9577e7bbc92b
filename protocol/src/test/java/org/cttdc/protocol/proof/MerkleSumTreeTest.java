package org.cttdc.protocol.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.junit.jupiter.api.Test;

class MerkleSumTreeTest {
    /** Computed with Python's hashlib from the formulas of the protocol page. */
    @Test
    void hashesAreThoseOfTheProtocolPage() {
        assertThat(order(1).hash().hex()).isEqualTo("cf4cd99ebbb587447b661c20edbfa9655835010f3955e650e99a2678f11d4a87");
        SumNode root = MerkleSumTree.root(List.of(MerkleSumTree.leaf(order(1)), MerkleSumTree.leaf(order(2))));
        assertThat(root.hash().hex()).isEqualTo("657d6dbed167e676fd1e8d8588f701cdd2afbfedd640ba26c73d5f3ae10a439c");
        assertThat(root)
                .returns(2L, SumNode::count)
                .returns(30_003L, SumNode::gross)
                .returns(303L, SumNode::fee);
    }

    @Property(tries = 60)
    void everyPathAddsUp(@ForAll @IntRange(min = 1, max = 50) int count) throws ProofException {
        List<OrderLeaf> orders =
                IntStream.range(0, count).mapToObj(MerkleSumTreeTest::order).toList();
        MerkleSumTree.Tree tree =
                MerkleSumTree.build(orders.stream().map(MerkleSumTree::leaf).toList());
        assertThat(tree.root().count()).isEqualTo(count);
        assertThat(tree.root().gross())
                .isEqualTo(orders.stream().mapToLong(OrderLeaf::gross).sum());
        for (int i = 0; i < count; i++) {
            MerkleSumTree.verify(tree.root(), tree.proofs().get(i), orders.get(i));
        }
    }

    @Property(tries = 300)
    void refusesAnyChangedBit(
            @ForAll @IntRange(min = 2, max = 30) int count,
            @ForAll int at,
            @ForAll @IntRange(max = 1_000_000) int bit) {
        List<SumNode> leaves = IntStream.range(0, count)
                .mapToObj(i -> MerkleSumTree.leaf(order(i)))
                .toList();
        MerkleSumTree.Tree tree = MerkleSumTree.build(leaves);
        int index = Math.floorMod(at, count);
        MerkleSumProof proof = tree.proofs().get(index);
        refused(tree.root(), proof, flip(leaves.get(index), bit));
        refused(flip(tree.root(), bit), proof, leaves.get(index));
        List<SumNode> siblings = new ArrayList<>(proof.siblings());
        int sibling = bit % siblings.size();
        siblings.set(sibling, flip(siblings.get(sibling), bit / siblings.size()));
        refused(tree.root(), new MerkleSumProof(index, count, siblings), leaves.get(index));
        int wrong = (index + 1 + bit % (count - 1)) % count;
        refused(tree.root(), new MerkleSumProof(wrong, count, proof.siblings()), leaves.get(index));
    }

    /** Two children whose sums are exchanged have the same total: the hash must tell them apart. */
    @Test
    void sumsCannotMoveBetweenChildren() {
        SumNode a = new SumNode(order(1).hash(), 1, 10, 1);
        SumNode b = new SumNode(order(2).hash(), 1, 20, 2);
        SumNode moved = MerkleSumTree.inner(new SumNode(a.hash(), 1, 20, 2), new SumNode(b.hash(), 1, 10, 1));
        assertThat(moved.hash()).isNotEqualTo(MerkleSumTree.inner(a, b).hash());
    }

    @Test
    void namesWhatIsWrong() {
        SumNode leaf = MerkleSumTree.leaf(order(1));
        MerkleSumTree.Tree tree = MerkleSumTree.build(List.of(leaf, MerkleSumTree.leaf(order(2))));
        MerkleSumProof proof = tree.proofs().getFirst();
        SumNode sibling = proof.siblings().getFirst();
        reason(Reason.POSITION, tree.root(), new MerkleSumProof(2, 2, proof.siblings()), leaf);
        reason(Reason.DEPTH, tree.root(), new MerkleSumProof(0, 2, List.of()), leaf);
        reason(Reason.SUM, tree.root(), sibling(sibling.hash(), Long.MAX_VALUE), leaf);
        reason(Reason.SUM, tree.root(), sibling(sibling.hash(), -1), leaf);
        reason(Reason.HASH_LENGTH, tree.root(), sibling(Bytes.EMPTY, sibling.gross()), leaf);
        SumNode other = new SumNode(order(3).hash(), 1, leaf.gross(), leaf.fee());
        reason(Reason.ROOT, tree.root(), proof, other);
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> MerkleSumTree.verify(tree.root(), proof, withQuantity(order(1), 0)))
                .extracting(ProofException::reason)
                .isEqualTo(Reason.VALUE);
    }

    @Test
    void refusesToBuildWhatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> MerkleSumTree.root(List.of()));
        SumNode huge = new SumNode(order(1).hash(), 1, Long.MAX_VALUE, 0);
        assertThatThrownBy(() -> MerkleSumTree.root(List.of(huge, huge))).isInstanceOf(ArithmeticException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withQuantity(order(1), 0).toBytes());
    }

    /** The promoter and the lot sit next to each other's lengths: moving a byte between fields must change the encoding. */
    @Test
    void encodingIsInjectiveAcrossNeighbouringFields() {
        OrderLeaf order = order(1);
        OrderLeaf none = new OrderLeaf(
                order.platform(),
                order.nullifierCommit(),
                order.listing(),
                order.lot(),
                order.quantity(),
                order.gross(),
                order.fee(),
                Bytes.EMPTY,
                order.buyerCommit(),
                order.finalAt());
        assertThat(none.toBytes()).isNotEqualTo(order.toBytes());
        assertThat(none.toBytes().size()).isEqualTo(order.toBytes().size() - 20);
    }

    private static MerkleSumProof sibling(Bytes hash, long gross) {
        return new MerkleSumProof(0, 2, List.of(new SumNode(hash, 1, gross, 1)));
    }

    private static SumNode flip(SumNode node, int bit) {
        long flipped = 1L << (bit / 4 % 62);
        return switch (bit % 4) {
            case 0 -> new SumNode(Bits.flip(node.hash(), bit / 4), node.count(), node.gross(), node.fee());
            case 1 -> new SumNode(node.hash(), node.count() ^ flipped, node.gross(), node.fee());
            case 2 -> new SumNode(node.hash(), node.count(), node.gross() ^ flipped, node.fee());
            default -> new SumNode(node.hash(), node.count(), node.gross(), node.fee() ^ flipped);
        };
    }

    private static void refused(SumNode root, MerkleSumProof proof, SumNode leaf) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> MerkleSumTree.verify(root, proof, leaf))
                .satisfies(e -> assertThat(e.reason()).isIn(Reason.SUM, Reason.ROOT, Reason.DEPTH));
    }

    private static void reason(Reason reason, SumNode root, MerkleSumProof proof, SumNode leaf) {
        assertThatExceptionOfType(ProofException.class)
                .isThrownBy(() -> MerkleSumTree.verify(root, proof, leaf))
                .extracting(ProofException::reason)
                .isEqualTo(reason);
    }

    private static OrderLeaf withQuantity(OrderLeaf o, long quantity) {
        return new OrderLeaf(
                o.platform(),
                o.nullifierCommit(),
                o.listing(),
                o.lot(),
                quantity,
                o.gross(),
                o.fee(),
                o.promoter(),
                o.buyerCommit(),
                o.finalAt());
    }

    private static OrderLeaf order(int n) {
        return new OrderLeaf(
                filled(0x11, 20),
                filled(n, 32),
                filled(0x33, 32),
                "LOT-" + n,
                n + 1,
                10_001L * n,
                101L * n,
                filled(0x44, 20),
                filled(0x55, 32),
                1_700_000_000L + n);
    }

    private static Bytes filled(int value, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return Bytes.of(bytes);
    }
}

package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A binary sum tree for draws in proportion to weight (protocol page, section 8, after Kleros' SortitionSumTree with K = 2): setting a
 * weight and drawing cost O(log n). The shape is part of the rule, since it decides who a number draws: a new leaf takes the
 * place that became free last, else the end; where the end is a first child, its parent moves down beside it.
 */
public final class SortitionTree {
    private static final int K = 2;

    private final Nodes nodes;

    /** Where a tree is kept. Node 0 is the root; missing nodes are 0. */
    public interface Nodes {
        /** Number of places, at least 1. */
        int size();

        void resize(int size);

        BigInteger sum(int place);

        void setSum(int place, BigInteger sum);

        /** Who stands at a leaf. */
        @Nullable
        Bytes id(int place);

        /** Puts somebody at a leaf, where {@link #place} finds them from then on, or nobody. */
        void setId(int place, @Nullable Bytes id);

        /** Where somebody stands, or 0. */
        int place(Bytes id);

        /** Takes the place that became free last, or 0 where there is none. */
        int takeVacant();

        void addVacant(int place);
    }

    /** A tree over nodes that are kept elsewhere. */
    public SortitionTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** All weights together. */
    public BigInteger total() {
        return nodes.sum(0);
    }

    /** The weight of somebody, 0 where unknown. */
    public BigInteger weight(Bytes id) {
        int place = nodes.place(id);
        return place == 0 ? BigInteger.ZERO : nodes.sum(place);
    }

    /** Sets a weight; 0 removes. */
    public void set(Bytes id, BigInteger weight) {
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("a weight is negative: " + weight);
        }
        int place = nodes.place(id);
        if (place != 0) {
            change(place, weight.subtract(nodes.sum(place)));
            if (weight.signum() == 0) {
                nodes.setId(place, null);
                nodes.addVacant(place);
            }
        } else if (weight.signum() > 0) {
            place = newPlace();
            nodes.setId(place, id);
            change(place, weight);
        }
    }

    private int newPlace() {
        int vacant = nodes.takeVacant();
        if (vacant != 0) {
            return vacant;
        }
        int place = nodes.size();
        int parent = place / K;
        boolean firstChild = place != 1 && (place - 1) % K == 0;
        if (!firstChild) {
            nodes.resize(place + 1);
            return place;
        }
        nodes.resize(place + 2);
        // A vacant leaf would have been taken, so somebody stands at the parent.
        Bytes moved = nodes.id(parent);
        nodes.setId(parent, null);
        nodes.setId(place + 1, moved);
        nodes.setSum(place + 1, nodes.sum(parent));
        return place;
    }

    private void change(int leaf, BigInteger delta) {
        int place = leaf;
        nodes.setSum(place, nodes.sum(place).add(delta));
        while (place != 0) {
            place = (place - 1) / K;
            nodes.setSum(place, nodes.sum(place).add(delta));
        }
    }

    /** Who a number draws (taken modulo the total); empty where the tree is. */
    public Optional<Bytes> draw(BigInteger number) {
        if (total().signum() == 0) {
            return Optional.empty();
        }
        BigInteger left = number.mod(total());
        int place = 0;
        while (K * place + 1 < nodes.size()) {
            int child = K * place + 1;
            while (left.compareTo(nodes.sum(child)) >= 0) {
                left = left.subtract(nodes.sum(child));
                child++;
            }
            place = child;
        }
        return Optional.ofNullable(nodes.id(place));
    }

    /**
     * That many different persons, in order of their draw, each in proportion to weight among those not drawn yet; fewer where there
     * are fewer. The i-th number is SHA-256(seed ‖ i), i as 4 big-endian bytes. The tree is left as it was.
     */
    public List<Bytes> drawDistinct(Bytes seed, int count) {
        List<Bytes> drawn = new ArrayList<>();
        List<BigInteger> weights = new ArrayList<>();
        for (int i = 0; i < count && total().signum() > 0; i++) {
            Bytes id = draw(number(seed, i)).orElseThrow();
            int place = nodes.place(id);
            drawn.add(id);
            weights.add(nodes.sum(place));
            change(place, nodes.sum(place).negate());
        }
        for (int i = 0; i < drawn.size(); i++) {
            change(nodes.place(drawn.get(i)), weights.get(i));
        }
        return List.copyOf(drawn);
    }

    private static BigInteger number(Bytes seed, int index) {
        byte[] tail = ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
        return new BigInteger(1, Sha256.of(seed, Bytes.of(tail)).toArray());
    }
}

package org.cttdc.protocol.proof.smt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.NonExistenceProof;
import org.jspecify.annotations.Nullable;

/**
 * A sparse Merkle tree over a whole map, held in memory and built in one go: the definition that a stored, incremental tree is
 * measured against.
 */
public final class SparseMerkleTree {
    private final SmtHasher hasher;
    private final TreeMap<Bytes, Leaf> leaves = new TreeMap<>();
    private final Node root;

    private record Leaf(Bytes key, Bytes value) {}

    private sealed interface Node {
        Bytes hash();
    }

    private record Empty(Bytes hash) implements Node {}

    private record Single(Bytes hash) implements Node {}

    private record Inner(Bytes hash, Node left, Node right) implements Node {}

    private SparseMerkleTree(SmtHasher hasher, Map<Bytes, Bytes> entries) {
        this.hasher = hasher;
        entries.forEach((key, value) -> {
            if (key.isEmpty() || value.isEmpty()) {
                throw new IllegalArgumentException("a key and its value cannot be empty: " + key + " = " + value);
            }
            leaves.put(hasher.place(key), new Leaf(key, value));
        });
        this.root = build(List.copyOf(leaves.keySet()), 0);
    }

    /** The tree of these entries; throws {@link IllegalArgumentException} for an empty key or value, which no proof can show. */
    public static SparseMerkleTree of(SmtHasher hasher, Map<Bytes, Bytes> entries) {
        return new SparseMerkleTree(hasher, entries);
    }

    /** Root; the empty hash where there are no entries. */
    public Bytes root() {
        return root.hash();
    }

    /** That the key holds its value, or that it holds nothing; nothing can be proven about a tree without entries. */
    public Optional<CommitmentProof> prove(Bytes key) {
        Bytes place = hasher.place(key);
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        ExistenceProof found = existence(leaves.containsKey(place) ? place : null);
        return Optional.of(
                found != null
                        ? found
                        : new NonExistenceProof(
                                key, existence(leaves.lowerKey(place)), existence(leaves.higherKey(place))));
    }

    private @Nullable ExistenceProof existence(@Nullable Bytes place) {
        Leaf leaf = place == null ? null : leaves.get(place);
        return place == null || leaf == null ? null : hasher.existence(leaf.key(), leaf.value(), steps(place));
    }

    private List<SmtStep> steps(Bytes place) {
        List<SmtStep> steps = new ArrayList<>();
        Node node = root;
        while (node instanceof Inner inner) {
            boolean right = SmtHasher.isRight(place, steps.size());
            steps.add(new SmtStep(!right, (right ? inner.left() : inner.right()).hash()));
            node = right ? inner.right() : inner.left();
        }
        return steps.reversed();
    }

    private Node build(List<Bytes> places, int depth) {
        if (places.isEmpty()) {
            return new Empty(hasher.emptyHash());
        }
        if (places.size() == 1) {
            Leaf leaf = Objects.requireNonNull(leaves.get(places.getFirst()));
            return new Single(hasher.leaf(places.getFirst(), Sha256.of(leaf.value())));
        }
        int split = 0;
        while (split < places.size() && !SmtHasher.isRight(places.get(split), depth)) {
            split++;
        }
        Node left = build(places.subList(0, split), depth + 1);
        Node right = build(places.subList(split, places.size()), depth + 1);
        return new Inner(hasher.inner(left.hash(), right.hash()), left, right);
    }
}

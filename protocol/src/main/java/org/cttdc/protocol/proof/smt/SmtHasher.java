package org.cttdc.protocol.proof.smt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.HashOp;
import org.cttdc.protocol.proof.ics23.InnerOp;
import org.cttdc.protocol.proof.ics23.InnerSpec;
import org.cttdc.protocol.proof.ics23.LeafOp;
import org.cttdc.protocol.proof.ics23.LengthOp;
import org.cttdc.protocol.proof.ics23.ProofSpec;

/**
 * The hashing and placing rules of a Jellyfish-shaped sparse Merkle tree over SHA-256. A key is placed by its hash, most
 * significant bit first, 0 to the left; a subtree of one leaf is that leaf; a subtree of none is {@code emptyHash}.
 *
 * @param leafPrefix in front of key hash ‖ value hash
 * @param innerPrefix in front of left hash ‖ right hash
 * @param emptyHash stands for a subtree without leaves, 32 bytes
 */
public record SmtHasher(Bytes leafPrefix, Bytes innerPrefix, Bytes emptyHash) {
    /** This chain's tree; its proofs follow {@link ProofSpec#SMT}. */
    public static final SmtHasher ICS23 =
            new SmtHasher(Bytes.of((byte) 0), Bytes.of((byte) 1), Bytes.of(new byte[Sha256.SIZE]));

    /** The tree of penumbra-zone/jmt. */
    public static final SmtHasher JMT =
            new SmtHasher(ascii("JMT::LeafNode"), ascii("JMT::IntrnalNode"), ascii("SPARSE_MERKLE_PLACEHOLDER_HASH__"));

    /** Bits of a key's place, and the most inner nodes above a leaf. */
    public static final int DEPTH = 256;

    /** Where a key stands. */
    public Bytes place(Bytes key) {
        return Sha256.of(key);
    }

    /** Whether the place lies in the right child below {@code depth} inner nodes. */
    public static boolean isRight(Bytes place, int depth) {
        return (place.at(depth / Byte.SIZE) >> (Byte.SIZE - 1 - depth % Byte.SIZE) & 1) == 1;
    }

    /** Hash of a leaf from its place and its value's hash. */
    public Bytes leaf(Bytes place, Bytes valueHash) {
        return Sha256.of(leafPrefix, place, valueHash);
    }

    /** Hash of an inner node; both children empty is no node. */
    public Bytes inner(Bytes left, Bytes right) {
        return Sha256.of(innerPrefix, left, right);
    }

    /** The ICS-23 proof that {@code key} holds {@code value}, from the steps between its leaf and the root. */
    public ExistenceProof existence(Bytes key, Bytes value, List<SmtStep> leafToRoot) {
        List<InnerOp> path = leafToRoot.stream()
                .map(step -> step.isLeft()
                        ? new InnerOp(HashOp.SHA256, innerPrefix, step.sibling())
                        : new InnerOp(HashOp.SHA256, Bytes.concat(innerPrefix, step.sibling()), Bytes.EMPTY))
                .toList();
        return new ExistenceProof(key, value, leafOp(), path);
    }

    /** What proofs of this tree must look like. */
    public ProofSpec spec() {
        int prefix = innerPrefix.size();
        return new ProofSpec(
                leafOp(),
                new InnerSpec(List.of(0, 1), Sha256.SIZE, prefix, prefix, emptyHash, HashOp.SHA256),
                DEPTH,
                0,
                true);
    }

    private LeafOp leafOp() {
        return new LeafOp(HashOp.SHA256, HashOp.SHA256, HashOp.SHA256, LengthOp.NO_PREFIX, leafPrefix);
    }

    private static Bytes ascii(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}

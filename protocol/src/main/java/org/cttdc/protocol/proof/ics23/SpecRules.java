package org.cttdc.protocol.proof.ics23;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;

/** What a tree's specification allows the operations of a proof to be. */
final class SpecRules {
    /** Remaining bytes of an IAVL inner prefix: one length byte, or length byte ‖ 32-byte hash ‖ length byte. */
    private static final int IAVL_LEFT_CHILD = 1;

    private static final int IAVL_RIGHT_CHILD = 34;

    private SpecRules() {}

    static void check(ProofSpec spec, ExistenceProof proof) throws ProofException {
        checkLeaf(spec, proof.leafOp());
        int depth = proof.path().size();
        require(depth >= spec.minDepth(), () -> "a path of " + depth + " inner nodes is too short");
        require(depth <= spec.depthLimit(), () -> "a path of " + depth + " inner nodes is too long");
        for (int layer = 1; layer <= depth; layer++) {
            checkInner(spec, proof.path().get(layer - 1), layer);
        }
    }

    static void checkLeaf(ProofSpec spec, LeafOp op) throws ProofException {
        LeafOp wanted = spec.leaf();
        if (spec.isShapedLike(ProofSpec.IAVL)) {
            checkIavlPrefix(op.prefix(), op.hash(), 0);
        }
        require(op.hash() == wanted.hash(), () -> "the leaf is hashed by " + op.hash());
        require(op.prehashKey() == wanted.prehashKey(), () -> "the leaf's key is hashed by " + op.prehashKey());
        require(op.prehashValue() == wanted.prehashValue(), () -> "the leaf's value is hashed by " + op.prehashValue());
        require(op.length() == wanted.length(), () -> "the leaf's lengths are written as " + op.length());
        require(startsWith(op.prefix(), wanted.prefix()), () -> "the leaf's prefix is " + op.prefix());
    }

    static void checkInner(ProofSpec spec, InnerOp op, int layer) throws ProofException {
        InnerSpec inner = spec.inner();
        require(op.hash() == inner.hash(), () -> "an inner node is hashed by " + op.hash());
        if (spec.isShapedLike(ProofSpec.IAVL)) {
            checkIavlPrefix(op.prefix(), op.hash(), layer);
        }
        if (spec.isShapedLike(ProofSpec.TENDERMINT)) {
            checkTendermintPrefix(op);
        }
        require(
                !startsWith(op.prefix(), spec.leaf().prefix()),
                () -> "an inner node's prefix " + op.prefix() + " is a leaf's");
        require(
                inner.childSize() > 0,
                () -> "a specification of " + inner.childSize() + " bytes a child is impossible");
        require(
                inner.maxPrefixLength() < inner.minPrefixLength() + inner.childSize(),
                () -> "a specification with prefixes up to " + inner.maxPrefixLength() + " bytes is ambiguous");
        int longest = inner.maxPrefixLength() + (inner.childOrder().size() - 1) * inner.childSize();
        int size = op.prefix().size();
        require(size >= inner.minPrefixLength(), () -> "an inner prefix of " + size + " bytes is too short");
        require(size <= longest, () -> "an inner prefix of " + size + " bytes is too long");
        require(
                op.suffix().size() % inner.childSize() == 0,
                () -> "an inner suffix of " + op.suffix().size() + " bytes is no number of children");
    }

    /** An IAVL prefix is height, size and version; nothing follows in a leaf, the beginning of the children in an inner node. */
    private static void checkIavlPrefix(Bytes prefix, HashOp hash, int layer) throws ProofException {
        ByteBuffer rest = ByteBuffer.wrap(prefix.toArray());
        long height = zigZag(rest);
        long size = zigZag(rest);
        long version = zigZag(rest);
        require(height >= layer, () -> "an IAVL node of height " + height + " stands in layer " + layer);
        require(size >= 0 && version >= 0, () -> "an IAVL node has size " + size + " and version " + version);
        int remaining = rest.remaining();
        if (layer == 0) {
            require(remaining == 0 && height == 0 && size == 1, () -> "the IAVL prefix " + prefix + " is not a leaf's");
        } else {
            require(
                    remaining == IAVL_LEFT_CHILD || remaining == IAVL_RIGHT_CHILD,
                    () -> "the IAVL prefix goes on for " + remaining + " bytes");
            require(hash == HashOp.SHA256, () -> "an IAVL node is hashed by " + hash);
        }
    }

    private static void checkTendermintPrefix(InnerOp op) throws ProofException {
        Bytes inner = Bytes.of((byte) 1);
        require(startsWith(op.prefix(), inner), () -> "an inner prefix " + op.prefix() + " does not start with 01");
        require(
                op.suffix().isEmpty() || op.prefix().equals(inner),
                () -> "an inner prefix " + op.prefix() + " stands before a left child");
    }

    private static long zigZag(ByteBuffer in) throws ProofException {
        long raw = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            require(in.hasRemaining(), () -> "an IAVL prefix ends inside of a number");
            byte next = in.get();
            raw |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new ProofException(Reason.SPEC, "an IAVL prefix holds a number of more than 64 bits");
    }

    private static boolean startsWith(Bytes value, Bytes prefix) {
        return value.size() >= prefix.size() && value.slice(0, prefix.size()).equals(prefix);
    }

    private static void require(boolean kept, Supplier<String> message) throws ProofException {
        if (!kept) {
            throw new ProofException(Reason.SPEC, message.get());
        }
    }
}

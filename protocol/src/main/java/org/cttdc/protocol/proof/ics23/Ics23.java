package org.cttdc.protocol.proof.ics23;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a key holds a value, or nothing, under a root (ICS-23). Every operation of a proof is checked against the tree's
 * specification before its result is believed.
 */
public final class Ics23 {
    private Ics23() {}

    /** Refuses unless the proof, or one of its batch, shows that {@code key} holds {@code value} under {@code root}. */
    public static void verifyMembership(ProofSpec spec, Bytes root, CommitmentProof proof, Bytes key, Bytes value)
            throws ProofException {
        ExistenceProof existence = existence(proof, key);
        if (!existence.key().equals(key)) {
            throw new ProofException(Reason.KEY, "the proof is for the key " + existence.key() + ", not " + key);
        }
        if (!existence.value().equals(value)) {
            throw new ProofException(Reason.VALUE, "the proof is for another value of the key " + key);
        }
        verify(spec, root, existence);
    }

    /** Refuses unless the proof, or one of its batch, shows that {@code key} holds nothing under {@code root}. */
    public static void verifyNonMembership(ProofSpec spec, Bytes root, CommitmentProof proof, Bytes key)
            throws ProofException {
        if (key.isEmpty()) {
            throw new ProofException(Reason.EMPTY, "an empty key cannot be proven");
        }
        NonExistenceProof absence = absence(spec, proof, key);
        ExistenceProof left = absence.left();
        ExistenceProof right = absence.right();
        if (left != null) {
            verify(spec, root, left);
        }
        if (right != null) {
            verify(spec, root, right);
        }
        if (!isBetween(spec, left, right, key)) {
            throw new ProofException(Reason.KEY, "the key " + key + " is not between the leaves shown");
        }
        checkNeighbours(new Neighbours(spec.inner()), left, right);
    }

    private static void checkNeighbours(Neighbours rules, @Nullable ExistenceProof left, @Nullable ExistenceProof right)
            throws ProofException {
        if (left != null && right != null) {
            if (!rules.areNeighbours(left.path(), right.path())) {
                throw new ProofException(Reason.NEIGHBOURS, "the leaves shown are not neighbours");
            }
        } else if (left != null) {
            if (!rules.isRightMost(left.path())) {
                throw new ProofException(Reason.NEIGHBOURS, "the leaf on the left is not the last one");
            }
        } else if (right != null) {
            if (!rules.isLeftMost(right.path())) {
                throw new ProofException(Reason.NEIGHBOURS, "the leaf on the right is not the first one");
            }
        } else {
            throw new ProofException(Reason.MALFORMED, "an absence proof needs a leaf on the left or on the right");
        }
    }

    private static void verify(ProofSpec spec, Bytes root, ExistenceProof proof) throws ProofException {
        SpecRules.check(spec, proof);
        Bytes hash = proof.leafOp().apply(proof.key(), proof.value());
        for (InnerOp op : proof.path()) {
            hash = op.apply(hash);
            if (hash.size() > spec.inner().childSize() && spec.inner().childSize() >= 32) {
                throw new ProofException(Reason.HASH_LENGTH, "a node's hash is longer than a child");
            }
        }
        if (!hash.equals(root)) {
            throw new ProofException(Reason.ROOT, "the path leads to " + hash + ", not to the root " + root);
        }
    }

    private static ExistenceProof existence(CommitmentProof proof, Bytes key) throws ProofException {
        return switch (proof) {
            case ExistenceProof existence -> existence;
            case NonExistenceProof _ -> throw new ProofException(Reason.MALFORMED, "the proof is one of absence");
            case BatchProof batch -> {
                for (CommitmentProof entry : batch.entries()) {
                    if (entry instanceof ExistenceProof existence
                            && existence.key().equals(key)) {
                        yield existence;
                    }
                }
                throw new ProofException(Reason.KEY, "no proof of the batch is for the key " + key);
            }
        };
    }

    private static NonExistenceProof absence(ProofSpec spec, CommitmentProof proof, Bytes key) throws ProofException {
        return switch (proof) {
            case NonExistenceProof absence -> absence;
            case ExistenceProof _ -> throw new ProofException(Reason.MALFORMED, "the proof is one of existence");
            case BatchProof batch -> {
                for (CommitmentProof entry : batch.entries()) {
                    if (entry instanceof NonExistenceProof absence
                            && isBetween(spec, absence.left(), absence.right(), key)) {
                        yield absence;
                    }
                }
                throw new ProofException(Reason.KEY, "no proof of the batch is for the key " + key);
            }
        };
    }

    private static boolean isBetween(
            ProofSpec spec, @Nullable ExistenceProof left, @Nullable ExistenceProof right, Bytes key)
            throws ProofException {
        Bytes place = place(spec, key);
        return (left == null || place(spec, left.key()).compareTo(place) < 0)
                && (right == null || place.compareTo(place(spec, right.key())) < 0);
    }

    private static Bytes place(ProofSpec spec, Bytes key) throws ProofException {
        return spec.hashesKeysBeforeComparing() ? spec.leaf().prehashKey().prehash(key) : key;
    }
}

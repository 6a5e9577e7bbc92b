package org.cttdc.protocol.proof.ics23;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * That a key holds a value.
 *
 * @param key the key
 * @param value the value
 * @param leaf how both become the leaf's hash; a proof without is refused
 * @param path inner nodes from the leaf's parent up to the root
 */
public record ExistenceProof(
        Bytes key, Bytes value, @Nullable LeafOp leaf, List<InnerOp> path) implements CommitmentProof {
    public ExistenceProof {
        path = List.copyOf(path);
    }

    /** The root the proof leads to. It says nothing until {@link Ics23} has checked the proof against a specification. */
    public Bytes root() throws ProofException {
        Bytes hash = leafOp().apply(key, value);
        for (InnerOp op : path) {
            hash = op.apply(hash);
        }
        return hash;
    }

    LeafOp leafOp() throws ProofException {
        if (leaf == null) {
            throw new ProofException(Reason.MALFORMED, "an existence proof needs a leaf operation");
        }
        return leaf;
    }
}

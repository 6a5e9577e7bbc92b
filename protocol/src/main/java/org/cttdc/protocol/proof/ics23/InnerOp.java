package org.cttdc.protocol.proof.ics23;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;

/**
 * How a child's hash becomes its parent's: hash(prefix ‖ child ‖ suffix).
 *
 * @param hash over the whole node
 * @param prefix what stands before the child: the node's own prefix and the children to the left
 * @param suffix the children to the right
 */
public record InnerOp(HashOp hash, Bytes prefix, Bytes suffix) {
    /** The parent's hash. */
    public Bytes apply(Bytes child) throws ProofException {
        if (child.isEmpty()) {
            throw new ProofException(Reason.EMPTY, "an inner node needs a child");
        }
        return hash.hash(Bytes.concat(prefix, child, suffix));
    }
}

package org.cttdc.protocol.proof.ics23;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;

/**
 * How a key and a value become a leaf's hash: hash(prefix ‖ length ‖ key ‖ length ‖ value), both hashed before where asked.
 *
 * @param hash over the whole leaf
 * @param prehashKey over the key
 * @param prehashValue over the value
 * @param length in front of key and value
 * @param prefix tells leaves from inner nodes
 */
public record LeafOp(HashOp hash, HashOp prehashKey, HashOp prehashValue, LengthOp length, Bytes prefix) {
    /** The leaf's hash; refuses an empty key or value. */
    public Bytes apply(Bytes key, Bytes value) throws ProofException {
        if (key.isEmpty() || value.isEmpty()) {
            throw new ProofException(Reason.EMPTY, "a leaf needs a key and a value");
        }
        return hash.hash(
                Bytes.concat(prefix, length.apply(prehashKey.prehash(key)), length.apply(prehashValue.prehash(value))));
    }
}

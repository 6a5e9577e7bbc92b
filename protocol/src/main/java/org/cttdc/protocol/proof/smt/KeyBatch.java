package org.cttdc.protocol.proof.smt;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * The question for several keys at once, as the data of an {@code abci_query} at {@value #PATH}. The answer is one proof of type
 * {@value ProofOp#BATCH} with an entry for each key, in their order, so that inner nodes they share travel once.
 *
 * @param keys raw keys, at most {@value #MAX_KEYS}
 */
public record KeyBatch(List<Bytes> keys) {
    /** Query path. */
    public static final String PATH = "/store/batch";
    /** Most keys of one question. */
    public static final int MAX_KEYS = 100;

    public KeyBatch {
        keys = List.copyOf(keys);
    }
}

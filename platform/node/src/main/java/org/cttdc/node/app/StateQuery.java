package org.cttdc.node.app;

import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the state as ABCI's Query and the RPC's {@code abci_query} answer them: the raw value of a raw key at a height, with the
 * proof that leads to the root which header height+1 carries.
 */
public final class StateQuery {
    private static final String PATH = "/store";
    private static final int CODE_BAD_QUERY = 1;
    private static final int MAX_KEY_BYTES = 1024;

    private final StateTree tree;

    public StateQuery(StateTree tree) {
        this.tree = tree;
    }

    /**
     * An answer.
     *
     * @param code 0, or 1 where there is none
     * @param log why there is none
     * @param value null where the key holds nothing
     * @param proof where one was asked for
     */
    public record Answer(
            int code,
            String log,
            Bytes key,
            @Nullable Bytes value,
            long height,
            @Nullable ProofOp proof) {}

    /** Answers a query; {@code wanted} 0 means the newest height, and what is older than {@code oldest} is no longer told. */
    public Answer ask(String path, Bytes key, long wanted, boolean prove, long newest, long oldest) {
        long height = wanted == 0 ? newest : wanted;
        if (!path.equals(PATH)) {
            return refused(key, height, "unknown path \"" + path + "\": state is read at " + PATH);
        }
        if (key.isEmpty() || key.size() > MAX_KEY_BYTES) {
            return refused(key, height, "a key has 1 to " + MAX_KEY_BYTES + " bytes");
        }
        if (height < 0 || height > newest) {
            return refused(
                    key,
                    height,
                    "height " + height + " must be less than or equal to the current blockchain height " + newest);
        }
        if (!tree.holds(height) || height < oldest) {
            return refused(key, height, "height " + height + " is not available, lowest height is " + oldest);
        }
        Bytes value = tree.get(key, height);
        ProofOp proof = prove ? ProofOp.smt(key, tree.prove(key, height)) : null;
        return new Answer(0, value == null ? "does not exist" : "", key, value, height, proof);
    }

    private static Answer refused(Bytes key, long height, String why) {
        return new Answer(CODE_BAD_QUERY, why, key, null, height, null);
    }
}

package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.smt.KeyBatch;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.jspecify.annotations.Nullable;

/**
 * Reads of the state as ABCI's Query and the RPC's {@code abci_query} answer them: the raw value of a raw key at a height, with the
 * proof that leads to the root which header height+1 carries.
 */
public final class StateQuery {
    private static final String PATH = "/store";
    private static final int MAX_KEY_BYTES = 1024;
    /** Most bytes a batch answers with, so that its base64 form fits what clients read; who meets it asks key by key. */
    private static final int MAX_BATCH_BYTES = 2 << 20;

    /** Whose codes those of refused queries are; a transaction's mean something else. */
    private static final String CODESPACE = "query";

    private final StateTree tree;

    public StateQuery(StateTree tree) {
        this.tree = tree;
    }

    /** Why there is no answer. */
    private enum Refusal {
        UNKNOWN_PATH(1),
        /** No key, or no batch of keys. */
        MALFORMED(2),
        /** The height is not there yet. */
        TOO_HIGH(3),
        /** The height is no longer there. */
        PRUNED(4),
        TOO_LARGE(5),
        UNREADABLE(6);

        private final int code;

        Refusal(int code) {
            this.code = code;
        }
    }

    /**
     * An answer.
     *
     * @param code 0, or a {@link Refusal}'s where there is none
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
            @Nullable ProofOp proof) {
        /** Empty for success. */
        public String codespace() {
            return code == 0 ? "" : CODESPACE;
        }
    }

    /** What to answer where reading failed for a reason that is none of the asker's business. */
    public static Answer unreadable(Bytes key) {
        return refused(Refusal.UNREADABLE, key, 0, "the state could not be read");
    }

    /** Answers a query; {@code wanted} 0 means the newest height, and what is older than {@code oldest} is no longer told. */
    public Answer ask(String path, Bytes key, long wanted, boolean prove, long newest, long oldest) {
        long height = wanted == 0 ? newest : wanted;
        boolean batch = path.equals(KeyBatch.PATH);
        if (!batch && !path.equals(PATH)) {
            return refused(
                    Refusal.UNKNOWN_PATH, key, height, "unknown path \"" + path + "\": state is read at " + PATH);
        }
        if (!batch && !isKey(key)) {
            return refused(Refusal.MALFORMED, key, height, "a key has 1 to " + MAX_KEY_BYTES + " bytes");
        }
        if (height < 0 || height > newest) {
            return refused(
                    Refusal.TOO_HIGH,
                    key,
                    height,
                    "height " + height + " must be less than or equal to the current blockchain height " + newest);
        }
        if (!tree.holds(height) || height < oldest) {
            return refused(
                    Refusal.PRUNED, key, height, "height " + height + " is not available, lowest height is " + oldest);
        }
        if (batch) {
            return batch(key, height);
        }
        Bytes value = tree.get(key, height);
        ProofOp proof = prove ? ProofOp.smt(key, tree.prove(key, height)) : null;
        return new Answer(0, value == null ? "does not exist" : "", key, value, height, proof);
    }

    private static boolean isKey(Bytes key) {
        return !key.isEmpty() && key.size() <= MAX_KEY_BYTES;
    }

    /** Values and proofs of several keys as one ICS-23 batch; the values stand in the proof. */
    private Answer batch(Bytes data, long height) {
        List<Bytes> keys;
        try {
            keys = RecordCodec.decode(KeyBatch.class, data.toArray()).keys();
        } catch (CodecException e) {
            return refused(Refusal.MALFORMED, data, height, "the data is not a batch of keys: " + e.getMessage());
        }
        if (keys.isEmpty() || keys.size() > KeyBatch.MAX_KEYS || !keys.stream().allMatch(StateQuery::isKey)) {
            return refused(
                    Refusal.MALFORMED,
                    data,
                    height,
                    "a batch has 1 to " + KeyBatch.MAX_KEYS + " keys of 1 to " + MAX_KEY_BYTES + " bytes each");
        }
        List<CommitmentProof> entries = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            entries.add(tree.prove(key, height));
        }
        Bytes proof = Ics23Codec.encode(new BatchProof(entries));
        return proof.size() > MAX_BATCH_BYTES
                ? refused(Refusal.TOO_LARGE, data, height, "the batch is too large: ask for fewer keys")
                : new Answer(0, "", data, Bytes.EMPTY, height, new ProofOp(ProofOp.BATCH, data, proof));
    }

    private static Answer refused(Refusal refusal, Bytes key, long height, String why) {
        return new Answer(refusal.code, why, key, null, height, null);
    }
}

package org.cttdc.lightnode.read;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.RpcReplies;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.NonExistenceProof;
import org.cttdc.protocol.proof.smt.ProofOp;
import org.cttdc.protocol.proof.smt.StateBatch;
import org.jspecify.annotations.Nullable;

/** Proofs of keys of the application's state. */
final class StateProofs {
    private StateProofs() {}

    /**
     * A key with what it holds and the proof of it.
     *
     * @param value empty where the key is proved absent
     */
    record Entry(Bytes key, Bytes value, CommitmentProof proof) {
        ProvenValue proven() {
            return new ProvenValue(value, levels(proof));
        }
    }

    /**
     * The value at a key, or its absence where {@code reply} has none, proved against an app hash; throws
     * {@link LightNodeException} INVALID_PROOF.
     */
    static Entry verify(Bytes appHash, Bytes key, RpcReplies.Query reply) {
        Bytes value = reply.value();
        try {
            if (value.isEmpty()) {
                ProofOp.verifyNonMembership(reply.proof(), appHash, key);
            } else {
                ProofOp.verifyMembership(reply.proof(), appHash, key, value);
            }
            return new Entry(
                    key, value, Ics23Codec.decode(reply.proof().getFirst().data()));
        } catch (ProofException e) {
            throw invalid((value.isEmpty() ? "absence" : "value"), key, e);
        }
    }

    /** As {@link #verify}, for all keys of one batch. */
    static List<Entry> verify(Bytes appHash, List<Bytes> keys, Bytes batch) {
        List<Entry> proven = new ArrayList<>(keys.size());
        Bytes key = keys.getFirst();
        try {
            List<CommitmentProof> entries = StateBatch.decode(batch, keys.size());
            for (int i = 0; i < keys.size(); i++) {
                key = keys.get(i);
                CommitmentProof entry = entries.get(i);
                proven.add(new Entry(key, StateBatch.verify(appHash, key, entry), entry));
            }
            return proven;
        } catch (ProofException e) {
            throw invalid("value or absence", key, e);
        }
    }

    private static LightNodeException invalid(String what, Bytes key, ProofException e) {
        return new LightNodeException(
                Code.INVALID_PROOF,
                "the " + what + " of key " + Grounds.keyText(key) + " is not proved: " + e.reason() + ": "
                        + e.getMessage(),
                e);
    }

    private static int levels(CommitmentProof proof) {
        return switch (proof) {
            case ExistenceProof existence -> existence.path().size();
            case NonExistenceProof absence -> Math.max(levels(absence.left()), levels(absence.right()));
            case BatchProof batch ->
                batch.entries().stream().mapToInt(StateProofs::levels).max().orElse(0);
        };
    }

    private static int levels(@Nullable ExistenceProof proof) {
        return proof == null ? 0 : proof.path().size();
    }
}

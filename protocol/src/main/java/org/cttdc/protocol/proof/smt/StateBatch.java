package org.cttdc.protocol.proof.smt;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.ExistenceProof;
import org.cttdc.protocol.proof.ics23.Ics23;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.NonExistenceProof;
import org.cttdc.protocol.proof.ics23.ProofSpec;

/** One proof about several keys of the state: entry {@code i} shows what key {@code i} holds, or that it holds nothing. */
public final class StateBatch {
    private StateBatch() {}

    /** The entries of an encoded batch, one for each of {@code count} keys, not verified yet. */
    public static List<CommitmentProof> decode(Bytes encoded, int count) throws ProofException {
        if (!(Ics23Codec.decode(encoded) instanceof BatchProof batch)) {
            throw new ProofException(Reason.MALFORMED, "the proof is not a batch");
        }
        if (batch.entries().size() != count) {
            throw new ProofException(
                    Reason.MALFORMED, "the batch has " + batch.entries().size() + " entries for " + count + " keys");
        }
        return batch.entries();
    }

    /** What a key holds by its entry, empty where it is proved absent; refuses unless the entry leads to {@code appHash}. */
    public static Bytes verify(Bytes appHash, Bytes key, CommitmentProof entry) throws ProofException {
        return switch (entry) {
            case ExistenceProof existence -> {
                Ics23.verifyMembership(ProofSpec.SMT, appHash, existence, key, existence.value());
                yield existence.value();
            }
            case NonExistenceProof absence -> {
                Ics23.verifyNonMembership(ProofSpec.SMT, appHash, absence, key);
                yield Bytes.EMPTY;
            }
            case BatchProof _ -> throw new ProofException(Reason.MALFORMED, "a batch inside of a batch");
        };
    }

    /** What the entries say each key holds, empty for nothing: not verified. */
    public static List<Bytes> claimed(Bytes encoded, int count) throws ProofException {
        return decode(encoded, count).stream()
                .map(entry -> entry instanceof ExistenceProof existence ? existence.value() : Bytes.EMPTY)
                .toList();
    }

    /** What each key holds; refuses unless every entry leads to {@code appHash}. */
    public static List<Bytes> verify(Bytes appHash, List<Bytes> keys, Bytes encoded) throws ProofException {
        List<CommitmentProof> entries = decode(encoded, keys.size());
        List<Bytes> values = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            values.add(verify(appHash, keys.get(i), entries.get(i)));
        }
        return values;
    }
}

package org.cttdc.protocol.proof.smt;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ProofException.Reason;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.ics23.ProofSpec;

/**
 * The envelope in which CometBFT hands an application's proofs on ({@code tendermint.crypto.ProofOp}). Answers of this chain hold
 * exactly one.
 *
 * @param type {@value #SMT} for this chain's state
 * @param key the key asked for
 * @param data an encoded ICS-23 proof
 */
public record ProofOp(String type, Bytes key, Bytes data) {
    /** The type of a proof from this chain's state tree. */
    public static final String SMT = "ics23:smt";
    /** The type of a proof about several keys, which answers a {@link KeyBatch}. */
    public static final String BATCH = "ics23:smt-batch";

    /** Wraps a proof from this chain's state tree. */
    public static ProofOp smt(Bytes key, CommitmentProof proof) {
        return new ProofOp(SMT, key, Ics23Codec.encode(proof));
    }

    /** Refuses unless the answer proves that {@code key} holds {@code value} in the state of {@code appHash}. */
    public static void verifyMembership(List<ProofOp> ops, Bytes appHash, Bytes key, Bytes value)
            throws ProofException {
        Ics23.verifyMembership(ProofSpec.SMT, appHash, only(ops, key), key, value);
    }

    /** Refuses unless the answer proves that {@code key} holds nothing in the state of {@code appHash}. */
    public static void verifyNonMembership(List<ProofOp> ops, Bytes appHash, Bytes key) throws ProofException {
        Ics23.verifyNonMembership(ProofSpec.SMT, appHash, only(ops, key), key);
    }

    private static CommitmentProof only(List<ProofOp> ops, Bytes key) throws ProofException {
        if (ops.size() != 1 || !ops.getFirst().type().equals(SMT)) {
            throw new ProofException(
                    Reason.UNSUPPORTED,
                    "expected one proof of type " + SMT + ", got "
                            + ops.stream().map(ProofOp::type).toList());
        }
        ProofOp op = ops.getFirst();
        if (!op.key().equals(key)) {
            throw new ProofException(Reason.KEY, "the proof is for the key " + op.key() + ", not " + key);
        }
        return Ics23Codec.decode(op.data());
    }
}

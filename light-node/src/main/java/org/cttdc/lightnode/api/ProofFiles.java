package org.cttdc.lightnode.api;

import java.time.InstantSource;
import java.util.Optional;
import org.cttdc.lightnode.proof.ProofCheck;
import org.cttdc.lightnode.proof.ProofFileJson;

/** Exported proofs, checked without a network. */
public final class ProofFiles {
    /** Most bytes of a file that is read. */
    public static final int MAX_BYTES = ProofFileJson.MAX_BYTES;

    private ProofFiles() {}

    /**
     * Checks a file from its trust root down to its values.
     *
     * @param trusted what the verifier believes; where it is empty, everything rests on the file's own root, and
     *     {@link ProofReport#rootGiven} says so
     * @param clock tells the time; a header ahead of it is refused
     * @throws LightNodeException that says which step does not hold
     */
    public static ProofReport check(byte[] file, Optional<TrustRoot> trusted, InstantSource clock) {
        return new ProofCheck(trusted, clock).check(ProofFileJson.read(file));
    }
}

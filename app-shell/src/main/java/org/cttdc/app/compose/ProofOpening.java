package org.cttdc.app.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.ProofFiles;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.TrustRoot;

/** Checks a proof file that somebody handed over, against what this suite trusts. */
final class ProofOpening {
    private final String chainId;
    private final TrustRoot trust;
    private final InstantSource clock;

    ProofOpening(String chainId, TrustRoot trust, InstantSource clock) {
        this.chainId = chainId;
        this.trust = trust;
        this.clock = clock;
    }

    /** Reads and checks a file; blocks. */
    ProofReport check(Path file) throws IOException {
        if (Files.size(file) > ProofFiles.MAX_BYTES) {
            throw new LightNodeException(
                    LightNodeException.Code.INVALID_PROOF, file + " is larger than any proof file");
        }
        return check(Files.readAllBytes(file));
    }

    /**
     * A file of this suite's chain must lead down from what the suite trusts. One of another chain can only be checked on its own
     * word, and the report says so.
     */
    ProofReport check(byte[] file) {
        try {
            return ProofFiles.check(file, Optional.of(trust), clock);
        } catch (LightNodeException refusal) {
            ProofReport alone = ProofFiles.check(file, Optional.empty(), clock);
            if (alone.chainId().equals(chainId)) {
                throw refusal;
            }
            return alone;
        }
    }
}

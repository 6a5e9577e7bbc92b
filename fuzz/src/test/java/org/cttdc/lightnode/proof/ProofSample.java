package org.cttdc.lightnode.proof;

import java.util.List;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.ExecTxResult;

/** A proof file in the right form. */
public final class ProofSample {
    private ProofSample() {}

    /** The file's bytes; nothing of what it says is so. */
    public static Bytes file() {
        Bytes hash = Sha256.of();
        ExecTxResult result = new ExecTxResult(0, hash, 0, 0);
        Claim claim = TxClaim.of(3, 0, List.of(hash, hash), List.of(result, result));
        TrustRoot root = new TrustRoot.Checkpoint(2, hash);
        return ProofFileJson.write(new ProofFile("ctt-test", root, List.of(), List.of(), claim));
    }
}

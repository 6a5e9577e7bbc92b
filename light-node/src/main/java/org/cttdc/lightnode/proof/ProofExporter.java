package org.cttdc.lightnode.proof;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.lightnode.sync.TrustedChain;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;

/** Makes proof files. Thread-safe. */
public final class ProofExporter {
    /** More links than a file is to carry: from a root that far above, a verifier should be given another root. */
    private static final long MAX_LINKS = 20_000;

    private final String chainId;
    private final TrustRoot root;
    private final TrustedChain chain;
    private final LightPath path;

    /** An exporter for what is derived from {@code root}. */
    public ProofExporter(String chainId, TrustRoot root, LightBlockTable table, Peers peers, TrustedChain chain) {
        this.chainId = chainId;
        this.root = root;
        this.chain = chain;
        this.path = new LightPath(chainId, root, table, peers);
    }

    /** What keys hold in the state that {@code header}, of the height above, vouches for. */
    public Bytes state(VerifiedHeader header, List<KeyProofs> proofs) {
        return file(
                header, header.header().height(), new StateClaim(header.header().height() - 1, proofs));
    }

    /** A transaction of the block of {@code header}, and its result under {@code next}. */
    public Bytes transaction(VerifiedHeader header, VerifiedHeader next, TxClaim claim) {
        return file(next, header.header().height(), claim);
    }

    private Bytes file(VerifiedHeader subject, long lowest, Claim claim) {
        List<LightBlock> blocks = path.to(subject);
        long top = blocks.getLast().height();
        if (top - lowest > MAX_LINKS) {
            throw new LightNodeException(
                    Code.HEIGHT_PRUNED,
                    "header " + lowest + " lies " + (top - lowest) + " below the trust root: a file carries at most "
                            + MAX_LINKS + " links; export from a node with an earlier trust root");
        }
        List<Header> links = new ArrayList<>();
        for (long height = top - 1; height >= lowest; height--) {
            links.add(chain.header(height).header());
        }
        return ProofFileJson.write(new ProofFile(chainId, root, blocks, links, claim));
    }
}

package org.cttdc.lightnode.proof;

import java.util.List;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;

/**
 * An exported proof: everything a verifier needs, nothing he has to believe.
 *
 * @param root what whoever exported it believed
 * @param blocks signed headers with their validators, upwards from the root's, each leading to the next
 * @param links headers downwards from below the last block, each named by the one above it
 * @param claim what is proved, against the lowest header; a result against the one above
 */
public record ProofFile(String chainId, TrustRoot root, List<LightBlock> blocks, List<Header> links, Claim claim) {
    public ProofFile {
        blocks = List.copyOf(blocks);
        links = List.copyOf(links);
    }
}

package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import org.cttdc.node.chain.Chain;
import org.cttdc.node.chain.EvidenceException;
import org.cttdc.protocol.consensus.Evidence;

/** Takes proofs of misbehaviour. */
final class EvidenceMethods {
    private final Chain chain;

    EvidenceMethods(Chain chain) {
        this.chain = chain;
    }

    JsonNode broadcast(Args args) throws RpcException {
        Evidence evidence = EvidenceJson.read(args.json("evidence"));
        try {
            chain.addEvidence(evidence);
        } catch (EvidenceException e) {
            throw RpcException.internal("failed to add evidence: " + e.getMessage());
        }
        return Render.object().put("hash", evidence.hash().hexUpper());
    }
}

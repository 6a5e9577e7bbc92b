package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.Vote;

/** Writes the evidence of a block as CometBFT does, so that its clients compute the block's hashes from it. */
final class EvidenceRender {
    private EvidenceRender() {}

    static void list(ArrayNode out, List<Evidence> all) {
        all.forEach(item -> out.add(one(item)));
    }

    private static ObjectNode one(Evidence evidence) {
        ObjectNode out = Render.object();
        switch (evidence) {
            case DuplicateVoteEvidence votes ->
                out.put("type", "tendermint/DuplicateVoteEvidence").set("value", votes(votes));
            case LightClientAttackEvidence attack ->
                out.put("type", "tendermint/LightClientAttackEvidence").set("value", attack(attack));
        }
        return out;
    }

    private static ObjectNode votes(DuplicateVoteEvidence evidence) {
        ObjectNode out = Render.object();
        out.set("vote_a", vote(evidence.voteA()));
        out.set("vote_b", vote(evidence.voteB()));
        out.put("TotalVotingPower", Render.int64(evidence.totalPower()));
        out.put("ValidatorPower", Render.int64(evidence.validatorPower()));
        return out.put("Timestamp", Render.time(evidence.timestamp()));
    }

    private static ObjectNode vote(Vote vote) {
        ObjectNode out = Render.object();
        out.put("type", vote.type().number());
        out.put("height", Render.int64(vote.height()));
        out.put("round", vote.round());
        out.set("block_id", Render.blockId(vote.blockId()));
        out.put("timestamp", Render.time(vote.timestamp()));
        out.put("validator_address", vote.validatorAddress().hexUpper());
        out.put("validator_index", vote.validatorIndex());
        Render.base64(out, "signature", vote.signature());
        Render.base64(out, "extension", vote.extension());
        Render.base64(out, "extension_signature", vote.extensionSignature());
        return out;
    }

    private static ObjectNode attack(LightClientAttackEvidence evidence) {
        ObjectNode out = Render.object();
        out.set("ConflictingBlock", block(evidence.conflictingBlock()));
        out.put("CommonHeight", Render.int64(evidence.commonHeight()));
        if (evidence.byzantineValidators().isEmpty()) {
            out.putNull("ByzantineValidators");
        } else {
            validators(out.putArray("ByzantineValidators"), evidence.byzantineValidators());
        }
        out.put("TotalVotingPower", Render.int64(evidence.totalPower()));
        return out.put("Timestamp", Render.time(evidence.timestamp()));
    }

    private static ObjectNode block(LightBlock block) {
        ObjectNode out = Render.object();
        ObjectNode signed = out.putObject("signed_header");
        signed.set("header", Render.header(block.header()));
        signed.set("commit", Render.commit(block.commit()));
        ObjectNode set = out.putObject("validator_set");
        validators(set.putArray("validators"), block.validators().validators());
        block.validators().proposer().ifPresent(proposer -> set.set("proposer", Render.validator(proposer)));
        return out;
    }

    private static void validators(ArrayNode out, List<Validator> validators) {
        validators.forEach(one -> out.add(Render.validator(one)));
    }
}

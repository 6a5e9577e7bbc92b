package org.cttdc.lightnode.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;

/** Evidence as {@code broadcast_evidence} takes it, both ways: Amino JSON with Go's field names. */
public final class EvidenceJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvidenceJson() {}

    /** The JSON of evidence. Nobody accused is {@code null} and not an empty list, as the reference demands of amnesia. */
    public static byte[] write(LightClientAttackEvidence evidence) {
        ObjectNode value = NODES.objectNode();
        value.set("ConflictingBlock", node(evidence.conflictingBlock()));
        value.put("CommonHeight", Long.toString(evidence.commonHeight()));
        value.set(
                "ByzantineValidators",
                evidence.byzantineValidators().isEmpty()
                        ? NODES.nullNode()
                        : CometJson.node(evidence.byzantineValidators()));
        value.put("TotalVotingPower", Long.toString(evidence.totalPower()));
        value.put("Timestamp", evidence.timestamp().toString());
        ObjectNode out = NODES.objectNode().put("type", "tendermint/LightClientAttackEvidence");
        out.set("value", value);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Evidence as {@link #write(LightClientAttackEvidence)} wrote it. */
    public static LightClientAttackEvidence read(byte[] document) {
        Json value = Json.parse(document, "stored evidence").get("value");
        Json block = value.get("ConflictingBlock");
        List<Validator> accused = new ArrayList<>();
        for (Json member : value.at("ByzantineValidators").items()) {
            accused.add(CometJson.validator(member, "voting_power"));
        }
        return new LightClientAttackEvidence(
                new LightBlock(
                        CometJson.signedHeader(block.get("signed_header")),
                        CometJson.validatorSet(block.get("validator_set").get("validators"))),
                value.get("CommonHeight").int64(),
                accused,
                value.get("TotalVotingPower").int64(),
                value.get("Timestamp").time());
    }

    /** The JSON of a light block. */
    public static byte[] write(LightBlock block) {
        return node(block).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode node(LightBlock block) {
        ObjectNode out = NODES.objectNode();
        out.set("signed_header", CometJson.node(block.signedHeader()));
        out.set("validator_set", node(block.validators()));
        return out;
    }

    private static JsonNode node(ValidatorSet set) {
        ObjectNode out = NODES.objectNode();
        out.set("validators", CometJson.node(set.validators()));
        set.proposer().ifPresent(proposer -> out.set("proposer", CometJson.node(proposer)));
        return out;
    }
}

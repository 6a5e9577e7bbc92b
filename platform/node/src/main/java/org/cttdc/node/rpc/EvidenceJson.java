package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.DuplicateVoteEvidence;
import org.cttdc.protocol.consensus.Evidence;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.consensus.Vote;
import org.cttdc.protocol.consensus.VoteType;

/** Reads evidence as CometBFT's clients write it, Go field names and all. */
final class EvidenceJson {
    private static final int MAX_MEMBERS = 10_000;

    private EvidenceJson() {}

    static Evidence read(JsonNode json) throws RpcException {
        try {
            JsonNode value = json.path("value");
            return switch (json.path("type").asText()) {
                case "tendermint/DuplicateVoteEvidence" -> duplicateVote(value);
                case "tendermint/LightClientAttackEvidence" -> attack(value);
                default -> throw new IllegalArgumentException("unknown type " + json.path("type"));
            };
        } catch (IllegalArgumentException e) {
            throw new RpcException(RpcException.Kind.PARAMS, "evidence cannot be read: " + e.getMessage());
        }
    }

    private static DuplicateVoteEvidence duplicateVote(JsonNode json) {
        return new DuplicateVoteEvidence(
                vote(json.path("vote_a")),
                vote(json.path("vote_b")),
                number(json, "TotalVotingPower"),
                number(json, "ValidatorPower"),
                time(json, "Timestamp"));
    }

    private static LightClientAttackEvidence attack(JsonNode json) {
        JsonNode block = json.path("ConflictingBlock");
        JsonNode signed = block.path("signed_header");
        return new LightClientAttackEvidence(
                new LightBlock(
                        new SignedHeader(header(signed.path("header")), commit(signed.path("commit"))),
                        ValidatorSet.of(validators(block.path("validator_set").path("validators")))),
                number(json, "CommonHeight"),
                validators(json.path("ByzantineValidators")),
                number(json, "TotalVotingPower"),
                time(json, "Timestamp"));
    }

    private static Vote vote(JsonNode json) {
        return new Vote(
                json.path("type").asInt() == VoteType.PRECOMMIT.number() ? VoteType.PRECOMMIT : VoteType.PREVOTE,
                number(json, "height"),
                json.path("round").asInt(),
                blockId(json.path("block_id")),
                time(json, "timestamp"),
                hex(json, "validator_address"),
                json.path("validator_index").asInt(),
                base64(json, "signature"),
                base64(json, "extension"),
                base64(json, "extension_signature"));
    }

    private static Header header(JsonNode json) {
        return new Header(
                new ConsensusVersion(number(json.path("version"), "block"), number(json.path("version"), "app")),
                json.path("chain_id").asText(),
                number(json, "height"),
                time(json, "time"),
                blockId(json.path("last_block_id")),
                hex(json, "last_commit_hash"),
                hex(json, "data_hash"),
                hex(json, "validators_hash"),
                hex(json, "next_validators_hash"),
                hex(json, "consensus_hash"),
                hex(json, "app_hash"),
                hex(json, "last_results_hash"),
                hex(json, "evidence_hash"),
                hex(json, "proposer_address"));
    }

    private static Commit commit(JsonNode json) {
        List<CommitSig> signatures = new ArrayList<>();
        bounded(json.path("signatures"))
                .forEach(sig -> signatures.add(new CommitSig(
                        BlockIdFlag.of(sig.path("block_id_flag").asLong())
                                .orElseThrow(() -> new IllegalArgumentException("a signature has no known flag")),
                        hex(sig, "validator_address"),
                        time(sig, "timestamp"),
                        base64(sig, "signature"))));
        return new Commit(
                number(json, "height"), json.path("round").asInt(), blockId(json.path("block_id")), signatures);
    }

    private static BlockId blockId(JsonNode json) {
        JsonNode parts = json.path("parts");
        return new BlockId(
                hex(json, "hash"), new PartSetHeader(parts.path("total").asLong(), hex(parts, "hash")));
    }

    private static List<Validator> validators(JsonNode json) {
        List<Validator> validators = new ArrayList<>();
        bounded(json).forEach(entry -> {
            JsonNode key = entry.path("pub_key");
            boolean secp = key.path("type").asText().equals("tendermint/PubKeySecp256k1");
            PublicKey.Type type = secp ? PublicKey.Type.SECP256K1 : PublicKey.Type.ED25519;
            validators.add(new Validator(
                    new PublicKey(type, base64(key, "value")),
                    number(entry, "voting_power"),
                    number(entry, "proposer_priority")));
        });
        return validators;
    }

    private static JsonNode bounded(JsonNode list) {
        if (list.size() > MAX_MEMBERS) {
            throw new IllegalArgumentException("a list has more than " + MAX_MEMBERS + " members");
        }
        return list;
    }

    private static long number(JsonNode json, String name) {
        String text = json.path(name).asText("0");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number: " + text, e);
        }
    }

    private static Timestamp time(JsonNode json, String name) {
        return Timestamp.parse(json.path(name).asText());
    }

    private static Bytes hex(JsonNode json, String name) {
        return Bytes.fromHex(json.path(name).asText(""));
    }

    private static Bytes base64(JsonNode json, String name) {
        return Bytes.fromBase64(json.path(name).asText(""));
    }
}

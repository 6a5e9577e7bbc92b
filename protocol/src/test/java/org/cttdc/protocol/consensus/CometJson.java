package org.cttdc.protocol.consensus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.InclusionPath;

/** Reads CometBFT's JSON, with the quirks of the recorded data (null block ids and signatures, {@code part_set_header}). */
public final class CometJson {
    private CometJson() {}

    public static Header header(JsonNode node) {
        return new Header(
                new ConsensusVersion(
                        number(node.path("version").path("block")),
                        number(node.path("version").path("app"))),
                node.path("chain_id").asText(),
                number(node.path("height")),
                Timestamp.parse(node.path("time").asText()),
                blockId(node.path("last_block_id")),
                hex(node.path("last_commit_hash")),
                hex(node.path("data_hash")),
                hex(node.path("validators_hash")),
                hex(node.path("next_validators_hash")),
                hex(node.path("consensus_hash")),
                hex(node.path("app_hash")),
                hex(node.path("last_results_hash")),
                hex(node.path("evidence_hash")),
                hex(node.path("proposer_address")));
    }

    public static BlockId blockId(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return BlockId.NONE;
        }
        JsonNode parts = node.has("parts") ? node.path("parts") : node.path("part_set_header");
        return new BlockId(
                hex(node.path("hash")), new PartSetHeader(number(parts.path("total")), hex(parts.path("hash"))));
    }

    public static Commit commit(JsonNode node) {
        return new Commit(
                number(node.path("height")),
                (int) number(node.path("round")),
                blockId(node.path("block_id")),
                list(node.path("signatures"), CometJson::commitSig));
    }

    private static CommitSig commitSig(JsonNode node) {
        BlockIdFlag flag =
                BlockIdFlag.of(number(node.path("block_id_flag"))).orElseThrow(IllegalArgumentException::new);
        Timestamp time = Timestamp.parse(node.path("timestamp").asText());
        boolean epoch = time.seconds() == 0 && time.nanos() == 0;
        return new CommitSig(
                flag,
                hex(node.path("validator_address")),
                // The model-based cases write the epoch where the reference writes year 1.
                flag == BlockIdFlag.ABSENT && epoch ? Timestamp.ZERO : time,
                base64(node.path("signature")));
    }

    public static SignedHeader signedHeader(JsonNode node) {
        return new SignedHeader(header(node.path("header")), commit(node.path("commit")));
    }

    public static ValidatorSet validatorSet(JsonNode node) {
        List<Validator> validators = list(node.path("validators"), CometJson::validator);
        return node.path("proposer").has("pub_key")
                ? ValidatorSet.of(validators, validator(node.path("proposer")))
                : ValidatorSet.of(validators);
    }

    public static Validator validator(JsonNode node) {
        String type = node.path("pub_key").path("type").asText();
        PublicKey.Type algorithm =
                type.toLowerCase(Locale.ROOT).contains("secp256k1") ? PublicKey.Type.SECP256K1 : PublicKey.Type.ED25519;
        return new Validator(
                new PublicKey(algorithm, base64(node.path("pub_key").path("value"))),
                number(node.has("voting_power") ? node.path("voting_power") : node.path("power")),
                number(node.path("proposer_priority")));
    }

    public static LightBlock lightBlock(JsonNode node) {
        return new LightBlock(signedHeader(node.path("signed_header")), validatorSet(node.path("validator_set")));
    }

    public static Block block(JsonNode node) {
        return new Block(
                header(node.path("header")),
                list(node.path("data").path("txs"), CometJson::base64),
                list(node.path("evidence").path("evidence"), CometJson::evidence),
                commit(node.path("last_commit")));
    }

    private static Evidence evidence(JsonNode node) {
        JsonNode value = node.path("value");
        return switch (node.path("type").asText()) {
            case "tendermint/DuplicateVoteEvidence" ->
                new DuplicateVoteEvidence(
                        vote(value.path("vote_a")),
                        vote(value.path("vote_b")),
                        number(value.path(value.has("total_voting_power") ? "total_voting_power" : "TotalVotingPower")),
                        number(value.path(value.has("validator_power") ? "validator_power" : "ValidatorPower")),
                        Timestamp.parse(value.path(value.has("timestamp") ? "timestamp" : "Timestamp")
                                .asText()));
            case "tendermint/LightClientAttackEvidence" ->
                new LightClientAttackEvidence(
                        lightBlock(value.path("ConflictingBlock")),
                        number(value.path("CommonHeight")),
                        list(value.path("ByzantineValidators"), CometJson::validator),
                        number(value.path("TotalVotingPower")),
                        Timestamp.parse(value.path("Timestamp").asText()));
            default -> throw new IllegalArgumentException("unknown evidence " + node.path("type"));
        };
    }

    private static Vote vote(JsonNode node) {
        long type = number(node.path("type"));
        return new Vote(
                type == 1 ? VoteType.PREVOTE : type == 2 ? VoteType.PRECOMMIT : VoteType.UNKNOWN,
                number(node.path("height")),
                (int) number(node.path("round")),
                blockId(node.path("block_id")),
                Timestamp.parse(node.path("timestamp").asText()),
                hex(node.path("validator_address")),
                (int) number(node.path("validator_index")),
                base64(node.path("signature")),
                base64(node.path("extension")),
                base64(node.path("extension_signature")));
    }

    public static ExecTxResult result(JsonNode node) {
        return new ExecTxResult(
                number(node.path("code")),
                base64(node.path("data")),
                number(node.path("gas_wanted")),
                number(node.path("gas_used")));
    }

    public static InclusionPath inclusionPath(JsonNode node) {
        return new InclusionPath(
                number(node.path("index")), number(node.path("total")), list(node.path("aunts"), CometJson::base64));
    }

    public static ConsensusParams consensusParams(JsonNode node) {
        return new ConsensusParams(
                number(node.path("block").path("max_bytes")),
                number(node.path("block").path("max_gas")));
    }

    public static <T> List<T> list(JsonNode node, Function<JsonNode, T> element) {
        List<T> out = new ArrayList<>();
        node.forEach(child -> out.add(element.apply(child)));
        return out;
    }

    public static long number(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return 0;
        }
        return node.isTextual() ? Long.parseLong(node.asText()) : node.asLong();
    }

    public static Bytes hex(JsonNode node) {
        return node.isTextual() ? Bytes.fromHex(node.asText()) : Bytes.EMPTY;
    }

    public static Bytes base64(JsonNode node) {
        return node.isTextual() ? Bytes.fromBase64(node.asText()) : Bytes.EMPTY;
    }
}

package org.cttdc.lightnode.rpc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;

/**
 * CometBFT's JSON of headers, commits and validators, both ways: the store keeps light blocks in the form they travel in, so that
 * one strict reader guards both doors.
 */
public final class CometJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ED25519 = "tendermint/PubKeyEd25519";
    private static final String SECP256K1 = "tendermint/PubKeySecp256k1";

    private CometJson() {}

    /** A header and its commit. */
    public static SignedHeader signedHeader(Json json) {
        return new SignedHeader(header(json.get("header")), commit(json.get("commit")));
    }

    /** A header. */
    public static Header header(Json json) {
        Json version = json.get("version");
        Json app = version.at("app");
        return new Header(
                new ConsensusVersion(version.get("block").int64(), app.isNull() ? 0 : app.int64()),
                json.get("chain_id").text(),
                json.get("height").int64(),
                json.get("time").time(),
                blockId(json.at("last_block_id")),
                json.get("last_commit_hash").hex(),
                json.get("data_hash").hex(),
                json.get("validators_hash").hex(),
                json.get("next_validators_hash").hex(),
                json.get("consensus_hash").hex(),
                json.get("app_hash").hex(),
                json.get("last_results_hash").hex(),
                json.get("evidence_hash").hex(),
                json.get("proposer_address").hex());
    }

    /** A block id; {@link BlockId#NONE} where it is null. */
    public static BlockId blockId(Json json) {
        if (json.isNull()) {
            return BlockId.NONE;
        }
        Json parts = json.get("parts");
        return new BlockId(
                json.get("hash").hex(),
                new PartSetHeader(parts.get("total").uint32(), parts.get("hash").hex()));
    }

    /** A commit. */
    public static Commit commit(Json json) {
        List<CommitSig> signatures = new ArrayList<>();
        for (Json sig : json.at("signatures").items()) {
            signatures.add(commitSig(sig));
        }
        return new Commit(
                json.get("height").int64(), json.get("round").int32(), blockId(json.get("block_id")), signatures);
    }

    private static CommitSig commitSig(Json json) {
        Json flag = json.get("block_id_flag");
        return new CommitSig(
                BlockIdFlag.of(flag.int32()).orElseThrow(() -> flag.bad("is not 1, 2 or 3")),
                json.get("validator_address").hex(),
                json.get("timestamp").time(),
                json.at("signature").base64());
    }

    /** One validator. Its address is derived from its key; a different one beside it is refused. */
    public static Validator validator(Json json, String powerField) {
        Json keyJson = json.get("pub_key");
        PublicKey key = publicKey(keyJson);
        Json address = json.at("address");
        if (!address.isNull() && !address.text().isEmpty() && !address.hex().equals(key.address())) {
            throw address.bad(
                    "is not the address of the key beside it, " + key.address().hexUpper());
        }
        Json priority = json.at("proposer_priority");
        return new Validator(key, json.get(powerField).int64(), priority.isNull() ? 0 : priority.int64());
    }

    private static PublicKey publicKey(Json json) {
        PublicKey.Type type = switch (json.get("type").text()) {
            case ED25519 -> PublicKey.Type.ED25519;
            case SECP256K1 -> PublicKey.Type.SECP256K1;
            default -> throw json.bad("is a key of an unsupported type");
        };
        try {
            return new PublicKey(type, json.get("value").base64());
        } catch (IllegalArgumentException e) {
            throw json.bad("is not a key of its type", e);
        }
    }

    /** A validator set from its members; refuses doubles and impossible powers. */
    public static ValidatorSet validatorSet(Json json, List<Validator> members) {
        try {
            return ValidatorSet.of(members);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw json.bad("is not a validator set: " + e.getMessage(), e);
        }
    }

    /** The members of a set as {@link #write(ValidatorSet)} wrote it. */
    public static ValidatorSet validatorSet(Json json) {
        List<Validator> members = new ArrayList<>();
        for (Json member : json.items()) {
            members.add(validator(member, "voting_power"));
        }
        return validatorSet(json, members);
    }

    /** The JSON of a validator set's members. */
    public static byte[] write(ValidatorSet set) {
        return node(set.validators()).toString().getBytes(StandardCharsets.UTF_8);
    }

    static ArrayNode node(List<Validator> validators) {
        ArrayNode members = NODES.arrayNode();
        validators.forEach(member -> members.add(node(member)));
        return members;
    }

    static ObjectNode node(Validator member) {
        ObjectNode out = NODES.objectNode().put("address", member.address().hexUpper());
        out.putObject("pub_key")
                .put("type", member.publicKey().type() == PublicKey.Type.ED25519 ? ED25519 : SECP256K1)
                .put("value", member.publicKey().value().base64());
        return out.put("voting_power", Long.toString(member.power()))
                .put("proposer_priority", Long.toString(member.proposerPriority()));
    }

    /** The JSON of a signed header. */
    public static byte[] write(SignedHeader signed) {
        return node(signed).toString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode node(SignedHeader signed) {
        ObjectNode out = NODES.objectNode();
        out.set("header", node(signed.header()));
        out.set("commit", node(signed.commit()));
        return out;
    }

    /** The JSON of a header. */
    public static byte[] write(Header header) {
        return node(header).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode node(Header header) {
        ObjectNode out = NODES.objectNode();
        out.set(
                "version",
                NODES.objectNode()
                        .put("block", Long.toString(header.version().block()))
                        .put("app", Long.toString(header.version().app())));
        out.put("chain_id", header.chainId());
        out.put("height", Long.toString(header.height()));
        out.put("time", text(header.time()));
        out.set("last_block_id", node(header.lastBlockId()));
        out.put("last_commit_hash", header.lastCommitHash().hexUpper());
        out.put("data_hash", header.dataHash().hexUpper());
        out.put("validators_hash", header.validatorsHash().hexUpper());
        out.put("next_validators_hash", header.nextValidatorsHash().hexUpper());
        out.put("consensus_hash", header.consensusHash().hexUpper());
        out.put("app_hash", header.appHash().hexUpper());
        out.put("last_results_hash", header.lastResultsHash().hexUpper());
        out.put("evidence_hash", header.evidenceHash().hexUpper());
        out.put("proposer_address", header.proposerAddress().hexUpper());
        return out;
    }

    private static ObjectNode node(BlockId id) {
        ObjectNode out = NODES.objectNode().put("hash", id.hash().hexUpper());
        out.set(
                "parts",
                NODES.objectNode()
                        .put("total", id.partSetHeader().total())
                        .put("hash", id.partSetHeader().hash().hexUpper()));
        return out;
    }

    private static ObjectNode node(Commit commit) {
        ObjectNode out = NODES.objectNode();
        out.put("height", Long.toString(commit.height()));
        out.put("round", commit.round());
        out.set("block_id", node(commit.blockId()));
        ArrayNode signatures = out.putArray("signatures");
        for (CommitSig sig : commit.signatures()) {
            ObjectNode one = signatures.addObject();
            one.put("block_id_flag", sig.flag().number());
            one.put("validator_address", sig.validatorAddress().hexUpper());
            one.put("timestamp", text(sig.timestamp()));
            if (sig.signature().equals(Bytes.EMPTY)) {
                one.putNull("signature");
            } else {
                one.put("signature", sig.signature().base64());
            }
        }
        return out;
    }

    private static String text(Timestamp time) {
        return time.toString();
    }
}

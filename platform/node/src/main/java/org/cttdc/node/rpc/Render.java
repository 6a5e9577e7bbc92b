package org.cttdc.node.rpc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cttdc.node.app.Outcomes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.proof.InclusionPath;

/** The RPC's JSON shapes: 64-bit integers as strings, hashes in upper-case hex, other bytes in base64, nothing as null. */
final class Render {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Render() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static String int64(long value) {
        return Long.toString(value);
    }

    static void base64(ObjectNode to, String name, Bytes value) {
        if (value.isEmpty()) {
            to.putNull(name);
        } else {
            to.put(name, value.base64());
        }
    }

    static ObjectNode header(Header header) {
        ObjectNode out = object();
        out.putObject("version")
                .put("block", int64(header.version().block()))
                .put("app", int64(header.version().app()));
        out.put("chain_id", header.chainId());
        out.put("height", int64(header.height()));
        out.put("time", header.time().toString());
        out.set("last_block_id", blockId(header.lastBlockId()));
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

    static ObjectNode blockId(BlockId id) {
        ObjectNode out = object();
        out.put("hash", id.hash().hexUpper());
        out.putObject("parts")
                .put("total", id.partSetHeader().total())
                .put("hash", id.partSetHeader().hash().hexUpper());
        return out;
    }

    static ObjectNode commit(Commit commit) {
        ObjectNode out = object();
        out.put("height", int64(commit.height()));
        out.put("round", commit.round());
        out.set("block_id", blockId(commit.blockId()));
        ArrayNode signatures = out.putArray("signatures");
        commit.signatures().forEach(sig -> {
            ObjectNode entry = signatures.addObject();
            entry.put("block_id_flag", sig.flag().number());
            entry.put("validator_address", sig.validatorAddress().hexUpper());
            entry.put("timestamp", sig.timestamp().toString());
            base64(entry, "signature", sig.signature());
        });
        return out;
    }

    static ObjectNode block(Block block) {
        ObjectNode out = object();
        out.set("header", header(block.header()));
        ArrayNode txs = out.putObject("data").putArray("txs");
        block.txs().forEach(tx -> txs.add(tx.base64()));
        EvidenceRender.list(out.putObject("evidence").putArray("evidence"), block.evidence());
        out.set("last_commit", commit(block.lastCommit()));
        return out;
    }

    /** The shape the reference gives to "no block". */
    static ObjectNode noBlock() {
        ObjectNode out = object();
        out.set("block_id", blockId(BlockId.NONE));
        out.putNull("block");
        return out;
    }

    static ObjectNode validator(Validator validator) {
        ObjectNode out = object();
        out.put("address", validator.address().hexUpper());
        out.set("pub_key", publicKey(validator.publicKey()));
        out.put("voting_power", int64(validator.power()));
        out.put("proposer_priority", int64(validator.proposerPriority()));
        return out;
    }

    static ObjectNode publicKey(PublicKey key) {
        String type = key.type() == PublicKey.Type.ED25519 ? "tendermint/PubKeyEd25519" : "tendermint/PubKeySecp256k1";
        return object().put("type", type).put("value", key.value().base64());
    }

    /** A change of the set as ABCI's own JSON writes it. */
    static ObjectNode update(PublicKey key, long power) {
        ObjectNode out = object();
        out.putObject("pub_key")
                .putObject("Sum")
                .putObject("value")
                .put(
                        key.type() == PublicKey.Type.ED25519 ? "ed25519" : "secp256k1",
                        key.value().base64());
        return out.put("power", int64(power));
    }

    static ObjectNode result(ExecTxResult result) {
        ObjectNode out = object();
        out.put("code", result.code());
        base64(out, "data", result.data());
        out.put("log", Outcomes.log(result));
        out.put("info", "");
        out.put("gas_wanted", int64(result.gasWanted()));
        out.put("gas_used", int64(result.gasUsed()));
        out.putArray("events");
        out.put("codespace", Outcomes.codespace(result.code()));
        return out;
    }

    static ObjectNode path(InclusionPath path, Bytes leafHash) {
        ObjectNode out = object();
        out.put("total", int64(path.total()));
        out.put("index", int64(path.index()));
        out.put("leaf_hash", leafHash.base64());
        ArrayNode aunts = out.putArray("aunts");
        path.aunts().forEach(aunt -> aunts.add(aunt.base64()));
        return out;
    }

    static String time(Timestamp time) {
        return time.toString();
    }
}

package org.cttdc.bench.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.cttdc.bench.chain.MadeChain;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.Validator;

/** The results of CometBFT's RPC methods for a made chain, in its JSON. */
final class Replies {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_METAS = 20;
    private static final int MAX_PER_PAGE = 100;
    private static final int DEFAULT_PER_PAGE = 30;

    private final MadeChain chain;

    Replies(MadeChain chain) {
        this.chain = chain;
    }

    /** The whole reply to one request: its result, or the error the reference would give. */
    byte[] answer(JsonNode request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            answer(request, out);
        } catch (RefusedException e) {
            bytes.reset();
            try (JsonGenerator out = JSON.createGenerator(bytes)) {
                refuse(request.path("id"), e, out);
            }
        }
        return bytes.toByteArray();
    }

    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    private void answer(JsonNode request, JsonGenerator out) throws IOException {
        JsonNode params = request.path("params");
        out.writeStartObject();
        out.writeStringField("jsonrpc", "2.0");
        out.writeFieldName("id");
        out.writeRawValue(request.path("id").toString());
        out.writeObjectFieldStart("result");
        switch (request.path("method").asText()) {
            case "status" -> status(out);
            case "commit" -> commit(height(params, "height", chain.height(), chain.height()), out);
            case "validators" -> validators(params, out);
            case "blockchain" -> blockchain(params, out);
            case "header" -> {
                out.writeFieldName("header");
                header(chain.header(height(params, "height", chain.height(), chain.height())), out);
            }
            case "genesis" -> genesis(out);
            case "health" -> {}
            default -> throw new RefusedException("a made chain has no " + request.path("method"));
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void refuse(JsonNode id, RefusedException e, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("jsonrpc", "2.0");
        out.writeFieldName("id");
        out.writeRawValue(id.toString());
        out.writeObjectFieldStart("error");
        out.writeNumberField("code", -32_603);
        out.writeStringField("message", "Internal error");
        out.writeStringField("data", String.valueOf(e.getMessage()));
        out.writeEndObject();
        out.writeEndObject();
    }

    private long height(JsonNode params, String name, long byDefault, long most) {
        long height = number(params, name, byDefault);
        if (height <= 0) {
            throw new RefusedException("height must be greater than 0, but got " + height);
        }
        if (height > most) {
            throw new RefusedException("height " + height
                    + " must be less than or equal to the current blockchain height " + chain.height());
        }
        return height;
    }

    private static long number(JsonNode params, String name, long byDefault) {
        JsonNode value = params.path(name);
        return value.isMissingNode() || value.isNull() || value.asText().isEmpty()
                ? byDefault
                : Long.parseLong(value.asText());
    }

    private void status(JsonGenerator out) throws IOException {
        Header first = chain.header(1);
        Header newest = chain.header(chain.height());
        out.writeObjectFieldStart("node_info");
        out.writeObjectFieldStart("protocol_version");
        out.writeStringField("p2p", "8");
        out.writeStringField("block", "11");
        out.writeStringField("app", "1");
        out.writeEndObject();
        out.writeStringField("id", "0".repeat(40));
        out.writeStringField("listen_addr", "tcp://127.0.0.1:26656");
        out.writeStringField("network", chain.spec().chainId());
        out.writeStringField("version", "0.39.4");
        out.writeStringField("channels", "40202122233038606100");
        out.writeStringField("moniker", "bench");
        out.writeObjectFieldStart("other");
        out.writeStringField("tx_index", "on");
        out.writeStringField("rpc_address", "tcp://127.0.0.1:26657");
        out.writeEndObject();
        out.writeEndObject();
        out.writeObjectFieldStart("sync_info");
        out.writeStringField("latest_block_hash", chain.hash(chain.height()).hexUpper());
        out.writeStringField("latest_app_hash", newest.appHash().hexUpper());
        out.writeStringField("latest_block_height", Long.toString(chain.height()));
        out.writeStringField("latest_block_time", newest.time().toString());
        out.writeStringField("earliest_block_hash", chain.hash(1).hexUpper());
        out.writeStringField("earliest_app_hash", first.appHash().hexUpper());
        out.writeStringField("earliest_block_height", "1");
        out.writeStringField("earliest_block_time", first.time().toString());
        out.writeBooleanField("catching_up", false);
        out.writeEndObject();
        out.writeFieldName("validator_info");
        validator(chain.validators(chain.height()).get(0), out);
    }

    private void commit(long height, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("signed_header");
        out.writeFieldName("header");
        header(chain.header(height), out);
        Commit commit = chain.commit(height);
        out.writeObjectFieldStart("commit");
        out.writeStringField("height", Long.toString(commit.height()));
        out.writeNumberField("round", commit.round());
        out.writeFieldName("block_id");
        blockId(commit.blockId(), out);
        out.writeArrayFieldStart("signatures");
        for (CommitSig sig : commit.signatures()) {
            out.writeStartObject();
            out.writeNumberField("block_id_flag", sig.flag().number());
            out.writeStringField("validator_address", sig.validatorAddress().hexUpper());
            out.writeStringField("timestamp", sig.timestamp().toString());
            out.writeStringField("signature", sig.signature().base64());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
        out.writeBooleanField("canonical", height < chain.height());
    }

    private void validators(JsonNode params, JsonGenerator out) throws IOException {
        long height = height(params, "height", chain.height() + 1, chain.height() + 1);
        List<Validator> all = chain.validators(height).validators();
        int perPage = Math.clamp(number(params, "per_page", DEFAULT_PER_PAGE), 1, MAX_PER_PAGE);
        int pages = (all.size() + perPage - 1) / perPage;
        long page = number(params, "page", 1);
        if (page < 1 || page > pages) {
            throw new RefusedException("page should be within [1, " + pages + "] range, given " + page);
        }
        int from = (int) (page - 1) * perPage;
        List<Validator> served = all.subList(from, Math.min(all.size(), from + perPage));
        out.writeStringField("block_height", Long.toString(height));
        out.writeArrayFieldStart("validators");
        for (Validator validator : served) {
            validator(validator, out);
        }
        out.writeEndArray();
        out.writeStringField("count", Integer.toString(served.size()));
        out.writeStringField("total", Integer.toString(all.size()));
    }

    private static void validator(Validator validator, JsonGenerator out) throws IOException {
        out.writeStartObject();
        key(validator, out);
        out.writeStringField("voting_power", Long.toString(validator.power()));
        out.writeStringField("proposer_priority", Long.toString(validator.proposerPriority()));
        out.writeEndObject();
    }

    private static void key(Validator validator, JsonGenerator out) throws IOException {
        out.writeStringField("address", validator.address().hexUpper());
        out.writeObjectFieldStart("pub_key");
        out.writeStringField("type", "tendermint/PubKeyEd25519");
        out.writeStringField("value", validator.publicKey().value().base64());
        out.writeEndObject();
    }

    private void blockchain(JsonNode params, JsonGenerator out) throws IOException {
        long max = Math.min(chain.height(), Math.max(1, number(params, "maxHeight", chain.height())));
        long min = Math.max(Math.max(1, number(params, "minHeight", 1)), max - MAX_METAS + 1);
        if (min > max) {
            throw new RefusedException("min height " + min + " can't be greater than max height " + max);
        }
        out.writeStringField("last_height", Long.toString(chain.height()));
        out.writeArrayFieldStart("block_metas");
        for (long height = max; height >= min; height--) {
            out.writeStartObject();
            out.writeFieldName("block_id");
            blockId(chain.blockId(height), out);
            out.writeStringField("block_size", "1000");
            out.writeFieldName("header");
            header(chain.header(height), out);
            out.writeStringField("num_txs", "0");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void header(Header header, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("version");
        out.writeStringField("block", Long.toString(header.version().block()));
        out.writeStringField("app", Long.toString(header.version().app()));
        out.writeEndObject();
        out.writeStringField("chain_id", header.chainId());
        out.writeStringField("height", Long.toString(header.height()));
        out.writeStringField("time", header.time().toString());
        out.writeFieldName("last_block_id");
        blockId(header.lastBlockId(), out);
        out.writeStringField("last_commit_hash", header.lastCommitHash().hexUpper());
        out.writeStringField("data_hash", header.dataHash().hexUpper());
        out.writeStringField("validators_hash", header.validatorsHash().hexUpper());
        out.writeStringField("next_validators_hash", header.nextValidatorsHash().hexUpper());
        out.writeStringField("consensus_hash", header.consensusHash().hexUpper());
        out.writeStringField("app_hash", header.appHash().hexUpper());
        out.writeStringField("last_results_hash", header.lastResultsHash().hexUpper());
        out.writeStringField("evidence_hash", header.evidenceHash().hexUpper());
        out.writeStringField("proposer_address", header.proposerAddress().hexUpper());
        out.writeEndObject();
    }

    private static void blockId(BlockId id, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("hash", id.hash().hexUpper());
        out.writeObjectFieldStart("parts");
        out.writeNumberField("total", id.partSetHeader().total());
        out.writeStringField("hash", id.partSetHeader().hash().hexUpper());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void genesis(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("genesis");
        out.writeStringField("genesis_time", chain.header(1).time().toString());
        out.writeStringField("chain_id", chain.spec().chainId());
        out.writeStringField("initial_height", "1");
        out.writeArrayFieldStart("validators");
        for (Validator validator : chain.validators(1).validators()) {
            out.writeStartObject();
            key(validator, out);
            out.writeStringField("power", Long.toString(validator.power()));
            out.writeStringField("name", "");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("app_hash", "");
        out.writeEndObject();
    }
}

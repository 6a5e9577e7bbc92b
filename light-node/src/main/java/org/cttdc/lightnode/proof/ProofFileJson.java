package org.cttdc.lightnode.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonNull;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.smt.StateBatch;
import org.jspecify.annotations.Nullable;

/**
 * The form of a proof file: canonical JSON (RFC 8785), headers, commits and validators as CometBFT's RPC writes them. Reading a file
 * and writing it again gives the same bytes, or it is refused: so nothing stands in one that was not looked at, and
 * {@code "shown"}, which is there for people who open the file, says what the proofs say.
 */
public final class ProofFileJson {
    /** Most bytes of a file that is read. */
    public static final int MAX_BYTES = 64 << 20;

    private static final String FORMAT = "ctt-proof/1";

    private ProofFileJson() {}

    /** The file's bytes. */
    public static Bytes write(ProofFile file) {
        TreeMap<String, JsonValue> out = new TreeMap<>();
        out.put("format", new JsonString(FORMAT));
        out.put("chain_id", new JsonString(file.chainId()));
        out.put("root", root(file.root()));
        out.put("blocks", array(file.blocks().stream().map(ProofFileJson::block).toList()));
        out.put(
                "links",
                array(file.links().stream()
                        .map(header -> tree(CometJson.write(header)))
                        .toList()));
        out.put("claim", claim(file.chainId(), file.claim()));
        return Bytes.of(JsonWriter.canonical(new JsonObject(out)));
    }

    private static JsonValue root(TrustRoot root) {
        return switch (root) {
            case TrustRoot.Genesis genesis ->
                JsonObject.of(Map.of(
                        "kind", new JsonString("genesis"),
                        "height", number(genesis.initialHeight()),
                        "validators_hash", hex(genesis.validatorsHash())));
            case TrustRoot.Checkpoint checkpoint ->
                JsonObject.of(Map.of(
                        "kind", new JsonString("checkpoint"),
                        "height", number(checkpoint.height()),
                        "hash", hex(checkpoint.headerHash())));
        };
    }

    private static JsonValue block(LightBlock block) {
        return JsonObject.of(Map.of(
                "signed_header", tree(CometJson.write(block.signedHeader())),
                "validators", tree(CometJson.write(withoutPriorities(block.validators())))));
    }

    /** Whose turn it is to propose is bound by no hash, so it has no place in a proof. */
    private static ValidatorSet withoutPriorities(ValidatorSet set) {
        return ValidatorSet.of(set.validators().stream()
                .map(validator -> Validator.of(validator.publicKey(), validator.power()))
                .toList());
    }

    private static JsonValue claim(String chainId, Claim claim) {
        return switch (claim) {
            case StateClaim state ->
                JsonObject.of(Map.of(
                        "kind", new JsonString("state"),
                        "height", number(state.height()),
                        "proofs",
                                array(state.proofs().stream()
                                        .map(ProofFileJson::proofs)
                                        .toList()),
                        "shown", shown(chainId, state)));
            case TxClaim tx ->
                JsonObject.of(Map.of(
                        "kind", new JsonString("transaction"),
                        "height", number(tx.height()),
                        "tx", base64(tx.tx()),
                        "place", path(tx.place()),
                        "result", result(tx.result()),
                        "result_place", path(tx.resultPlace())));
        };
    }

    private static JsonValue proofs(KeyProofs proofs) {
        return JsonObject.of(Map.of(
                "keys", array(proofs.keys().stream().map(ProofFileJson::hex).toList()),
                "batch", base64(proofs.batch())));
    }

    /** What the proofs say, for people. Whether they say it under the header's root is the check's business. */
    private static JsonValue shown(String chainId, StateClaim state) {
        KeyFacts meaning = new KeyFacts(chainId);
        List<JsonValue> shown = new ArrayList<>();
        for (KeyProofs proofs : state.proofs()) {
            List<Bytes> values = claimedValues(proofs);
            for (int i = 0; i < values.size(); i++) {
                var fact = meaning.fact(proofs.keys().get(i), values.get(i));
                JsonValue raw = fact.present() ? hex(fact.value()) : new JsonNull();
                shown.add(JsonObject.of(Map.of(
                        "key",
                        new JsonString(fact.name()),
                        "value",
                        fact.decoded().orElse(raw))));
            }
        }
        return array(shown);
    }

    private static List<Bytes> claimedValues(KeyProofs proofs) {
        try {
            return StateBatch.claimed(proofs.batch(), proofs.keys().size());
        } catch (ProofException e) {
            throw new LightNodeException(
                    Code.INVALID_PROOF, "the claim is not proved: " + e.reason() + ": " + e.getMessage(), e);
        }
    }

    private static JsonValue path(InclusionPath path) {
        return JsonObject.of(Map.of(
                "index", number(path.index()),
                "total", number(path.total()),
                "aunts", array(path.aunts().stream().map(ProofFileJson::hex).toList())));
    }

    private static JsonValue result(ExecTxResult result) {
        return JsonObject.of(Map.of(
                "code", new JsonInteger(result.code()),
                "data", base64(result.data()),
                "gas_wanted", number(result.gasWanted()),
                "gas_used", number(result.gasUsed())));
    }

    private static JsonArray array(List<? extends JsonValue> items) {
        return new JsonArray(List.copyOf(items));
    }

    private static JsonString number(long value) {
        return new JsonString(Long.toString(value));
    }

    private static JsonString hex(Bytes value) {
        return new JsonString(value.hexUpper());
    }

    private static JsonString base64(Bytes value) {
        return new JsonString(value.base64());
    }

    private static JsonValue tree(byte[] json) {
        try {
            return JsonReader.read(json, MAX_BYTES);
        } catch (JsonException e) {
            throw new IllegalStateException("our own JSON cannot be read", e);
        }
    }

    /** The file the bytes stand for, not checked yet; throws {@link LightNodeException} INVALID_PROOF where they stand for none. */
    public static ProofFile read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw refused("it has " + bytes.length + " bytes, at most " + MAX_BYTES + " are read", null);
        }
        ProofFile file;
        try {
            file = file(Json.parse(bytes, "file"));
        } catch (LightNodeException e) {
            throw e.code() == Code.BAD_REPLY ? refused(String.valueOf(e.getMessage()), e) : e;
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
        int difference = Arrays.mismatch(write(file).toArray(), bytes);
        if (difference >= 0) {
            throw refused(
                    "from byte " + difference + " on it is not what its proofs say in canonical form: "
                            + excerpt(bytes, difference),
                    null);
        }
        return file;
    }

    private static String excerpt(byte[] bytes, int from) {
        int end = Math.min(bytes.length, from + 40);
        return from >= end
                ? "it ends there"
                : new String(bytes, from, end - from, StandardCharsets.US_ASCII).replaceAll("\\p{Cntrl}", " ");
    }

    private static LightNodeException refused(String why, @Nullable Exception cause) {
        String text = "this is not a proof file: " + why;
        return cause == null
                ? new LightNodeException(Code.INVALID_PROOF, text)
                : new LightNodeException(Code.INVALID_PROOF, text, cause);
    }

    private static ProofFile file(Json json) {
        Json format = json.get("format");
        if (!format.text().equals(FORMAT)) {
            throw format.bad("this program reads " + FORMAT);
        }
        List<LightBlock> blocks = new ArrayList<>();
        for (Json block : json.get("blocks").items()) {
            blocks.add(new LightBlock(
                    CometJson.signedHeader(block.get("signed_header")),
                    CometJson.validatorSet(block.get("validators"))));
        }
        if (blocks.isEmpty()) {
            throw json.bad("holds no signed header");
        }
        List<Header> links = new ArrayList<>();
        for (Json header : json.get("links").items()) {
            links.add(CometJson.header(header));
        }
        return new ProofFile(
                json.get("chain_id").text(), readRoot(json.get("root")), blocks, links, readClaim(json.get("claim")));
    }

    private static TrustRoot readRoot(Json json) {
        Json kind = json.get("kind");
        long height = json.get("height").int64();
        return switch (kind.text()) {
            case "genesis" ->
                new TrustRoot.Genesis(height, json.get("validators_hash").hex());
            case "checkpoint" ->
                new TrustRoot.Checkpoint(height, json.get("hash").hex());
            default -> throw kind.bad("is no kind of trust root");
        };
    }

    private static Claim readClaim(Json json) {
        Json kind = json.get("kind");
        long height = json.get("height").int64();
        return switch (kind.text()) {
            case "state" -> {
                List<KeyProofs> proofs = new ArrayList<>();
                for (Json one : json.get("proofs").items()) {
                    List<Bytes> keys = hexes(one.get("keys"));
                    proofs.add(new KeyProofs(keys, one.get("batch").base64()));
                }
                if (proofs.isEmpty()) {
                    throw json.bad("proves nothing");
                }
                yield new StateClaim(height, proofs);
            }
            case "transaction" ->
                new TxClaim(
                        height,
                        json.get("tx").base64(),
                        readPath(json.get("place")),
                        readResult(json.get("result")),
                        readPath(json.get("result_place")));
            default -> throw kind.bad("is no kind of claim");
        };
    }

    private static InclusionPath readPath(Json json) {
        return new InclusionPath(json.get("index").int64(), json.get("total").int64(), hexes(json.get("aunts")));
    }

    private static ExecTxResult readResult(Json json) {
        return new ExecTxResult(
                json.get("code").uint32(),
                json.get("data").base64(),
                json.get("gas_wanted").int64(),
                json.get("gas_used").int64());
    }

    private static List<Bytes> hexes(Json json) {
        List<Bytes> all = new ArrayList<>();
        for (Json one : json.items()) {
            all.add(one.hex());
        }
        return all;
    }
}

package org.cttdc.node.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.files.Disk;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ConsensusParams;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.state.GenesisState;

/**
 * A genesis document in CometBFT's form.
 *
 * @param document the JSON as it is served
 * @param chainId the chain
 * @param time of the first block
 * @param validators of the first block
 * @param state the application's part
 */
public record GenesisFile(
        ObjectNode document, String chainId, Timestamp time, ValidatorSet validators, GenesisState state) {
    /** Block limits of the chain: the reference's default size, no gas. */
    public static final ConsensusParams PARAMS = new ConsensusParams(4_194_304, -1);

    /** Evidence older than this many blocks and {@link #MAX_EVIDENCE_AGE} is refused. */
    static final long MAX_EVIDENCE_BLOCKS = 100_000;

    /** See {@link #MAX_EVIDENCE_BLOCKS}. */
    static final Duration MAX_EVIDENCE_AGE = Duration.ofDays(2);

    /** Version of the application protocol that headers carry; it grows whenever the same blocks lead to another state. */
    public static final long APP_VERSION = 4;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_TYPE = "tendermint/PubKeyEd25519";

    /** A genesis document for these validators. */
    public static GenesisFile create(Genesis genesis, List<Validator> validators) {
        ObjectNode document = JSON.createObjectNode();
        Timestamp time = Timestamp.of(genesis.time());
        document.put("genesis_time", time.toString());
        document.put("chain_id", genesis.chainId());
        document.put("initial_height", "1");
        document.set("consensus_params", consensusParams());
        ArrayNode set = document.putArray("validators");
        for (Validator validator : validators) {
            ObjectNode entry = set.addObject();
            entry.put("address", validator.address().hexUpper());
            entry.putObject("pub_key")
                    .put("type", KEY_TYPE)
                    .put("value", validator.publicKey().value().base64());
            entry.put("power", Long.toString(validator.power()));
            entry.put("name", "validator" + (set.size() - 1));
        }
        document.put("app_hash", "");
        document.set("app_state", RecordJson.write(genesis.state()));
        return of(document);
    }

    /** Reads a file; throws {@link IOException} where it is no genesis document. */
    public static GenesisFile read(Path file) throws IOException {
        return parse(Files.readAllBytes(file), file.toString());
    }

    /** Reads the bytes of a file that is called so in refusals; throws as {@link #read}. */
    static GenesisFile parse(byte[] json, String name) throws IOException {
        if (!(JSON.readTree(json) instanceof ObjectNode document)) {
            throw new IOException(name + " is not a genesis document");
        }
        requireOurVersion(name, document);
        try {
            return of(document);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IOException(name + " is not a genesis document of this program: " + e.getMessage(), e);
        }
    }

    /** What another version computed from the blocks cannot be carried on. */
    private static void requireOurVersion(String file, ObjectNode document) throws IOException {
        long version = document.at("/consensus_params/version/app").asLong();
        if (version != APP_VERSION) {
            throw new IOException("the chain of " + file + " follows version " + version
                    + " of the chain's rules and this is version " + APP_VERSION
                    + ": open it with the program it was made with, or begin a new one (ctt reset-sandbox)");
        }
    }

    /** The application's part alone, as the engine hands it over; throws {@link IOException} where it is none. */
    public static GenesisState state(Bytes json) throws IOException {
        try {
            return RecordJson.read(GenesisState.class, JSON.readTree(json.toArray()));
        } catch (IllegalArgumentException e) {
            throw new IOException("app_state of the genesis file is not this application's: " + e.getMessage(), e);
        }
    }

    /** Writes the document whole. */
    public void write(Path file) throws IOException {
        Disk.real().put(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    }

    /** The consensus parameters as the RPC writes them. */
    public static ObjectNode consensusParams() {
        ObjectNode params = JSON.createObjectNode();
        params.putObject("block")
                .put("max_bytes", Long.toString(PARAMS.maxBytes()))
                .put("max_gas", Long.toString(PARAMS.maxGas()));
        params.putObject("evidence")
                .put("max_age_num_blocks", Long.toString(MAX_EVIDENCE_BLOCKS))
                .put("max_age_duration", Long.toString(MAX_EVIDENCE_AGE.toNanos()))
                .put("max_bytes", Integer.toString(EvidencePool.MAX_BYTES));
        params.putObject("validator").putArray("pub_key_types").add("ed25519");
        params.putObject("version").put("app", Long.toString(APP_VERSION));
        params.putObject("abci").put("vote_extensions_enable_height", "0");
        return params;
    }

    private static GenesisFile of(ObjectNode document) {
        List<Validator> validators = new ArrayList<>();
        for (JsonNode entry : document.path("validators")) {
            Bytes key = Bytes.fromBase64(entry.path("pub_key").path("value").asText());
            validators.add(
                    Validator.of(PublicKey.ed25519(key), entry.path("power").asLong()));
        }
        return new GenesisFile(
                document,
                document.path("chain_id").asText(),
                Timestamp.parse(document.path("genesis_time").asText()),
                ValidatorSet.genesis(validators),
                RecordJson.read(GenesisState.class, document.path("app_state")));
    }
}

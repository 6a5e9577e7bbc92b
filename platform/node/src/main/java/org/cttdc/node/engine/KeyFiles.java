package org.cttdc.node.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cttdc.files.Disk;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.keys.SigningKey;

/** Keys in the files a CometBFT home has, readable by their owner only. */
public final class KeyFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY_TYPE = "tendermint/PrivKeyEd25519";
    private static final int SEED_SIZE = 32;

    private KeyFiles() {}

    /** Writes {@code priv_validator_key.json}. */
    public static void writeValidator(Path path, SigningKey key) throws IOException {
        Bytes publicKey = key.publicKey();
        ObjectNode file = JSON.createObjectNode();
        file.put("address", PublicKey.ed25519(publicKey).address().hexUpper());
        file.putObject("pub_key").put("type", "tendermint/PubKeyEd25519").put("value", publicKey.base64());
        file.set("priv_key", secret(key));
        write(path, file);
    }

    /** Reads a validator's key; throws {@link IOException} where the file holds none. */
    public static SigningKey readValidator(Path path) throws IOException {
        return validatorKey(Files.readAllBytes(path), path.toString());
    }

    /** The key in the bytes of a file that is called so in refusals. */
    static SigningKey validatorKey(byte[] json, String name) throws IOException {
        String value = JSON.readTree(json).path("priv_key").path("value").asText();
        try {
            byte[] seedAndPublic = Bytes.fromBase64(value).toArray();
            if (seedAndPublic.length >= SEED_SIZE) {
                return SigningKey.ofSeed(Arrays.copyOf(seedAndPublic, SEED_SIZE));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one complaint about whatever is no key; what stands there is not for a log.
        }
        throw new IOException(name + " holds no Ed25519 key: put the validator's key file back");
    }

    /** Writes the state of a validator that has signed nothing: {@code priv_validator_state.json}. */
    static void writeFreshState(Path path) throws IOException {
        write(path, JSON.createObjectNode().put("height", "0").put("round", 0).put("step", 0));
    }

    /** Writes {@code node_key.json}. */
    static void writeNode(Path path, SigningKey key) throws IOException {
        ObjectNode file = JSON.createObjectNode();
        file.set("priv_key", secret(key));
        write(path, file);
    }

    /** The name by which peers know a node: hex of the first 20 bytes of its key's hash. */
    static String nodeId(SigningKey key) {
        return Sha256.of(key.publicKey()).slice(0, PublicKey.ADDRESS_SIZE).hex();
    }

    private static ObjectNode secret(SigningKey key) {
        return JSON.createObjectNode()
                .put("type", KEY_TYPE)
                .put(
                        "value",
                        Bytes.concat(Bytes.of(key.seed()), key.publicKey()).base64());
    }

    private static void write(Path path, ObjectNode file) throws IOException {
        Disk.real().put(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file));
    }
}

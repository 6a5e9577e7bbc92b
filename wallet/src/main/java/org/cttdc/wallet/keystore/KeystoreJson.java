package org.cttdc.wallet.keystore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Ed25519;

/** The file format {@code ctt-keystore}, version 1: JSON with a checksum that tells damage from a wrong passphrase. */
final class KeystoreJson {
    static final String FORMAT = "ctt-keystore";
    static final int VERSION = 1;

    private static final int MAX_ACCOUNTS = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private KeystoreJson() {}

    /** The file's bytes. */
    static byte[] encode(KeystoreFile file) {
        ObjectNode node = body(file);
        node.put("checksum", checksum(file));
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the encryption authenticates: the header in one fixed encoding, independent of white space in the file. */
    static byte[] associatedData(KeystoreHeader header) {
        return header(header).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a file's bytes. */
    static KeystoreFile decode(byte[] bytes) throws DamagedKeystoreException, NewerKeystoreException {
        JsonNode node = parse(bytes);
        if (!FORMAT.equals(node.path("format").asText())) {
            throw new DamagedKeystoreException("it is not a " + FORMAT + " file");
        }
        int version = node.path("version").asInt(0);
        if (version > VERSION) {
            throw new NewerKeystoreException("it has version " + version + ", this program reads up to " + VERSION);
        }
        if (version != VERSION) {
            throw new DamagedKeystoreException("its version is not a number from 1 to " + VERSION);
        }
        KeystoreFile file = read(node);
        if (!checksum(file).equals(node.path("checksum").asText())) {
            throw new DamagedKeystoreException("its checksum does not match");
        }
        return file;
    }

    private static JsonNode parse(byte[] bytes) throws DamagedKeystoreException {
        try {
            JsonNode node = JSON.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new DamagedKeystoreException("it is not a JSON object");
            }
            return node;
        } catch (IOException e) {
            throw new DamagedKeystoreException("it is not JSON: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private static KeystoreFile read(JsonNode node) throws DamagedKeystoreException {
        try {
            JsonNode kdf = node.required("kdf");
            KdfCost cost = new KdfCost(number(kdf, "memoryKiB"), number(kdf, "iterations"), number(kdf, "parallelism"));
            JsonNode cipher = node.required("cipher");
            List<KeystoreAccount> accounts = new ArrayList<>();
            for (JsonNode account : node.required("accounts")) {
                accounts.add(new KeystoreAccount(
                        number(account, "index"),
                        text(account, "name"),
                        sized("publicKey", Bytes.fromHex(text(account, "publicKey")), Ed25519.KEY_SIZE)));
            }
            if (accounts.isEmpty() || accounts.size() > MAX_ACCOUNTS) {
                throw new DamagedKeystoreException("it names " + accounts.size() + " accounts");
            }
            KeystoreHeader header = new KeystoreHeader(
                    text(node, "network"),
                    text(node, "wordList"),
                    cost,
                    sized("salt", Bytes.fromBase64(text(kdf, "salt")), Argon2id.SALT_BYTES),
                    sized("nonce", Bytes.fromBase64(text(cipher, "nonce")), KeystoreVault.NONCE_BYTES),
                    accounts);
            return new KeystoreFile(header, Bytes.fromBase64(text(node, "sealed")));
        } catch (IllegalArgumentException e) {
            throw new DamagedKeystoreException("a field is missing or out of range: " + e.getMessage(), e);
        }
    }

    private static String text(JsonNode node, String member) {
        JsonNode value = node.required(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(member + " is no text");
        }
        return value.textValue();
    }

    private static int number(JsonNode node, String member) {
        JsonNode value = node.required(member);
        if (!value.isInt() || value.intValue() < 0) {
            throw new IllegalArgumentException(member + " is no number from 0 to 2^31-1");
        }
        return value.intValue();
    }

    private static Bytes sized(String member, Bytes value, int size) {
        if (value.size() != size) {
            throw new IllegalArgumentException(member + " has " + value.size() + " bytes, not " + size);
        }
        return value;
    }

    private static ObjectNode body(KeystoreFile file) {
        return header(file.header()).put("sealed", file.sealed().base64());
    }

    private static ObjectNode header(KeystoreHeader header) {
        ObjectNode node = JSON.createObjectNode();
        node.put("format", FORMAT).put("version", VERSION);
        node.put("network", header.network()).put("wordList", header.wordList());
        node.putObject("kdf")
                .put("name", "argon2id")
                .put("memoryKiB", header.cost().memoryKiB())
                .put("iterations", header.cost().iterations())
                .put("parallelism", header.cost().parallelism())
                .put("salt", header.salt().base64());
        node.putObject("cipher")
                .put("name", "AES-256-GCM")
                .put("nonce", header.nonce().base64());
        ArrayNode accounts = node.putArray("accounts");
        for (KeystoreAccount account : header.accounts()) {
            accounts.addObject()
                    .put("index", account.index())
                    .put("name", account.name())
                    .put("publicKey", account.publicKey().hex());
        }
        return node;
    }

    private static String checksum(KeystoreFile file) {
        try {
            byte[] bytes = body(file).toString().getBytes(StandardCharsets.UTF_8);
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(bytes)).hex();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package org.cttdc.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.files.OwnerFolder;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonInteger;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the commands know of a network, kept in the home so that it is said once: whom to ask, and what is trusted.
 *
 * @param trustingPeriod how long a verified header may be built on
 * @param witnesses how many other nodes must serve the same header
 * @param genesisHash what every node's genesis must hash to; empty where no profile said it
 * @param signer whose network profiles are believed; empty where none was given yet
 */
record Network(
        String chainId,
        TrustRoot trust,
        List<URI> peers,
        Duration trustingPeriod,
        int witnesses,
        Optional<Bytes> genesisHash,
        Optional<Bytes> signer) {
    private static final String FILE = "network.json";
    private static final String FORMAT = "ctt-light/1";
    private static final int MAX_BYTES = 1 << 20;

    Network {
        peers = List.copyOf(peers);
    }

    /** A network that a person named by its parts. */
    static Network of(String chainId, TrustRoot trust, List<URI> peers, Duration trustingPeriod) {
        return new Network(
                chainId,
                trust,
                peers,
                trustingPeriod,
                LightNodeConfig.DEFAULT_WITNESSES,
                Optional.empty(),
                Optional.empty());
    }

    /** The network of a profile whose signer is believed. */
    static Network of(NetworkProfile.Signed signed) {
        NetworkProfile profile = signed.profile();
        return new Network(
                profile.chainId(),
                profile.trust(),
                profile.endpoints(),
                profile.trustingPeriod(),
                profile.witnesses(),
                Optional.of(profile.genesisHash()),
                Optional.of(signed.signer()));
    }

    /** The same chain from another root, by other nodes. */
    Network with(TrustRoot root, List<URI> nodes, Duration period) {
        return new Network(chainId, root, nodes, period, witnesses, genesisHash, signer);
    }

    /** Where the commands' light node keeps its things: apart from the suite's, so that both can run. */
    static Path folder(Path home) {
        return home.resolve("light");
    }

    /** The network a home was used with; throws {@link IOException} where the file cannot be understood. */
    static Optional<Network> load(Path home) throws IOException {
        Optional<byte[]> content = new OwnerFolder(folder(home)).read(FILE);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(JsonReader.read(content.get(), MAX_BYTES)));
        } catch (JsonException | IllegalArgumentException e) {
            throw new IOException(
                    folder(home).resolve(FILE).toAbsolutePath() + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private static Network parse(JsonValue json) {
        if (!text(json, "format").equals(FORMAT)) {
            throw new IllegalArgumentException("it is not of the format " + FORMAT);
        }
        long height = Long.parseLong(text(json, "height"));
        Bytes hash = Bytes.fromHex(text(json, "hash"));
        List<URI> peers = new ArrayList<>();
        if (member(json, "peers") instanceof JsonArray items) {
            items.items().forEach(item -> peers.add(URI.create(string(item))));
        }
        return new Network(
                text(json, "chain_id"),
                text(json, "kind").equals("genesis")
                        ? new TrustRoot.Genesis(height, hash)
                        : new TrustRoot.Checkpoint(height, hash),
                peers,
                Duration.parse(text(json, "trusting_period")),
                member(json, "witnesses") instanceof JsonInteger number
                        ? Math.toIntExact(number.value())
                        : LightNodeConfig.DEFAULT_WITNESSES,
                hash(json, "genesis_hash"),
                hash(json, "signer"));
    }

    private static Optional<Bytes> hash(JsonValue json, String name) {
        return Optional.ofNullable(member(json, name)).map(value -> Bytes.fromHex(string(value)));
    }

    private static @Nullable JsonValue member(JsonValue json, String name) {
        return json instanceof JsonObject object ? object.members().get(name) : null;
    }

    private static String text(JsonValue json, String name) {
        return string(member(json, name));
    }

    private static String string(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        throw new IllegalArgumentException("a text is missing");
    }

    /** Keeps it in a home. */
    void save(Path home) {
        boolean genesis = trust instanceof TrustRoot.Genesis;
        Bytes hash = switch (trust) {
            case TrustRoot.Genesis root -> root.validatorsHash();
            case TrustRoot.Checkpoint root -> root.headerHash();
        };
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("format", new JsonString(FORMAT));
        members.put("chain_id", new JsonString(chainId));
        members.put("kind", new JsonString(genesis ? "genesis" : "checkpoint"));
        members.put("height", new JsonString(Long.toString(trust.startHeight())));
        members.put("hash", new JsonString(hash.hexUpper()));
        members.put("peers", Report.value(peers));
        members.put("trusting_period", new JsonString(trustingPeriod.toString()));
        members.put("witnesses", new JsonInteger(witnesses));
        genesisHash.ifPresent(known -> members.put("genesis_hash", Report.value(known)));
        signer.ifPresent(known -> members.put("signer", Report.value(known)));
        byte[] text = (new String(JsonWriter.canonical(JsonObject.of(members)), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        new OwnerFolder(folder(home)).write(FILE, text);
    }

    /** What a light node in a home starts from. */
    LightNodeConfig config(Path home, LightNodeConfig.Limits limits) {
        LightNodeConfig config = LightNodeConfig.of(chainId, trust, peers, folder(home))
                .withTrustingPeriod(trustingPeriod)
                .withWitnesses(witnesses)
                .withLimits(limits);
        return genesisHash.map(config::withGenesisHash).orElse(config);
    }
}

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
import org.cttdc.files.OwnerFolder;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.json.JsonValue.JsonArray;
import org.cttdc.protocol.json.JsonValue.JsonObject;
import org.cttdc.protocol.json.JsonValue.JsonString;
import org.cttdc.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the commands know of a network, kept in the home so that it is said once: whom to ask, and what is trusted.
 *
 * @param trustingPeriod how long a verified header may be built on
 */
record Network(String chainId, TrustRoot trust, List<URI> peers, Duration trustingPeriod) {
    private static final String FILE = "network.json";
    private static final String FORMAT = "ctt-light/1";
    private static final int MAX_BYTES = 1 << 20;

    Network {
        peers = List.copyOf(peers);
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
                Duration.parse(text(json, "trusting_period")));
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
        JsonObject json = JsonObject.of(Map.of(
                "format", new JsonString(FORMAT),
                "chain_id", new JsonString(chainId),
                "kind", new JsonString(genesis ? "genesis" : "checkpoint"),
                "height", new JsonString(Long.toString(trust.startHeight())),
                "hash", new JsonString(hash.hexUpper()),
                "peers",
                        new JsonArray(peers.stream()
                                .<JsonValue>map(peer -> new JsonString(peer.toString()))
                                .toList()),
                "trusting_period", new JsonString(trustingPeriod.toString())));
        byte[] text = (new String(JsonWriter.canonical(json), StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        new OwnerFolder(folder(home)).write(FILE, text);
    }

    /** What a light node in a home starts from. */
    LightNodeConfig config(Path home, LightNodeConfig.Limits limits) {
        return LightNodeConfig.of(chainId, trust, peers, folder(home))
                .withTrustingPeriod(trustingPeriod)
                .withLimits(limits);
    }
}

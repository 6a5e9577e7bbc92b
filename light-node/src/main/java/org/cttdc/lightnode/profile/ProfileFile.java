package org.cttdc.lightnode.profile;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
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
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.keys.SigningKey;

/** The file of a network profile: canonical JSON (RFC 8785) around a signed profile. One profile has exactly one sequence of bytes. */
public final class ProfileFile {
    private static final String FORMAT = "ctt-network-profile/1";
    private static final int MAX_BYTES = 1 << 20;

    private ProfileFile() {}

    /** The file of a profile. */
    public static byte[] write(NetworkProfile profile, SigningKey key) {
        JsonObject body = body(profile);
        return JsonWriter.canonical(JsonObject.of(Map.of(
                "format",
                new JsonString(FORMAT),
                "profile",
                body,
                "signature",
                new JsonString(key.sign(message(body)).hex()),
                "signer",
                new JsonString(key.publicKey().hex()))));
    }

    private static JsonObject body(NetworkProfile profile) {
        TrustRoot trust = profile.trust();
        Bytes hash = switch (trust) {
            case TrustRoot.Genesis genesis -> genesis.validatorsHash();
            case TrustRoot.Checkpoint checkpoint -> checkpoint.headerHash();
        };
        JsonObject root = JsonObject.of(Map.of(
                "kind",
                new JsonString(trust instanceof TrustRoot.Genesis ? "genesis" : "checkpoint"),
                "height",
                new JsonInteger(trust.startHeight()),
                "hash",
                new JsonString(hash.hex())));
        Map<String, JsonValue> members = new TreeMap<>();
        members.put("chainId", new JsonString(profile.chainId()));
        members.put("genesisHash", new JsonString(profile.genesisHash().hex()));
        members.put("trust", root);
        members.put(
                "endpoints",
                new JsonArray(profile.endpoints().stream()
                        .<JsonValue>map(endpoint -> new JsonString(endpoint.toString()))
                        .toList()));
        members.put("witnesses", new JsonInteger(profile.witnesses()));
        members.put("trustingPeriod", new JsonInteger(profile.trustingPeriod().toSeconds()));
        return new JsonObject(new TreeMap<>(members));
    }

    /** What is signed: the format's name, a line feed and the canonical profile, so that no signature fits two formats. */
    private static Bytes message(JsonObject body) {
        return Bytes.concat(
                Bytes.of((FORMAT + '\n').getBytes(StandardCharsets.UTF_8)), Bytes.of(JsonWriter.canonical(body)));
    }

    /** The profile of a file whose signature is its signer's; throws BAD_REPLY or INVALID_PROOF. */
    public static NetworkProfile.Signed read(byte[] file) {
        try {
            Members members = Members.of(JsonReader.readCanonical(file, MAX_BYTES), "the profile file");
            if (!members.text("format").equals(FORMAT)) {
                throw bad("it is of the format '" + members.text("format") + "', this program reads " + FORMAT);
            }
            JsonObject body = members.object("profile");
            Bytes signer = members.hex("signer");
            if (!Ed25519.verify(signer, message(body), members.hex("signature"))) {
                throw new LightNodeException(
                        Code.INVALID_PROOF, "the profile was changed after " + signer + " signed it, or never was");
            }
            members.requireNoOther(4);
            return new NetworkProfile.Signed(profile(Members.of(body, "the profile")), signer);
        } catch (JsonException | IllegalArgumentException e) {
            throw new LightNodeException(Code.BAD_REPLY, "this is not a network profile: " + e.getMessage(), e);
        }
    }

    private static NetworkProfile profile(Members body) {
        Members root = Members.of(body.object("trust"), "the trust root");
        long height = root.integer("height");
        TrustRoot trust = switch (root.text("kind")) {
            case "genesis" -> new TrustRoot.Genesis(height, root.hex("hash"));
            case "checkpoint" -> new TrustRoot.Checkpoint(height, root.hex("hash"));
            default -> throw bad("a trust root of the kind '" + root.text("kind") + "' is unknown");
        };
        root.requireNoOther(3);
        List<URI> endpoints = new ArrayList<>();
        for (JsonValue endpoint : body.array("endpoints").items()) {
            if (!(endpoint instanceof JsonString text)) {
                throw bad("an endpoint is not a string");
            }
            endpoints.add(URI.create(text.value()));
        }
        body.requireNoOther(6);
        return new NetworkProfile(
                body.text("chainId"),
                body.hex("genesisHash"),
                trust,
                endpoints,
                Math.toIntExact(body.integer("witnesses")),
                Duration.ofSeconds(body.integer("trustingPeriod")));
    }

    static LightNodeException bad(String what) {
        return new LightNodeException(Code.BAD_REPLY, "this is not a network profile: " + what);
    }
}

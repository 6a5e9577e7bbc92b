package org.cttdc.fuzz;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.proof.ProofSample;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.EvidenceJson;
import org.cttdc.node.chain.GenesisBytes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.ics23.BatchProof;
import org.cttdc.protocol.proof.ics23.CommitmentProof;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.cttdc.protocol.proof.smt.SparseMerkleTree;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;

/** Bytes in the form each reader expects. */
final class Samples {
    private static final Bytes HASH = Sha256.of();
    private static final Timestamp TIME = Timestamp.parse("2026-03-01T12:34:56.123456789Z");

    private Samples() {}

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A body for each kind of message there is. */
    static List<Bytes> bodies() {
        return leaves(Msg.class).stream()
                .map(type -> Bytes.of(RecordCodec.encode(
                        new TxBody("ctt-test", 7, 1_000, 2_000, "memo", List.of((Msg) record(type))))))
                .toList();
    }

    static byte[] transaction() {
        return RecordCodec.encode(new SignedTx(bodies().getFirst(), Bytes.of(new byte[32]), Bytes.of(new byte[64])));
    }

    /** A record with a value in every component. */
    static byte[] encoded(Class<? extends Record> type) {
        return RecordCodec.encode(made(type));
    }

    /** A record with a value in every component. */
    static <T extends Record> T made(Class<T> type) {
        return type.cast(record(type));
    }

    static byte[] proof() {
        return Ics23Codec.encode(prove(4)).toArray();
    }

    static byte[] batch() {
        return Ics23Codec.encode(new BatchProof(List.of(prove(4), prove(5)))).toArray();
    }

    /** The root that {@link #batch} leads to. */
    static Bytes batchRoot() {
        return tree().root();
    }

    static List<Bytes> proofFiles() {
        List<Bytes> keys = List.of(Bytes.of((byte) 4), Bytes.of((byte) 5));
        return ProofSample.files(Bytes.of(transaction()), batchRoot(), keys, Bytes.of(batch()));
    }

    private static CommitmentProof prove(int key) {
        return tree().prove(Bytes.of((byte) key)).orElseThrow();
    }

    private static SparseMerkleTree tree() {
        Map<Bytes, Bytes> entries = new TreeMap<>();
        for (byte i = 0; i < 9; i++) {
            entries.put(Bytes.of(i), Bytes.of((byte) 1, i));
        }
        return SparseMerkleTree.of(SmtHasher.ICS23, entries);
    }

    static byte[] signedTxFile() {
        return new SignedTxFile(Bytes.of(transaction()), "tea").toBytes().toArray();
    }

    static byte[] profile() {
        return new NetworkProfile(
                        "ctt-test",
                        HASH,
                        new TrustRoot.Checkpoint(1, HASH),
                        List.of(URI.create("http://127.0.0.1:26657")),
                        1,
                        Duration.ofDays(7))
                .sign(SigningKey.ofSeed(new byte[32]));
    }

    static byte[] header() {
        return CometJson.write(plainHeader());
    }

    static Header plainHeader() {
        return headerOf(validators());
    }

    static Validator validator() {
        return Validator.of(PublicKey.ed25519(HASH), 10);
    }

    static ValidatorSet validators() {
        return ValidatorSet.of(List.of(validator()));
    }

    /** What CometBFT writes: seed and public key behind each other. */
    static byte[] validatorKey() {
        return text("{\"priv_key\":{\"type\":\"tendermint/PrivKeyEd25519\",\"value\":\""
                + Bytes.concat(HASH, HASH).base64() + "\"}}");
    }

    /** A member's transaction with these messages, on the chain that the engine's target runs. */
    static Bytes sent(List<Msg> messages) {
        TxBody body = new TxBody(GenesisBytes.CHAIN, 0, Long.MAX_VALUE, 1_000_000, "", messages);
        Bytes encoded = Bytes.of(RecordCodec.encode(body));
        try (SigningKey key = SigningKey.ofSeed(new byte[32])) {
            return Bytes.of(
                    RecordCodec.encode(new SignedTx(encoded, key.publicKey(), key.sign(SignedTx.signBytes(encoded)))));
        }
    }

    static byte[] evidence() {
        ValidatorSet set = validators();
        SignedHeader signed = new SignedHeader(headerOf(set), new Commit(5, 0, BlockId.NONE, List.of()));
        return EvidenceJson.write(
                new LightClientAttackEvidence(new LightBlock(signed, set), 3, set.validators(), 10, TIME));
    }

    private static Header headerOf(ValidatorSet set) {
        return new Header(
                new ConsensusVersion(11, 4),
                "ctt-test",
                5,
                TIME,
                BlockId.NONE,
                HASH,
                HASH,
                set.hash(),
                set.hash(),
                HASH,
                HASH,
                HASH,
                HASH,
                HASH.slice(0, 20));
    }

    private static List<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> leaves(permitted).stream())
                        .toList()
                : List.of(type);
    }

    private static Object record(Class<?> type) {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            values.add(value(component.getGenericType()));
        }
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a " + type.getSimpleName() + " of plain values cannot be made", e);
        }
    }

    private static Object value(Type type) {
        if (type == long.class || type == Long.class) {
            return 300L;
        }
        if (type == int.class || type == Integer.class) {
            return 3;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "text";
        }
        if (type == Bytes.class) {
            return HASH;
        }
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        return raw.isEnum() ? raw.getEnumConstants()[0] : record(leaves(raw).getFirst());
    }
}

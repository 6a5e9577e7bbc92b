package org.cttdc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cttdc.app.settings.SettingsBytes;
import org.cttdc.expert.draft.DraftBytes;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.lightnode.api.ProofFiles;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.lightnode.proof.ProofFileJson;
import org.cttdc.lightnode.proof.ProofSample;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.lightnode.rpc.NodeReplies;
import org.cttdc.node.abci.EngineBytes;
import org.cttdc.node.chain.GenesisBytes;
import org.cttdc.node.engine.KeyBytes;
import org.cttdc.node.rpc.EvidenceBytes;
import org.cttdc.node.rpc.RpcBytes;
import org.cttdc.node.store.ChunkBytes;
import org.cttdc.node.store.RestoreBytes;
import org.cttdc.node.store.SnapshotException;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.expression.Expression;
import org.cttdc.protocol.expression.ExpressionException;
import org.cttdc.protocol.json.JsonException;
import org.cttdc.protocol.json.JsonReader;
import org.cttdc.protocol.json.JsonWriter;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.AddressException;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.MnemonicException;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.ics23.Ics23Codec;
import org.cttdc.protocol.proof.smt.StateBatch;
import org.cttdc.protocol.state.KeyNames;
import org.cttdc.protocol.state.RecordTypes;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.protocol.tx.TxOutcome;
import org.cttdc.protocol.units.Unit;
import org.cttdc.reviewer.ui.SheetBytes;
import org.cttdc.wallet.keystore.KeystoreBytes;

/**
 * Everything that reads what a stranger wrote. Each either reads it or refuses it in its own words, whatever the bytes: no other
 * exception; and what is accepted as canonical is the one form of what was read.
 */
final class Decoders {
    static final int HUGE = 100_000;
    private static final Bytes OPERATOR = Bytes.of(new byte[20]);

    private Decoders() {}

    /** Reads bytes, or refuses them and says false; throws nothing but what shows a fault. */
    interface Decoder {
        boolean isRead(byte[] bytes);
    }

    /** Reads bytes, or refuses them by an exception of one kind. */
    private interface Reading<X extends Exception> {
        void of(byte[] bytes) throws X;
    }

    /** A reader, with bytes in the form that it expects. */
    record Target(String name, List<Bytes> samples, Decoder decoder) {
        Target {
            samples = List.copyOf(samples);
        }

        Target(String name, byte[] sample, Decoder decoder) {
            this(name, List.of(Bytes.of(sample)), decoder);
        }
    }

    /** All of them. New ones go to the end: findings name theirs by its place. */
    static final List<Target> TARGETS = targets();

    private static List<Target> targets() {
        List<Target> targets = new ArrayList<>(protocol());
        targets.addAll(Stream.of(lightNode(), Commerce.targets(), chainNode(), desktop())
                .flatMap(List::stream)
                .toList());
        for (Class<? extends Record> type : RecordTypes.all()) {
            targets.add(new Target(type.getSimpleName(), Samples.encoded(type), record(type)));
        }
        return List.copyOf(targets);
    }

    private static List<Target> protocol() {
        byte[] address = Samples.text(Address.ofKey(Bytes.of(new byte[32])).text(Address.NETWORK_PREFIX));
        return List.of(
                new Target("body", Samples.bodies(), record(TxBody.class)),
                new Target("transaction", Samples.transaction(), record(SignedTx.class)),
                new Target("outcome", Samples.encoded(TxOutcome.class), record(TxOutcome.class)),
                new Target("canonical JSON", Documents.model(), reader(JsonException.class, Decoders::canonicalJson)),
                new Target("model", Documents.model(), document(QualityModel.class)),
                new Target("listing", Documents.listing(), document(ListingDeclaration.class)),
                new Target("report", Documents.report(), document(TestReport.class)),
                new Target(
                        "state proof",
                        Samples.proof(),
                        reader(ProofException.class, bytes -> Ics23Codec.decode(Bytes.of(bytes)))),
                new Target("batch proof", Samples.batch(), reader(ProofException.class, Decoders::batchProof)),
                new Target(
                        "formula",
                        Samples.text("1.08[W]*(1.5+a/120)*round((b+80)/160,2)^-2"),
                        reader(ExpressionException.class, Decoders::formula)),
                new Target("unit", Samples.text("kW.h/m2"), text(Decoders::unit)),
                new Target("address", address, reader(AddressException.class, Decoders::address)),
                new Target(
                        "phrase",
                        Samples.text("abandon ".repeat(11) + "about"),
                        reader(MnemonicException.class, Decoders::phrase)),
                new Target(
                        "time",
                        Samples.text("2026-03-01T12:34:56.123456789Z"),
                        reader(IllegalArgumentException.class, Decoders::time)),
                new Target(
                        "decimal",
                        Samples.text("-123456789.123456789"),
                        text(text -> Decimal.parse(text).isPresent())),
                new Target(
                        "version",
                        Samples.text("1.2.3"),
                        text(text -> Version.parse(text).isPresent())),
                new Target(
                        "key name",
                        Samples.text("models/7"),
                        reader(IllegalArgumentException.class, Decoders::keyName)),
                new Target(
                        "hex",
                        Samples.text("00ffAAbb"),
                        reader(IllegalArgumentException.class, bytes -> Bytes.fromHex(string(bytes)))),
                new Target(
                        "base64",
                        Samples.text("00ffAAb="),
                        reader(IllegalArgumentException.class, bytes -> Bytes.fromBase64(string(bytes)))));
    }

    private static List<Target> lightNode() {
        List<Target> targets = new ArrayList<>(List.of(
                new Target("proof file", Samples.proofFiles(), reader(LightNodeException.class, Decoders::proofFile)),
                new Target("proof", Samples.proofFiles(), reader(LightNodeException.class, Decoders::proved)),
                new Target(
                        "transaction file",
                        Samples.signedTxFile(),
                        reader(LightNodeException.class, bytes -> SignedTxFile.read(bytes, "x"))),
                new Target("profile", Samples.profile(), reader(LightNodeException.class, NetworkProfile::read)),
                new Target("header of a node", Samples.header(), reader(LightNodeException.class, Decoders::header))));
        for (NodeReplies.Question question : NodeReplies.questions(Samples.plainHeader(), Samples.validators())) {
            targets.add(new Target("reply to " + question.method(), List.of(question.reply()), question::isAnswered));
        }
        return targets;
    }

    private static List<Target> chainNode() {
        return List.of(
                new Target(
                        "evidence",
                        Samples.evidence(),
                        bytes -> EvidenceBytes.hash(string(bytes)).isPresent()),
                new Target(
                        "piece of a snapshot", ChunkBytes.sample(), reader(SnapshotException.class, Decoders::chunk)),
                new Target("piece of a state", RestoreBytes.sample(), RestoreBytes::isTaken),
                new Target(
                        "genesis file",
                        GenesisBytes.file(OPERATOR, Samples.validator()),
                        bytes -> GenesisBytes.chainOf(bytes).isPresent()),
                new Target("genesis state", GenesisBytes.state(OPERATOR, Samples.validator()), GenesisBytes::isState),
                new Target("validator's key", Samples.validatorKey(), KeyBytes::isKey),
                new Target(
                        "request",
                        RpcBytes.requests().stream().map(Decoders::ascii).toList(),
                        RpcBytes::isAnswered),
                new Target("query", Samples.text("tx.height >= 5 AND tm.event = 'Tx'"), text(RpcBytes::isQuery)),
                new Target("engine", EngineBytes.streams(), EngineBytes::isAnswered),
                new Target("member's messages", Samples.bodies(), reader(CodecException.class, Decoders::messages)));
    }

    private static List<Target> desktop() {
        return List.of(
                new Target("keystore", KeystoreBytes.sample(), KeystoreBytes::isRead),
                new Target("settings", Samples.text(SettingsBytes.SAMPLE), SettingsBytes::isRead),
                new Target("draft of a model", DraftBytes.sample(Documents.kettle()), DraftBytes::isRead),
                new Target("draft of a report", Samples.text(SheetBytes.SAMPLE), SheetBytes::isRead));
    }

    private static <X extends Exception> Decoder reader(Class<X> refusal, Reading<X> reading) {
        return bytes -> {
            try {
                reading.of(bytes);
                return true;
            } catch (Exception e) {
                if (refusal.isInstance(e)) {
                    assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
                    return false;
                }
                if (e instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new AssertionError("neither read nor refused", e);
            }
        };
    }

    private static Decoder record(Class<? extends Record> type) {
        return reader(
                CodecException.class,
                bytes -> assertThat(RecordCodec.encode(RecordCodec.decode(type, bytes)))
                        .isEqualTo(bytes));
    }

    private static Decoder document(Class<? extends Document> type) {
        return bytes -> {
            try {
                DocumentReader.importFrom(bytes, type);
            } catch (DocumentException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
            try {
                assertThat(DocumentWriter.canonical(Validation.readValid(bytes, type)))
                        .isEqualTo(bytes);
                return true;
            } catch (DocumentException refused) {
                assertThat(refused.problems()).isNotEmpty();
                return false;
            }
        };
    }

    private static Decoder text(Predicate<String> reading) {
        return bytes -> reading.test(string(bytes));
    }

    private static void canonicalJson(byte[] bytes) throws JsonException {
        assertThat(JsonWriter.canonical(JsonReader.readCanonical(bytes, HUGE))).isEqualTo(bytes);
    }

    private static void batchProof(byte[] bytes) throws ProofException {
        List<Bytes> keys = List.of(Bytes.of((byte) 4), Bytes.of((byte) 5));
        StateBatch.verify(Samples.batchRoot(), keys, Bytes.of(bytes));
    }

    private static void formula(byte[] bytes) throws ExpressionException {
        Expression.parse(string(bytes), Map.of("a", Unit.ONE, "b", Unit.ONE));
    }

    private static boolean unit(String text) {
        Unit.fromPerson(text);
        return Unit.parse(text).isPresent();
    }

    private static void address(byte[] bytes) throws AddressException {
        Address.parse(string(bytes), Address.NETWORK_PREFIX);
    }

    private static void phrase(byte[] bytes) throws MnemonicException {
        Mnemonic.parse(WordList.ENGLISH, string(bytes).toCharArray()).close();
    }

    private static void time(byte[] bytes) {
        Timestamp read = Timestamp.parse(string(bytes));
        assertThat(Timestamp.parse(read.toString())).isEqualTo(read);
    }

    private static void keyName(byte[] bytes) {
        KeyNames.describe(Bytes.of(bytes), Address.NETWORK_PREFIX);
        KeyNames.parse(string(bytes), Address.NETWORK_PREFIX);
    }

    private static void header(byte[] bytes) {
        Header read = CometJson.header(Json.parse(bytes, "header"));
        assertThat(CometJson.header(Json.parse(CometJson.write(read), "again"))).isEqualTo(read);
    }

    private static void proofFile(byte[] bytes) {
        assertThat(ProofFileJson.write(ProofFileJson.read(bytes)).toArray()).isEqualTo(bytes);
    }

    private static void proved(byte[] bytes) {
        ProofFiles.check(bytes, Optional.empty(), InstantSource.fixed(ProofSample.time()));
    }

    private static void chunk(byte[] bytes) throws SnapshotException {
        assertThat(ChunkBytes.again(bytes)).isEqualTo(bytes);
    }

    /** Whatever a member sends with a valid signature is run or refused with a code. */
    private static void messages(byte[] bytes) throws CodecException {
        TxBody body = RecordCodec.decode(TxBody.class, bytes);
        assertThat(EngineBytes.isRun(Samples.sent(body.messages()))).isTrue();
    }

    private static Bytes ascii(String text) {
        return Bytes.of(Samples.text(text));
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

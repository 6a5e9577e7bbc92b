package org.cttdc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.lightnode.proof.ProofFileJson;
import org.cttdc.lightnode.proof.ProofSample;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.node.rpc.EvidenceBytes;
import org.cttdc.node.store.ChunkBytes;
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

/**
 * Everything that reads what a stranger wrote. Each either reads it or refuses it in its own words, whatever the bytes: no other
 * exception; and what is accepted as canonical is the one form of what was read.
 */
final class Decoders {
    static final int HUGE = 100_000;

    private Decoders() {}

    /** Reads bytes; throws nothing but what shows a fault. */
    interface Decoder {
        void read(byte[] bytes);
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
        List<Target> targets = new ArrayList<>();
        targets.add(new Target("body", Samples.bodies().stream().map(Bytes::of).toList(), record(TxBody.class)));
        targets.add(new Target("transaction", Samples.transaction(), record(SignedTx.class)));
        targets.add(new Target("outcome", Samples.encoded(TxOutcome.class), record(TxOutcome.class)));
        targets.add(new Target("canonical JSON", Samples.model(), Decoders::canonicalJson));
        targets.add(new Target("model", Samples.model(), document(QualityModel.class)));
        targets.add(new Target(
                "listing",
                Samples.text("{\"gtin\":\"04006381333931\",\"lots\":[],\"type\":\"listing-declaration/1\"}"),
                document(ListingDeclaration.class)));
        targets.add(new Target(
                "report",
                Samples.text("{\"evidence\":[],\"item\":{},\"results\":[],\"type\":\"test-report/1\"}"),
                document(TestReport.class)));
        targets.add(new Target("state proof", Samples.proof(), Decoders::stateProof));
        targets.add(new Target("batch proof", Samples.batch(), Decoders::batchProof));
        targets.add(new Target(
                "formula", Samples.text("1.08*(1.5[W]+a/120[lm/W])*round((b+80)/160,2)^-2"), Decoders::formula));
        targets.add(new Target("unit", Samples.text("kW.h/m2.s-1"), Decoders::unit));
        targets.add(new Target(
                "address", Samples.text(Address.ofKey(Bytes.of(new byte[32])).toString()), Decoders::address));
        targets.add(new Target(
                "phrase",
                Samples.text("abandon ability able about above absent absorb abstract absurd abuse access act"),
                Decoders::phrase));
        targets.add(new Target("time", Samples.text("2026-03-01T12:34:56.123456789Z"), Decoders::time));
        targets.add(new Target("decimal", Samples.text("-123456789.123456789"), Decoders::numbers));
        targets.add(new Target("key name", Samples.text("experience/ctt1qqqqqq/7"), Decoders::keyName));
        targets.add(new Target("hex and base64", Samples.text("00ffAAbb"), Decoders::digits));
        targets.add(new Target(
                "proof file",
                ProofSample.file().toArray(),
                bytes -> refusable(() -> assertThat(
                                ProofFileJson.write(ProofFileJson.read(bytes)).toArray())
                        .isEqualTo(bytes))));
        targets.add(new Target(
                "transaction file", Samples.signedTxFile(), bytes -> refusable(() -> SignedTxFile.read(bytes, "x"))));
        targets.add(new Target("profile", Samples.profile(), bytes -> refusable(() -> NetworkProfile.read(bytes))));
        targets.add(new Target("header of a node", Samples.header(), bytes -> refusable(() -> header(bytes))));
        targets.add(new Target("evidence", Samples.evidence(), bytes -> EvidenceBytes.hash(string(bytes))));
        targets.add(new Target("piece of a snapshot", ChunkBytes.sample(), Decoders::chunk));
        for (Class<? extends Record> type : RecordTypes.all()) {
            targets.add(new Target(type.getSimpleName(), Samples.encoded(type), record(type)));
        }
        return List.copyOf(targets);
    }

    private static Decoder record(Class<? extends Record> type) {
        return bytes -> {
            try {
                assertThat(RecordCodec.encode(RecordCodec.decode(type, bytes))).isEqualTo(bytes);
            } catch (CodecException refused) {
                assertThat(refused).hasMessageContaining(type.getSimpleName());
            }
        };
    }

    private static Decoder document(Class<? extends Document> type) {
        return bytes -> {
            try {
                assertThat(DocumentWriter.canonical(Validation.readValid(bytes, type)))
                        .isEqualTo(bytes);
            } catch (DocumentException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
            try {
                DocumentReader.importFrom(bytes, type);
            } catch (DocumentException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        };
    }

    private static void canonicalJson(byte[] bytes) {
        try {
            assertThat(JsonWriter.canonical(JsonReader.readCanonical(bytes, HUGE)))
                    .isEqualTo(bytes);
        } catch (JsonException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    private static void stateProof(byte[] bytes) {
        try {
            Ics23Codec.decode(Bytes.of(bytes));
        } catch (ProofException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void batchProof(byte[] bytes) {
        List<Bytes> keys = List.of(Bytes.of((byte) 4), Bytes.of((byte) 5));
        try {
            StateBatch.verify(Bytes.of(new byte[32]), keys, Bytes.of(bytes));
        } catch (ProofException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void formula(byte[] bytes) {
        try {
            Expression.parse(string(bytes), Map.of("a", Unit.ONE, "b", Unit.ONE));
        } catch (ExpressionException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void unit(byte[] bytes) {
        Unit.parse(string(bytes));
        Unit.fromPerson(string(bytes));
    }

    private static void address(byte[] bytes) {
        try {
            Address.parse(string(bytes), Address.NETWORK_PREFIX);
        } catch (AddressException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    private static void phrase(byte[] bytes) {
        try {
            Mnemonic.parse(WordList.ENGLISH, string(bytes).toCharArray());
        } catch (MnemonicException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    private static void time(byte[] bytes) {
        try {
            Timestamp read = Timestamp.parse(string(bytes));
            assertThat(Timestamp.parse(read.toString())).isEqualTo(read);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void numbers(byte[] bytes) {
        Decimal.parse(string(bytes));
        Version.parse(string(bytes));
    }

    private static void keyName(byte[] bytes) {
        KeyNames.describe(Bytes.of(bytes), Address.NETWORK_PREFIX);
        try {
            KeyNames.parse(string(bytes), Address.NETWORK_PREFIX);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void digits(byte[] bytes) {
        try {
            Bytes.fromHex(string(bytes));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
        try {
            Bytes.fromBase64(string(bytes));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void header(byte[] bytes) {
        Header read = CometJson.header(Json.parse(bytes, "header"));
        assertThat(CometJson.header(Json.parse(CometJson.write(read), "again"))).isEqualTo(read);
    }

    private static void chunk(byte[] bytes) {
        try {
            assertThat(ChunkBytes.again(bytes)).isEqualTo(bytes);
        } catch (SnapshotException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (LightNodeException refused) {
            assertThat(refused.code()).isNotNull();
        }
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

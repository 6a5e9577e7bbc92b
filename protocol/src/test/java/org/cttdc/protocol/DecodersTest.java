package org.cttdc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.Validation;
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
import org.cttdc.protocol.proof.smt.SmtHasher;
import org.cttdc.protocol.proof.smt.SparseMerkleTree;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.protocol.units.Unit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that reads what a stranger wrote either reads it or refuses it in its own words: no other exception, whatever the bytes,
 * and what is accepted as canonical is the one form of what was read.
 */
class DecodersTest {
    private static final int DAMAGES = 6;
    private static final int HUGE = 100_000;

    /** Reads bytes; throws nothing but errors it declares. */
    private interface Decoder {
        void read(byte[] bytes);
    }

    private record Target(String name, Bytes sample, Decoder decoder) {
        Target(String name, byte[] sample, Decoder decoder) {
            this(name, Bytes.of(sample), decoder);
        }
    }

    private static final List<Target> TARGETS = List.of(
            new Target("body", body(), bytes -> record(TxBody.class, bytes)),
            new Target("transaction", transaction(), bytes -> record(SignedTx.class, bytes)),
            new Target("canonical JSON", model(), DecodersTest::canonicalJson),
            new Target("model", model(), bytes -> document(QualityModel.class, bytes)),
            new Target(
                    "listing",
                    text("{\"gtin\":\"04006381333931\",\"lots\":[],\"type\":\"listing-declaration/1\"}"),
                    bytes -> document(ListingDeclaration.class, bytes)),
            new Target(
                    "report",
                    text("{\"evidence\":[],\"item\":{},\"results\":[],\"type\":\"test-report/1\"}"),
                    bytes -> document(TestReport.class, bytes)),
            new Target("state proof", proof(), DecodersTest::stateProof),
            new Target("formula", text("1.08*(1.5[W]+a/120[lm/W])*round((b+80)/160,2)^-2"), DecodersTest::formula),
            new Target("unit", text("kW.h/m2.s-1"), bytes -> Unit.parse(string(bytes))),
            new Target("address", text(Address.ofKey(Bytes.of(new byte[32])).toString()), DecodersTest::address),
            new Target(
                    "phrase",
                    text("abandon ability able about above absent absorb abstract absurd abuse access act"),
                    DecodersTest::phrase),
            new Target("time", text("2026-03-01T12:34:56.123456789Z"), DecodersTest::time),
            new Target("decimal", text("-123456789.123456789"), bytes -> Decimal.parse(string(bytes))));

    @Property(tries = 60)
    void damagedInputIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        for (Target target : TARGETS) {
            byte[] bytes = target.sample().toArray();
            for (int i = random.nextInt(DAMAGES); i >= 0; i--) {
                bytes = damage(bytes, random);
            }
            target.decoder().read(bytes);
        }
    }

    @Property(tries = 100)
    void randomInputIsReadOrRefused(@ForAll byte[] bytes) {
        TARGETS.forEach(target -> target.decoder().read(bytes));
    }

    /** What would cost a careless reader its stack or its memory. */
    @TestFactory
    Stream<DynamicTest> hugeInputIsReadOrRefused() {
        List<String> pieces = List.of(
                "[", "{\"a\":", "(", "-", "9^", "1+", "\"", "\\u", "0", "a ", "\n", "min(", "if(", "\0", "\n\2");
        return TARGETS.stream()
                .map(target -> DynamicTest.dynamicTest(
                        target.name(),
                        () -> pieces.forEach(
                                piece -> target.decoder().read(text(piece.repeat(HUGE / piece.length()))))));
    }

    private static byte[] damage(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
        return switch (random.nextInt(6)) {
            case 0 -> put(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
            case 1 -> put(bytes, at, (byte) random.nextInt());
            case 2 -> put(bytes, at, (byte) (random.nextBoolean() ? 0xff : 0x80));
            case 3 -> join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 4 -> join(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
            default -> join(piece, Arrays.copyOf(bytes, at));
        };
    }

    private static byte[] put(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static void record(Class<? extends Record> type, byte[] bytes) {
        try {
            assertThat(RecordCodec.encode(RecordCodec.decode(type, bytes))).isEqualTo(bytes);
        } catch (CodecException refused) {
            assertThat(refused).hasMessageContaining(type.getSimpleName());
        }
    }

    private static void canonicalJson(byte[] bytes) {
        try {
            assertThat(JsonWriter.canonical(JsonReader.readCanonical(bytes, HUGE)))
                    .isEqualTo(bytes);
        } catch (JsonException refused) {
            assertThat(refused).hasMessageNotContaining("Exception");
        }
    }

    private static void document(Class<? extends org.cttdc.protocol.documents.Document> type, byte[] bytes) {
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
    }

    private static void stateProof(byte[] bytes) {
        try {
            Ics23Codec.decode(Bytes.of(bytes));
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

    private static byte[] body() {
        Bytes hash = Sha256.of(Bytes.EMPTY);
        return RecordCodec.encode(new TxBody(
                "ctt-test",
                7,
                1_000,
                2_000,
                "memo",
                List.of(
                        new Msg.RedeemCredit(5),
                        new Msg.CommitReport(hash, hash, 5_000_000),
                        new Msg.SubmitOrderBatch(
                                1, 2, hash, 3, 4, 5, List.of(new Msg.BatchRow(hash, 3, 4, 5)), Bytes.EMPTY))));
    }

    private static byte[] transaction() {
        return RecordCodec.encode(new SignedTx(Bytes.of(body()), Bytes.of(new byte[32]), Bytes.of(new byte[64])));
    }

    private static byte[] model() {
        return DocumentWriter.canonical(ModelTemplates.load("kettle"));
    }

    private static byte[] proof() {
        Map<Bytes, Bytes> entries = new TreeMap<>();
        for (byte i = 0; i < 9; i++) {
            entries.put(Bytes.of(i), Bytes.of((byte) 1, i));
        }
        return Optional.of(SparseMerkleTree.of(SmtHasher.ICS23, entries))
                .flatMap(tree -> tree.prove(Bytes.of((byte) 4)))
                .map(Ics23Codec::encode)
                .orElseThrow()
                .toArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

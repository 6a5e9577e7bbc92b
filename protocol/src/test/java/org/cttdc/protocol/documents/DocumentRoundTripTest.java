package org.cttdc.protocol.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cttdc.protocol.templates.ModelTemplates;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentRoundTripTest {
    private static final List<Document> DOCUMENTS =
            List.of(Samples.model(), Samples.listing(), Samples.report(Samples.flux(), Samples.flicker()));

    @Provide
    Arbitrary<Document> documents() {
        return Arbitraries.of(DOCUMENTS);
    }

    /** Characteristics of all templates in any number and order, each with some optional parts dropped. */
    @Provide
    Arbitrary<QualityModel> models() {
        List<Characteristic> pool = ModelTemplates.names().stream()
                .flatMap(name -> ModelTemplates.load(name).characteristics().stream())
                .toList();
        Arbitrary<Characteristic> some = Combinators.combine(Arbitraries.of(pool), Arbitraries.integers())
                .as(DocumentRoundTripTest::thinned);
        return some.list()
                .ofMaxSize(20)
                .map(characteristics -> Samples.characteristics(Samples.model(), characteristics));
    }

    private static Characteristic thinned(Characteristic c, int drop) {
        var builder = c.toBuilder().weight(drop).scale(drop >>> 3);
        if ((drop & 1) != 0) {
            builder.limit(null).method(null).levels(List.of());
        }
        if ((drop & 2) != 0) {
            builder.plausible(null).value(null).declaredTolerance(null);
        }
        if ((drop & 4) != 0) {
            builder.scoring(null).decision(null).expression(null).degradation(null);
        }
        return builder.sem((drop & 8) != 0 ? List.of(new SemanticId("ETIM", "EF" + drop)) : List.of())
                .build();
    }

    @Property(tries = 200)
    void everyDraftOfAModelComesBack(@ForAll("models") QualityModel model) throws DocumentException {
        byte[] bytes = DocumentWriter.canonical(model);
        assertThat(DocumentReader.readModel(bytes)).isEqualTo(model);
        assertThat(ContentId.of(DocumentReader.readModel(bytes))).isEqualTo(ContentId.of(model));
        assertThat(Validation.check(model)).isNotEmpty();
    }

    @Provide
    Arbitrary<Decimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-999999999999"), new BigDecimal("999999999999"))
                .ofScale(6)
                .map(d -> Decimal.of(d.toPlainString()));
    }

    @Property
    void everyDocumentHasOneSequenceOfBytes(@ForAll("documents") Document document) throws Exception {
        byte[] bytes = DocumentWriter.canonical(document);
        assertThat(bytes).isEqualTo(new JsonCanonicalizer(bytes).getEncodedUTF8());
        assertThat(DocumentReader.read(bytes, Document.class)).isEqualTo(document);
        assertThat(ContentId.of(document)).isEqualTo(ContentId.ofContent(bytes));
        assertThat(Validation.readValid(bytes, Document.class)).isEqualTo(document);
    }

    @Property(tries = 300)
    void reportsKeepEveryValueAndText(
            @ForAll("decimals") Decimal value, @ForAll("decimals") Decimal u, @ForAll("words") String words)
            throws DocumentException {
        var result =
                new Result("flux", List.of(value, u), value, u, null, List.of(), null, words, List.of(Samples.PHOTO));
        TestReport report = Samples.report(result, Samples.flicker());
        byte[] bytes = DocumentWriter.canonical(report);
        assertThat(DocumentReader.readReport(bytes)).isEqualTo(report);
        assertThat(DocumentWriter.canonical(DocumentReader.readReport(bytes))).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abc \"\\/\n\u0001\u00e9\u706f\u20ac{}[]")
                .ofMaxLength(30);
    }

    @Property(tries = 3000)
    void aChangedByteIsRefusedOrAnotherDocument(
            @ForAll("documents") Document document, @ForAll int where, @ForAll byte what) {
        byte[] original = DocumentWriter.canonical(document);
        byte[] bytes = original.clone();
        bytes[Math.floorMod(where, bytes.length)] = what;
        try {
            Document read = DocumentReader.read(bytes, Document.class);
            assertThat(DocumentWriter.canonical(read)).isEqualTo(bytes);
            assertThat(read.equals(document)).isEqualTo(Arrays.equals(bytes, original));
            Validation.check(read);
        } catch (DocumentException refused) {
            assertThat(refused.problems()).isNotEmpty();
        }
    }

    @Property(tries = 1000)
    void arbitraryBytesAreRefused(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> DocumentReader.read(bytes, Document.class)).isInstanceOf(DocumentException.class);
        assertThatThrownBy(() -> DocumentReader.importFrom(bytes, Document.class))
                .isInstanceOf(DocumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"scale\":0|\"scale\":0.5|E_JSON|$.characteristics[0].scale",
                "\"scale\":0|\"scale\":\"0\"|E_FIELD_FORM|$.characteristics[0].scale",
                "\"scale\":0,|\"scale\":0,\"scalf\":0,|E_FIELD_UNKNOWN|$.characteristics[0].scalf",
                "\"series\":\"led-lamp\",||E_FIELD_MISSING|$.series",
                "\"version\":\"1.0.0\"|\"version\":\"1.0\"|E_FIELD_FORM|$.version",
                "\"kind\":\"measured\"|\"kind\":\"guessed\"|E_FIELD_FORM|$.characteristics[0].kind",
                "\"plausible\":[\"30\",\"20000\"]|\"plausible\":[\"30\"]|E_FIELD_FORM|$.characteristics[0].plausible",
                "\"plausible\":[\"30\",\"20000\"]|\"plausible\":[\"30\",\"2e4\"]|E_FIELD_FORM|$.characteristics[0].plausible[1]",
                "\"type\":\"quality-model/1\"|\"type\":\"quality-model/2\"|E_TYPE|$.type",
                "\"type\":\"quality-model/1\"|\"type\":7|E_TYPE|$.type",
                "\"title\":|\"supersedes\":null,\"title\":|E_FIELD_FORM|$.supersedes",
            })
    void saysWhatIsWrongWhere(String was, String is, ProblemCode code, String path) {
        String text = new String(DocumentWriter.canonical(Samples.model()), StandardCharsets.UTF_8);
        assertThat(text).contains(was);
        int at = text.indexOf(was);
        String changed = text.substring(0, at) + (is == null ? "" : is) + text.substring(at + was.length());
        var refusal = catchThrowableOfType(
                DocumentException.class, () -> DocumentReader.readModel(changed.getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal.problems()).extracting(Problem::code, Problem::path).contains(tuple(code, path));
    }

    @Test
    void refusesEmptyListsInCanonicalBytesButImportsThem() throws DocumentException {
        String text = new String(DocumentWriter.canonical(Samples.listing()), StandardCharsets.UTF_8);
        byte[] changed = text.replace("\"evidence\":[\"" + Samples.PHOTO + "\"]", "\"evidence\":[]")
                .getBytes(StandardCharsets.UTF_8);
        var refusal = catchThrowableOfType(DocumentException.class, () -> DocumentReader.readListing(changed));
        assertThat(refusal.problems()).extracting(Problem::code).containsExactly(ProblemCode.E_NOT_CANONICAL);
        ListingDeclaration imported = DocumentReader.importFrom(changed, ListingDeclaration.class);
        assertThat(imported.values().getFirst().evidence()).isEmpty();
    }

    @Test
    void refusesAnotherTypeThanWanted() {
        byte[] listing = DocumentWriter.canonical(Samples.listing());
        var refusal = catchThrowableOfType(DocumentException.class, () -> DocumentReader.readModel(listing));
        assertThat(refusal.problems())
                .containsExactly(
                        new Problem(ProblemCode.E_TYPE, "$.type", List.of(QualityModel.TYPE, ListingDeclaration.TYPE)));
    }

    @Test
    void reportsEverythingAtOnce() {
        var refusal = catchThrowableOfType(
                DocumentException.class,
                () -> DocumentReader.importFrom(
                        "{\"type\":\"test-report/1\",\"item\":3,\"tested\":\"2026-02-30\"}"
                                .getBytes(StandardCharsets.UTF_8),
                        TestReport.class));
        assertThat(refusal.problems())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder("$.model", "$.listing", "$.item", "$.tested");
    }

    @Test
    void normalisesWhatAPersonWrote() throws DocumentException {
        Map<String, String> decomposed = new TreeMap<>(Map.of("en", "Cafe\u0301 lamp"));
        QualityModel m = Samples.model();
        var model = new QualityModel(
                m.series(),
                m.version(),
                null,
                new LocalizedText(new TreeMap<>(decomposed)),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
        assertThat(Validation.check(model)).extracting(Problem::code).containsExactly(ProblemCode.E_TEXT);
        QualityModel read = DocumentReader.readModel(DocumentWriter.canonical(model));
        assertThat(read.title()).isEqualTo(LocalizedText.of("Caf\u00e9 lamp"));
        assertThat(Validation.check(read)).isEmpty();
    }
}

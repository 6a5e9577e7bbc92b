package org.cttdc.wallet.sentence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.LocalizedText;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.api.WalletException;
import org.junit.jupiter.api.Test;

class SentenceRendererTest {
    /** What no sentence can name and the fingerprint of the whole therefore covers: proofs, openings, signatures. */
    private static final Set<String> OPAQUE = Set.of(
            "ClaimPurchase.leaf.nullifierCommit",
            "ClaimPurchase.leaf.buyerCommit",
            "ClaimPurchase.path.index",
            "ClaimPurchase.path.total",
            "ClaimPurchase.path.siblings[+]",
            "ClaimPurchase.path.siblings[0].hash",
            "ClaimPurchase.path.siblings[0].count",
            "ClaimPurchase.path.siblings[0].gross",
            "ClaimPurchase.path.siblings[0].fee",
            "ClaimPurchase.orderSecret",
            "ClaimPurchase.blinding",
            "ClaimPurchase.credential.issuerKey",
            "ClaimPurchase.credential.signature",
            "ChallengeOmission.leaf.buyerCommit",
            "ChallengeOmission.platformKey",
            "ChallengeOmission.signature",
            "ChallengeOmission.blinding",
            "AnswerOmission.leaf.buyerCommit",
            "AnswerOmission.path.index",
            "AnswerOmission.path.total",
            "AnswerOmission.path.siblings[+]",
            "AnswerOmission.path.siblings[0].hash",
            "AnswerOmission.path.siblings[0].count",
            "AnswerOmission.path.siblings[0].gross",
            "AnswerOmission.path.siblings[0].fee",
            "ClaimPromotion.path.index",
            "ClaimPromotion.path.total",
            "ClaimPromotion.path.siblings[+]",
            "ClaimPromotion.path.siblings[0].hash",
            "ClaimPromotion.path.siblings[0].count",
            "ClaimPromotion.path.siblings[0].gross",
            "ClaimPromotion.path.siblings[0].fee",
            "JoinJury.credential.issuerKey",
            "JoinJury.credential.signature",
            "OptIn.credential.issuerKey",
            "OptIn.credential.signature",
            "RevealVote.salt",
            "RevealReport.salt",
            "RevealReport.packPath.index",
            "RevealReport.packPath.total",
            "RevealReport.packPath.aunts[+]",
            "RevealReport.packPath.aunts[0]");

    private static final AddressNames NAMES = new AddressNames() {
        @Override
        public String full(Bytes address) {
            return "ctt1" + address.hex();
        }

        @Override
        public String brief(Bytes address) {
            return "ctt1" + Shown.hash(address);
        }
    };

    private final Languages languages = new Languages(Locale.ENGLISH);
    private final Texts texts = SentenceRenderer.texts(languages);
    private final SentenceRenderer renderer = new SentenceRenderer(texts, NAMES);

    private static Bytes encode(TxBody body) {
        return Bytes.of(RecordCodec.encode(body));
    }

    private SigningPrompt render(TxBody body) {
        return renderer.render(encode(body), "Main", false);
    }

    private static List<String> lines(SigningPrompt prompt) {
        List<String> lines = new ArrayList<>();
        lines.add(prompt.title().get());
        prompt.sentences().forEach(sentence -> lines.add(sentence.get()));
        prompt.costs().forEach(cost -> lines.add(cost.label().get() + " " + cost.amount()));
        return lines;
    }

    private static List<String> withoutFingerprint(SigningPrompt prompt) {
        List<String> lines = lines(prompt);
        lines.removeIf(line -> line.startsWith("Fingerprint"));
        return lines;
    }

    @Test
    void everyMessageOfTheFamilyIsTried() {
        assertThat(Messages.all().stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(Messages.types().collect(Collectors.toSet()));
    }

    @Test
    void aChangeOfAnyFieldOfAnyMessageShows() {
        for (Msg message : Messages.all()) {
            String type = message.getClass().getSimpleName();
            SigningPrompt before = render(Messages.body(List.of(message)));
            for (Map.Entry<String, Object> change :
                    Mutations.of((Record) message).entrySet()) {
                String path = type + "." + change.getKey();
                SigningPrompt after = render(Messages.body(List.of((Msg) change.getValue())));
                assertThat(lines(after)).as(path).isNotEqualTo(lines(before));
                if (!OPAQUE.contains(path)) {
                    assertThat(withoutFingerprint(after)).as(path).isNotEqualTo(withoutFingerprint(before));
                }
            }
        }
    }

    @Test
    void aChangeOfAnyFieldOfTheEnvelopeShows() {
        TxBody body = Messages.body(List.of(Messages.all().getFirst()));
        List<String> before = withoutFingerprint(render(body));
        TxBody[] others = {
            new TxBody("other", 7, 1_234, 1_000, "for the kettle", body.messages()),
            new TxBody("ctt-sandbox-1", 8, 1_234, 1_000, "for the kettle", body.messages()),
            new TxBody("ctt-sandbox-1", 7, 1_235, 1_000, "for the kettle", body.messages()),
            new TxBody("ctt-sandbox-1", 7, 1_234, 1_001, "for the kettle", body.messages()),
            new TxBody("ctt-sandbox-1", 7, 1_234, 1_000, "", body.messages()),
            new TxBody(
                    "ctt-sandbox-1",
                    7,
                    1_234,
                    1_000,
                    "for the kettle",
                    List.of(body.messages().getFirst(), body.messages().getFirst())),
        };
        assertThat(Arrays.stream(others).map(other -> withoutFingerprint(render(other))))
                .doesNotContain(before)
                .doesNotHaveDuplicates();
    }

    @Property(tries = 200)
    void theMarkedBytesSayWhatTheSentenceSays(
            @ForAll @LongRange(min = 1) long amount, @ForAll @Size(20) byte[] to, @ForAll Asset asset) {
        Bytes recipient = Bytes.of(to);
        Bytes body = encode(Messages.body(List.of(
                new Msg.RedeemCredit(1), new Msg.Transfer(recipient, asset, asset == Asset.CTT ? amount / 2 + 1 : 5))));
        SigningPrompt prompt = renderer.render(body, "Main", false);
        Map<String, Bytes> marked = prompt.highlights().stream()
                .filter(highlight ->
                        prompt.sentences().get(highlight.sentence()).get().startsWith("You send"))
                .collect(Collectors.toMap(
                        highlight -> highlight.meaning().get(),
                        highlight -> body.slice(highlight.from(), highlight.to())));
        assertThat(marked.get("recipient")).isEqualTo(recipient);
        assertThat(varint(marked.get("amount"))).isEqualTo(asset == Asset.CTT ? amount / 2 + 1 : 5);
        assertThat(marked.containsKey("asset")).isEqualTo(asset != Asset.CTT);
    }

    private static long varint(Bytes bytes) {
        long value = 0;
        for (int i = 0; i < bytes.size(); i++) {
            value |= (bytes.at(i) & 0x7fL) << (7 * i);
        }
        return value;
    }

    @Test
    void namesWhatIsPaidAndInAll() {
        SigningPrompt prompt =
                render(Messages.body(List.of(new Msg.CommitReport(Messages.id(1), Messages.id(2), 5_000_000))));
        assertThat(prompt.costs())
                .extracting(cost -> cost.label().get() + ": " + cost.amount().replace('\u00a0', ' '))
                .containsExactly(
                        "Bond, locked: 5 CTT", "Network fee: 0.001 CTT", "Leaves your account in all: 5.001 CTT");
        assertThat(prompt.sentences().get(1).get()).contains("locked until the purse");
    }

    @Test
    void speaksChineseWhenThePersonDoes() {
        SigningPrompt prompt = render(Messages.body(List.of(Messages.all().getFirst())));
        languages.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(prompt.title().get()).isEqualTo("转账");
        assertThat(prompt.sentences().getFirst().get()).contains("¥12,345.67").startsWith("您向");
    }

    @Test
    void namesADocumentByItsOwnWordsInThePersonsLanguage() {
        ListingDeclaration listing = new ListingDeclaration(
                new ContentId("ab".repeat(32)),
                "06901234567892",
                "Lumen\u202eevil",
                LocalizedText.of("Desk lamp", "台灯"),
                List.of(),
                List.of(),
                List.of());
        Bytes document = Bytes.of(DocumentWriter.canonical(listing));
        Text sentence = render(Messages.body(List.of(new Msg.PublishListing(document, 1_250, List.of()))))
                .sentences()
                .getFirst();
        assertThat(sentence.get()).contains("Desk lamp").contains("Lumen\ufffdevil");
        languages.use(Locale.SIMPLIFIED_CHINESE);
        assertThat(sentence.get()).contains("台灯");
    }

    @Test
    void refusesBytesThatAreNotACanonicalBody() {
        Bytes body = encode(Messages.body(Messages.all()));
        assertThatThrownBy(() -> renderer.render(body.slice(0, body.size() - 1), "Main", false))
                .isInstanceOf(WalletException.class);
        assertThatThrownBy(() -> renderer.render(Bytes.concat(body, Bytes.of((byte) 1)), "Main", false))
                .isInstanceOf(WalletException.class);
    }

    @Test
    void refusesAmountsThatDoNotAddUp() {
        Msg all = new Msg.Transfer(Messages.address(1), Asset.CTT, Long.MAX_VALUE);
        assertThatThrownBy(() -> render(Messages.body(List.of(all, all))))
                .isInstanceOf(WalletException.class)
                .hasMessageContaining("more than can exist");
    }

    @Test
    void bothBundlesAreCompleteAndTakeTheSameArguments() {
        assertThat(texts.keys(Locale.SIMPLIFIED_CHINESE)).isEqualTo(texts.keys(Locale.ENGLISH));
        for (String key : texts.keys(Locale.ENGLISH)) {
            assertThat(arguments(texts.pattern(Locale.SIMPLIFIED_CHINESE, key)))
                    .as(key)
                    .isEqualTo(arguments(texts.pattern(Locale.ENGLISH, key)));
        }
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}

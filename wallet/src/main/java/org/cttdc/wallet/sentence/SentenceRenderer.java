package org.cttdc.wallet.sentence;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.wallet.api.WalletException;

/** Renders what a person reads before signing, by decoding the bytes that are signed; nothing else goes into it. */
public final class SentenceRenderer {
    private static final int FINGERPRINT_BYTES = 8;

    private final Texts texts;
    private final MsgSentences messages;

    /**
     * @param texts from {@link #texts}
     * @param names how accounts are called
     */
    public SentenceRenderer(Texts texts, AddressNames names) {
        this.texts = texts;
        this.messages = new MsgSentences(texts, names);
    }

    /** The bundle of all sentences. */
    public static Texts texts(Languages languages) {
        return Texts.load(languages, file -> SentenceRenderer.class.getResourceAsStream(file), "sentences");
    }

    /**
     * The prompt for one body.
     *
     * @param body encoded {@link TxBody}, exactly as it will be signed
     * @param account what the signing account is called
     * @param locked whether the passphrase is needed
     * @throws WalletException REFUSED where the bytes are not a canonical body, or their amounts do not add up in 64 bits
     */
    public SigningPrompt render(Bytes body, String account, boolean locked) {
        TxBody decoded;
        try {
            decoded = RecordCodec.decode(TxBody.class, body.toArray());
        } catch (CodecException e) {
            throw new WalletException(WalletException.Code.REFUSED, "Not a transaction body: " + e.getMessage(), e);
        }
        try {
            PromptDraft draft = draft(decoded, body);
            return new SigningPrompt(
                    title(decoded.messages()),
                    draft.sentences(),
                    draft.costs(),
                    account,
                    body,
                    draft.highlights(),
                    locked);
        } catch (ArithmeticException e) {
            throw new WalletException(WalletException.Code.REFUSED, "The amounts add up to more than can exist", e);
        }
    }

    private Text title(List<Msg> all) {
        return all.size() == 1 ? messages.title(all.getFirst()) : texts.text("title.several", all.size());
    }

    private PromptDraft draft(TxBody decoded, Bytes body) {
        PromptDraft draft = new PromptDraft(texts, body);
        List<Msg> all = decoded.messages();
        for (int i = 0; i < all.size(); i++) {
            draft.message(i, MsgSentences.tag(all.get(i)));
            if (all.size() > 1) {
                draft.say("several.part", i + 1, all.size(), messages.title(all.get(i)));
            }
            messages.say(draft, all.get(i));
        }
        draft.envelope();
        if (!decoded.memo().isEmpty()) {
            draft.say("body.memo", Shown.foreign(decoded.memo())).mark("memo", PromptDraft.BODY_MEMO);
        }
        draft.say("body.validity", decoded.chainId(), decoded.validUntilHeight(), decoded.sequence())
                .mark("chain", PromptDraft.BODY_CHAIN_ID)
                .mark("validUntil", PromptDraft.BODY_VALID_UNTIL)
                .mark("sequence", PromptDraft.BODY_SEQUENCE)
                .say("body.fee", draft.amount(Asset.CTT, decoded.fee()))
                .mark("fee", PromptDraft.BODY_FEE)
                .say("body.fingerprint", fingerprint(body))
                .cost("fee", Asset.CTT, decoded.fee());
        draft.total();
        return draft;
    }

    private static String fingerprint(Bytes body) {
        String hex = Sha256.of(body).slice(0, FINGERPRINT_BYTES).hex();
        return String.join(" ", hex.substring(0, 4), hex.substring(4, 8), hex.substring(8, 12), hex.substring(12));
    }
}

package org.cttdc.uikit.control;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.i18n.Text;

/**
 * What a person sees before signing, rendered from the very bytes that are signed. Immutable.
 *
 * @param title the deed in a few words
 * @param sentences what signing does, in plain sentences
 * @param costs what it costs, line by line
 * @param account name or address of the account that signs
 * @param bytes the signed bytes
 * @param highlights which bytes say what the sentences say
 * @param passphraseNeeded the wallet is locked: ask for the passphrase
 */
public record SigningPrompt(
        Text title,
        List<Text> sentences,
        List<CostLine> costs,
        String account,
        Bytes bytes,
        List<Highlight> highlights,
        boolean passphraseNeeded) {

    public SigningPrompt {
        sentences = List.copyOf(sentences);
        costs = List.copyOf(costs);
        highlights = List.copyOf(highlights);
    }

    /** The same with one more sentence at the end. */
    public SigningPrompt and(Text sentence) {
        List<Text> more = new ArrayList<>(sentences);
        more.add(sentence);
        return new SigningPrompt(title, more, costs, account, bytes, highlights, passphraseNeeded);
    }

    /**
     * One line of cost.
     *
     * @param label what for
     * @param amount the formatted amount with its unit
     */
    public record CostLine(Text label, String amount) {}

    /**
     * Bytes that carry a part of a sentence.
     *
     * @param sentence index into {@link SigningPrompt#sentences}
     * @param from first byte
     * @param to one after the last byte
     * @param meaning what the bytes say
     */
    public record Highlight(int sentence, int from, int to, Text meaning) {}
}

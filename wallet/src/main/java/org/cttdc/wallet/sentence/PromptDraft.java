package org.cttdc.wallet.sentence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.control.SigningPrompt.CostLine;
import org.cttdc.uikit.control.SigningPrompt.Highlight;
import org.cttdc.uikit.i18n.Money;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/** Collects sentences, costs and the bytes that say the same, one message after the other. */
final class PromptDraft {
    /** Component order of {@code TxBody} is field order. */
    static final int BODY_CHAIN_ID = 1;

    static final int BODY_SEQUENCE = 2;
    static final int BODY_VALID_UNTIL = 3;
    static final int BODY_FEE = 4;
    static final int BODY_MEMO = 5;
    static final int BODY_MESSAGES = 6;

    private final Texts texts;
    private final Money money;
    private final Bytes body;
    private final List<Text> sentences = new ArrayList<>();
    private final List<CostLine> costs = new ArrayList<>();
    private final List<Highlight> highlights = new ArrayList<>();
    private final Map<Asset, Long> totals = new EnumMap<>(Asset.class);
    private final Map<Asset, Integer> lines = new EnumMap<>(Asset.class);
    private List<WireMap.Step> base = List.of();

    PromptDraft(Texts texts, Bytes body) {
        this.texts = texts;
        this.money = new Money(texts.languages());
        this.body = body;
    }

    /** What follows is about the message with this place (from 0) and tag. */
    void message(int place, int tag) {
        base = List.of(new WireMap.Step(BODY_MESSAGES, place), WireMap.Step.first(tag));
    }

    /** What follows is about the envelope's own fields. */
    void envelope() {
        base = List.of();
    }

    /** A sentence. */
    PromptDraft say(Text sentence) {
        sentences.add(sentence);
        return this;
    }

    /** A sentence from the bundle. */
    PromptDraft say(String key, Object... args) {
        return say(texts.text(key, args));
    }

    /** The last sentence is what the bytes of this field say. */
    PromptDraft mark(String meaning, int... fields) {
        List<WireMap.Step> path = new ArrayList<>(base);
        IntStream.of(fields).mapToObj(WireMap.Step::first).forEach(path::add);
        WireMap.find(body, path)
                .filter(field -> field.to() > field.from())
                .ifPresent(field -> highlights.add(
                        new Highlight(sentences.size() - 1, field.from(), field.to(), texts.text("part." + meaning))));
        return this;
    }

    /** What leaves the account. */
    PromptDraft cost(String label, Asset asset, long amount) {
        costs.add(new CostLine(texts.text("cost." + label), amount(asset, amount)));
        totals.merge(asset, amount, Math::addExact);
        lines.merge(asset, 1, Integer::sum);
        return this;
    }

    /** A line for each asset of which more than one part leaves the account. */
    void total() {
        lines.forEach((asset, count) -> {
            if (count > 1) {
                costs.add(new CostLine(texts.text("cost.total"), amount(asset, totals.getOrDefault(asset, 0L))));
            }
        });
    }

    /** An amount with its unit. */
    String amount(Asset asset, long smallest) {
        return money.format(asset, smallest).text();
    }

    List<Text> sentences() {
        return sentences;
    }

    List<CostLine> costs() {
        return costs;
    }

    List<Highlight> highlights() {
        return highlights;
    }
}

package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;
import org.cttdc.protocol.rules.AdaptiveVote;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/** One chamber's count: how much is for it, how much would have to be at this turnout, and who took part. */
final class ChamberView extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final String chamber;
    private final ProgressBar bar = new ProgressBar(0);
    private final VBox lines = Boxes.column(Gap.TIGHT);

    /** @param chamber {@code stake} or {@code experience} */
    ChamberView(UiKit kit, Texts texts, String chamber) {
        this.kit = kit;
        this.texts = texts;
        this.chamber = chamber;
        getStyleClass().addAll("card", "gap-8");
        setId("chamber-" + chamber);
        Text name = texts.text("voting.chamber." + chamber);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(name.observe());
        bar.setFocusTraversable(false);
        getChildren().addAll(Words.section(name), bar, lines);
    }

    void show(AdaptiveVote.Tally tally, Bias bias) {
        BigInteger cast = tally.ayes().add(tally.nays());
        bar.setProgress(cast.signum() == 0 ? 0 : ratio(tally.ayes(), cast).doubleValue());
        boolean passes = tally.passes(bias);
        Label verdict = Words.body(texts.text(passes ? "voting.chamber.for" : "voting.chamber.against"));
        verdict.getStyleClass().add("strong");
        lines.getChildren()
                .setAll(
                        Boxes.row(Gap.TIGHT, Words.icon(passes ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE), verdict),
                        Words.paragraph(texts.text(
                                "voting.chamber.ayes",
                                cast.signum() == 0 ? "–" : percent(ratio(tally.ayes(), cast)),
                                needed(tally, bias))),
                        Words.quietParagraph(
                                texts.text("voting.chamber.turnout", turnout(tally), percent(leastTurnout()))),
                        Words.quietParagraph(texts.text(
                                "voting.chamber.weights." + chamber,
                                amount(tally.ayes(), tally),
                                amount(tally.nays(), tally))));
    }

    /** Stake in CTT; experience power as a part of all there is. */
    private String amount(BigInteger weight, AdaptiveVote.Tally tally) {
        if (chamber.equals("stake")) {
            return kit.money()
                    .ctt(weight.divide(AdaptiveVote.TENTHS).longValueExact())
                    .text();
        }
        return tally.electorate().signum() == 0 ? "0 %" : percent(ratio(weight, tally.electorate()));
    }

    private String turnout(AdaptiveVote.Tally tally) {
        return tally.electorate().signum() == 0 ? "0 %" : percent(ratio(tally.turnout(), tally.electorate()));
    }

    private static BigDecimal leastTurnout() {
        return BigDecimal.valueOf(AdaptiveVote.MIN_TURNOUT_PPM, 6);
    }

    /** N²E &lt; A²T as a part of what was cast: √E/(√E+√T), and with √T above for a renewal. For the eye; the chain decides exactly. */
    private String needed(AdaptiveVote.Tally tally, Bias bias) {
        if (tally.turnout().signum() == 0) {
            return "–";
        }
        double electorate = Math.sqrt(tally.electorate().doubleValue());
        double turnout = Math.sqrt(tally.turnout().doubleValue());
        double side = bias == Bias.POSITIVE ? electorate : turnout;
        return percent(BigDecimal.valueOf(side / (electorate + turnout)));
    }

    private static BigDecimal ratio(BigInteger part, BigInteger whole) {
        return new BigDecimal(part).divide(new BigDecimal(whole), 6, RoundingMode.HALF_UP);
    }

    private String percent(BigDecimal part) {
        return kit.money().decimal(part.movePointRight(2).setScale(1, RoundingMode.HALF_UP)) + " %";
    }
}

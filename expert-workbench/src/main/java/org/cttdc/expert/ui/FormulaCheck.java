package org.cttdc.expert.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.DerivedValues;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.expression.Evaluation;
import org.cttdc.protocol.expression.Expression;
import org.cttdc.protocol.expression.ExpressionException;
import org.cttdc.protocol.expression.Quantity;
import org.cttdc.protocol.units.Unit;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Tries a formula while it is written: its dimension, a sample value from the middles of the plausible ranges with the scoring
 * standard deviations as uncertainties, and which input matters most.
 */
final class FormulaCheck extends VBox {
    private static final MathContext SHOWN = new MathContext(4);

    private final Texts texts;
    private final UiKit kit;
    private final UiBridge.Latest<Text> checking;

    FormulaCheck(UiKit kit, Texts texts) {
        this.kit = kit;
        this.texts = texts;
        this.checking = kit.bridge().latest(this::show, error -> show(error.what()));
        setId("formula-check");
    }

    void check(QualityModel model, int index) {
        checking.ask(() -> words(model, model.characteristics().get(index)));
    }

    private void show(Text words) {
        getChildren().setAll(Words.quietParagraph(words));
    }

    private Text words(QualityModel model, Characteristic c) {
        String formula = c.expression();
        if (formula == null || formula.isBlank()) {
            return texts.text("formula.empty");
        }
        Map<String, Unit> units = new HashMap<>();
        model.characteristics().forEach(one -> Unit.parse(one.unit()).ifPresent(unit -> units.put(one.id(), unit)));
        String dimension;
        try {
            dimension = Expression.parse(formula, units).dimension().toString();
        } catch (ExpressionException e) {
            return texts.text("formula.wrong", e.position() + 1);
        }
        Evaluation sample = sample(model, c);
        if (sample == null) {
            return texts.text("formula.dimension", dimension);
        }
        String dominant = sample.dominant().map(Evaluation.Contribution::symbol).orElse("\u2014");
        return texts.text(
                "formula.sample",
                dimension,
                figure(sample.result().value()),
                figure(sample.result().u()),
                Spoken.unit(c),
                dominant);
    }

    private static @Nullable Evaluation sample(QualityModel model, Characteristic c) {
        Map<String, Quantity> inputs = new HashMap<>();
        for (Characteristic one : model.characteristics()) {
            if (one.plausible() != null && one.scoring() != null) {
                BigDecimal sum =
                        one.plausible().lo().value().add(one.plausible().hi().value());
                double u = Math.abs(one.scoring().sigmaPt().value().doubleValue());
                inputs.put(one.id(), new Quantity(sum.doubleValue() / 2, u));
            }
        }
        return DerivedValues.evaluate(model, inputs).get(c.id());
    }

    private String figure(double value) {
        return kit.money().decimal(BigDecimal.valueOf(value).round(SHOWN));
    }
}

package org.cttdc.reviewer.ui;

import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.jspecify.annotations.Nullable;

/** What a platform gives to recommenders, for everybody to read; who acts as that platform declares it here. */
final class TermsCard extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final Label heading = Words.section(Text.empty());
    private final Label line = Words.paragraph(Text.empty());
    private final ProofChip proof;
    private final QuantityField percent = new QuantityField(Text.literal("%"));
    private final FormField field;
    private final PrimaryAction declare;
    private final VBox own;
    private @Nullable Terms terms;
    private boolean moving;

    /** @param send takes parts of a million */
    TermsCard(UiKit kit, Texts texts, Navigator navigator, ObservableValue<Boolean> busy, LongConsumer send) {
        this.kit = kit;
        this.texts = texts;
        this.proof = new ProofChip(kit, navigator);
        this.declare = new PrimaryAction(texts.text("terms.declare"), () -> typed().ifPresent(send));
        declare.button().setId("terms-declare");
        declare.busyProperty().bind(busy);
        percent.input().setId("terms-percent");
        percent.textProperty().subscribe(this::refresh);
        var form = new FormGrid();
        this.field = form.add(
                texts.text("terms.field"),
                percent,
                texts.text("terms.hint", kit.money().decimal(Terms.percent(Recommenders.MAX_PROMOTER_PPM))));
        this.own = Boxes.column(Gap.NEAR, Words.quietParagraph(texts.text("terms.why")), form, declare);
        own.managedProperty().bind(own.visibleProperty());
        getStyleClass().addAll("card", "gap-8");
        getChildren().addAll(Boxes.row(Gap.NEAR, heading, Boxes.spring(), proof), line, own);
    }

    /**
     * Shows terms.
     *
     * @param mine whether the person acts as that platform
     * @param underway a declaration is on its way
     */
    void show(Verified<Terms> verified, boolean mine, boolean underway) {
        Terms now = verified.value();
        terms = now;
        moving = underway;
        proof.proofProperty().set(Proofs.view(kit, verified));
        heading.textProperty().bind(texts.bind("terms.heading", now.name()));
        line.textProperty()
                .bind(texts.bind(
                        now.now() == now.next() ? "terms.same" : "terms.changes",
                        now.cycle(),
                        kit.money().decimal(Terms.percent(now.now())),
                        kit.money().decimal(Terms.percent(now.next())),
                        now.cycle() + 1));
        own.setVisible(mine);
        refresh();
    }

    private OptionalLong typed() {
        return Terms.ppm(percent.valueProperty().get());
    }

    private void refresh() {
        Terms now = terms;
        if (now == null) {
            return;
        }
        OptionalLong wanted = typed();
        boolean wrong = !percent.textProperty().get().isBlank() && wanted.isEmpty();
        field.problemProperty()
                .set(
                        wrong
                                ? texts.text(
                                        "terms.wrong",
                                        kit.money().decimal(Terms.percent(Recommenders.MAX_PROMOTER_PPM)))
                                : null);
        boolean same = wanted.isPresent() && wanted.getAsLong() == now.next();
        declare.possibleProperty().set(wanted.isPresent() && !same && !moving);
        declare.besideProperty().set(beside(now, same));
    }

    private Text beside(Terms now, boolean same) {
        if (moving) {
            return texts.text("journey.underway");
        }
        return texts.text(same ? "terms.beside.same" : "terms.beside.ready", now.cycle() + 1);
    }
}

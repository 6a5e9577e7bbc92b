package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.reviewer.ui.Assignments.Standing;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One model: the person's offer for the next cycle, what it means, and what is assigned now. */
final class AssignmentDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final Runnable changed;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final VBox assigned = Boxes.column(Gap.NEAR);
    private final Label offerHeading;
    private final Label standing;
    private final ProofChip proof;
    private final PrimaryAction offer;
    private final VBox meaning;
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final UiBridge.Latest<Assignments.Draw> reading;
    private List<Assignments.Row> all = List.of();
    private Set<ArbitrationMsg> underway = Set.of();
    private Assignments.Person who = new Assignments.Person(Bytes.EMPTY, Optional.empty());
    private String chosen = "";
    private @Nullable Moment now;
    private Assignments.@Nullable Row shown;
    private @Nullable Duty told;

    /** What was drawn before and is to be done now; while it stays the same, nothing is made anew under somebody's fingers. */
    private record Duty(Bytes model, long cycle, String now, String due) {}

    AssignmentDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting, Runnable changed) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.changed = changed;
        this.deeds = new Deeds(kit, texts, navigator);
        this.offerHeading = Words.section(Text.empty());
        this.standing = Words.paragraph(Text.empty());
        this.proof = new ProofChip(kit, navigator);
        this.offer = new PrimaryAction(texts.text("assign.offer"), this::offer);
        this.meaning = Boxes.card();
        this.reading = kit.bridge()
                .latest(this::arrived, error -> trouble.getChildren().setAll(new ErrorPane(kit, error, changed)));
        offer.button().setId("assignment-offer");
        offer.busyProperty().bind(busy);
        assigned.managedProperty().bind(assigned.visibleProperty());
        getStyleClass().addAll("pad-16", "gap-16");
        VBox card = Boxes.card(Boxes.row(Gap.NEAR, offerHeading, Boxes.spring(), proof), standing, offer);
        getChildren().addAll(heading, trouble, assigned, card, meaning);
    }

    void choose(Assignments.Row row) {
        chosen = row.id().hex();
        render();
    }

    void show(List<Assignments.Row> rows, Moment moment, Assignments.Person person, Set<ArbitrationMsg> moving) {
        all = rows;
        now = moment;
        who = person;
        underway = moving;
        render();
    }

    private void render() {
        Moment moment = now;
        Optional<Assignments.Row> found =
                all.stream().filter(row -> row.id().hex().equals(chosen)).findFirst();
        if (moment != null && found.isPresent()) {
            Assignments.Row row = found.get();
            shown = row;
            showOffer(row, moment);
            showMeaning(moment.params().arbitration());
            Assignments.Person person = who;
            reading.ask(() -> Assignments.draw(services.node().head(), row, moment, person));
        }
    }

    private void arrived(Assignments.Draw draw) {
        Moment moment = now;
        if (moment == null || !draw.row().equals(shown)) {
            return;
        }
        trouble.getChildren().clear();
        long cycle = Assignments.cycle(moment);
        heading.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(), draw.row().model().document().title())),
                        Words.quietParagraph(
                                texts.text("assign.line", cycle, draw.offers(), draw.drawn(), cycle + 1, draw.next())));
        proof.proofProperty().set(Proofs.view(kit, draw.mine()));
        showAssigned(draw, moment);
    }

    private void showAssigned(Assignments.Draw draw, Moment moment) {
        long cycle = Assignments.cycle(moment);
        long commits = moment.phases().lastHeight(cycle, Phase.COMMITS);
        Duty duty = new Duty(draw.row().id(), cycle, now(draw, moment), due(draw.row(), moment.next() <= commits));
        if (duty.equals(told)) {
            return;
        }
        told = duty;
        assigned.setVisible(!duty.now().isEmpty() || !duty.due().isEmpty());
        VBox card = Boxes.card(Words.section(texts.text("assign.mine.heading")));
        if (!duty.now().isEmpty()) {
            long last = moment.phases().lastHeight(cycle, Phase.UPDATES);
            card.getChildren().add(Words.paragraph(texts.text(duty.now(), cycle, last, cycle + 1)));
        }
        if (draw.row().assigned()) {
            card.getChildren().add(go("assign.mine.shop", "assignment-shop", ShopPage.ID));
        }
        if (!duty.due().isEmpty()) {
            card.getChildren().add(Words.paragraph(texts.text(duty.due(), cycle - 1, commits)));
            card.getChildren().add(go("assign.mine.purchases", "assignment-purchases", PurchasesPage.ID));
        }
        assigned.getChildren().setAll(card);
    }

    private static String now(Assignments.Draw draw, Moment moment) {
        if (draw.row().assigned()) {
            return "assign.mine.now";
        }
        if (!draw.row().offered()) {
            return "";
        }
        boolean draws = moment.params().arbitration().assigned() > 0;
        return draws && draw.drawn() == 0 ? "assign.mine.drawing" : "assign.mine.undrawn";
    }

    private static String due(Assignments.Row row, boolean open) {
        if (!row.due()) {
            return "";
        }
        return open ? "assign.mine.due" : "assign.mine.over";
    }

    private Node go(String key, String id, String page) {
        var button = Words.button(texts.text(key), () -> navigator.open(ReviewerWorkbench.ID, page));
        button.setId(id);
        return Boxes.row(Gap.NEAR, Boxes.spring(), button);
    }

    private void showOffer(Assignments.Row row, Moment moment) {
        long next = Assignments.cycle(moment) + 1;
        long last = moment.phases().firstHeight(next, Phase.BATCHES) - 1;
        boolean moving = underway.stream()
                .anyMatch(message -> message instanceof ArbitrationMsg.OptIn optIn
                        && optIn.model().equals(row.id()));
        offerHeading.textProperty().bind(texts.bind("assign.offer.heading", next));
        standing.textProperty().bind(texts.bind("assign.state." + row.standing(), next, last));
        offer.possibleProperty().set(row.standing() == Standing.OPEN && !moving);
        offer.besideProperty().set(beside(row.standing(), moving));
    }

    private Text beside(Standing at, boolean moving) {
        if (moving) {
            return texts.text("journey.underway");
        }
        return at == Standing.OPEN ? texts.text("assign.beside.ready") : Text.empty();
    }

    private void showMeaning(ArbitrationParams terms) {
        meaning.getChildren()
                .setAll(
                        Words.section(texts.text("assign.means.heading")),
                        Words.quietParagraph(texts.text("assign.means.draw", terms.assigned())),
                        Words.quietParagraph(texts.text("assign.means.buy")),
                        Words.quietParagraph(texts.text("assign.means.worth")),
                        Words.quietParagraph(texts.text("assign.means.free")));
        if (terms.minAssigned() > 0) {
            meaning.getChildren().add(Words.quietParagraph(texts.text("assign.means.least", terms.minAssigned())));
        }
    }

    private void offer() {
        Assignments.Row row = shown;
        if (row == null) {
            return;
        }
        Bytes account = acting.address();
        String label = texts.get(
                "label.offer", row.model().document().title().in(kit.languages().get()));
        deeds.run(busy, () -> services.court().offer(account, row.id(), label), _ -> {
            navigator.notify(Notice.done(texts.text("assign.done")));
            changed.run();
        });
    }
}

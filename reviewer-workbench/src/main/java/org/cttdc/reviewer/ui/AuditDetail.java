package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One audit; the drawn laboratory files its finding here. */
final class AuditDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final VBox facts = Boxes.column(Gap.NEAR);
    private final VBox filing = Boxes.slot(Gap.NEAR);
    private final LabFile file;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private List<Cases.Audited> all = List.of();
    private Set<ArbitrationMsg> underway = Set.of();
    private @Nullable Moment now;
    private String chosen = "";
    private String offered = "";
    private Cases.@Nullable Audited factsOf;

    AuditDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = new Deeds(kit, texts, navigator);
        this.file = new LabFile(kit, texts, navigator);
        getStyleClass().addAll("pad-16", "gap-16");
        getChildren().addAll(facts, filing);
    }

    /** The words for what was found; what nobody answered in time stands as it was. */
    static String finding(Cases.Audited one) {
        boolean lapsed = one.task().finding() == Finding.OPEN && one.plan().closed();
        return lapsed ? "audit.LAPSED" : "audit." + one.task().finding();
    }

    void choose(Cases.Audited one) {
        chosen = one.id();
        render();
    }

    void show(List<Cases.Audited> rows, Moment moment, Set<ArbitrationMsg> moving) {
        all = rows;
        now = moment;
        underway = moving;
        render();
    }

    private void render() {
        Optional<Cases.Audited> found =
                all.stream().filter(one -> one.id().equals(chosen)).findFirst();
        found.ifPresent(one -> {
            showFacts(one);
            showFiling(one);
        });
    }

    /** Anew only when they changed: who just copies an id keeps the focus. */
    private void showFacts(Cases.Audited one) {
        if (one.equals(factsOf)) {
            return;
        }
        factsOf = one;
        String fee = kit.money().credit(one.plan().fee()).text();
        facts.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(), one.listing().document().name())),
                        Words.quietParagraph(texts.text(
                                one.task().random() ? "audit.line.random" : "audit.line.top",
                                one.task().rank(),
                                one.plan().cycle(),
                                acting.shortened(one.report().author()))),
                        Words.paragraph(texts.text(
                                finding(one) + ".line",
                                acting.shortened(one.task().lab()),
                                one.task().height(),
                                one.plan().closes())),
                        line("audit.report", one.task().report()));
        if (!one.task().document().isEmpty()) {
            facts.getChildren().add(line("audit.document", one.task().document()));
        }
        facts.getChildren()
                .add(Words.quietParagraph(texts.text(
                        "audit.money",
                        fee,
                        kit.money().format(Asset.CREDIT, one.plan().spent()).text(),
                        kit.money().format(Asset.CREDIT, one.plan().budget()).text())));
    }

    private Node line(String what, Bytes id) {
        return Boxes.row(Gap.NEAR, Words.body(texts.text(what)), Boxes.spring(), new HashLabel(kit, id.hex()));
    }

    /** Only the drawn laboratory sees it, while its finding is due. */
    private void showFiling(Cases.Audited one) {
        Moment moment = now;
        boolean moving = underway.stream()
                .anyMatch(message -> message instanceof ArbitrationMsg.SubmitAudit audit
                        && audit.report().equals(one.task().report()));
        boolean due = moment != null
                && one.task().lab().equals(acting.address())
                && one.task().finding() == Finding.OPEN
                && !one.plan().closed()
                && moment.next() <= one.plan().closes()
                && !moving;
        String offer = due ? one.id() : "";
        if (offer.equals(offered)) {
            return;
        }
        offered = offer;
        file.clear();
        filing.getChildren().clear();
        if (due) {
            PrimaryAction file =
                    action("audit-file", "audit.file", "audit.file.why", () -> file(one, this.file.document()));
            file.possibleProperty().bind(this.file.chosenProperty());
            String fee = kit.money().credit(one.plan().fee()).text();
            this.file
                    .chosenProperty()
                    .subscribe(chosen -> file.besideProperty()
                            .set(chosen ? texts.text("audit.file.ready", fee) : texts.text("audit.file.why")));
            PrimaryAction missing =
                    action("audit-missing", "audit.missing", "audit.missing.why", () -> file(one, Optional.empty()));
            missing.possibleProperty().set(true);
            filing.getChildren().setAll(Words.section(texts.text("audit.filing")), this.file, file, missing);
        }
    }

    private PrimaryAction action(String id, String verb, String why, Runnable run) {
        var action = new PrimaryAction(texts.text(verb), run);
        action.button().setId(id);
        Text beside = texts.text(why);
        action.besideProperty().set(beside);
        action.busyProperty().bind(busy);
        return action;
    }

    private void file(Cases.Audited one, Optional<Bytes> document) {
        Bytes lab = acting.address();
        deeds.run(
                busy,
                () -> services.court().audit(lab, one.task().report(), document, texts.get("label.audit")),
                _ -> navigator.notify(Notice.done(texts.text("court.done"))));
    }
}

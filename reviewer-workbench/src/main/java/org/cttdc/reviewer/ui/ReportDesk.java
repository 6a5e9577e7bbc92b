package org.cttdc.reviewer.ui;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.ProblemTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.report.ReportForm;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** The report on one purchase while it is written: circumstances, the model's form, evidence, and the commitment. */
final class ReportDesk extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final DraftSaver saver;
    private final Deeds deeds;
    private final ProblemTexts problemTexts;
    private final QualityModel model;
    private final ListingDeclaration listing;
    private final Circumstances circumstances;
    private final StackPane formPlace = new StackPane();
    private final EvidenceList evidence;
    private final VBox problems = Boxes.column(Gap.TIGHT);
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final Label kept = new Label();
    private final PrimaryAction commit;
    private final UiBridge.Latest<ReportSheet.Outcome> checking;
    private ReportPage.Writable about;
    private ReportSheet sheet;
    private @Nullable TestReport ready;
    private @Nullable Moment now;
    private LocalDate today = LocalDate.EPOCH;

    ReportDesk(
            ReviewerServices services,
            Texts texts,
            Navigator navigator,
            Acting acting,
            DraftSaver saver,
            ReportPage.Writable about,
            ReportSheet first) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.saver = saver;
        this.about = about;
        this.sheet = first;
        this.deeds = new Deeds(kit, texts, navigator);
        this.problemTexts = new ProblemTexts(kit.languages());
        this.model = Objects.requireNonNull(about.row().model(), "a writable purchase has a model")
                .document();
        this.listing = Objects.requireNonNull(about.row().listing(), "a writable purchase has a listing")
                .document();
        this.circumstances = new Circumstances(texts, first, this::changeCircumstances);
        this.evidence = new EvidenceList(kit, texts, first.evidence(), files -> change(sheet.with(files)));
        this.commit = new PrimaryAction(texts.text("report.commit", ""), this::commit);
        this.checking = kit.bridge()
                .latest(this::checked, error -> trouble.getChildren().setAll(new ErrorPane(kit, error)));
        build();
    }

    Bytes nullifier() {
        return about.nullifier();
    }

    /** A newer state of the chain: the phase may have changed, what was typed stays. */
    void update(ReportPage.Writable newer, Moment moment, LocalDate day) {
        about = newer;
        now = moment;
        today = day;
        String bond = kit.money().ctt(moment.params().reportBond()).text();
        commit.button().textProperty().bind(texts.bind("report.commit", bond));
        check();
    }

    void saved() {
        kept.textProperty().bind(texts.bind("report.saved"));
        trouble.getChildren().clear();
    }

    void notSaved(UserError error) {
        kept.textProperty().bind(texts.bind("report.unsaved"));
        trouble.getChildren().setAll(new ErrorPane(kit, error, () -> saver.save(nullifier(), sheet)));
    }

    private void build() {
        getStyleClass().add("gap-8");
        kept.getStyleClass().add("caption");
        kept.textProperty().bind(texts.bind("report.saved"));
        commit.button().setId("report-commit");
        makeForm();
        var content = Boxes.column(
                Gap.GROUP,
                Words.quietParagraph(texts.text("report.secret")),
                circumstances,
                formPlace,
                evidence,
                problems);
        content.getStyleClass().add("pad-8");
        getChildren().addAll(Boxes.grow(Boxes.scroll(content)), trouble, Boxes.row(Gap.NEAR, kept, Boxes.grow(commit)));
    }

    private void makeForm() {
        var form = new ReportForm(kit, listing, sheet.draft(model));
        formPlace.getChildren().setAll(form);
        form.draftProperty().subscribe((_, draft) -> change(sheet.with(draft.entries())));
    }

    private void changeCircumstances(ReportSheet changed) {
        boolean another = changed.who() != sheet.who();
        change(changed.with(sheet.entries()).with(sheet.evidence()));
        if (another) {
            makeForm();
        }
    }

    private void change(ReportSheet changed) {
        if (!changed.equals(sheet)) {
            sheet = changed;
            kept.textProperty().bind(texts.bind("report.saving"));
            saver.save(nullifier(), changed);
            check();
        }
    }

    private void check() {
        ReportSheet typed = sheet;
        String lot = lot();
        Bytes nullifier = nullifier();
        LocalDate day = today;
        checking.ask(() -> typed.outcome(model, listing, lot, nullifier, day));
    }

    private String lot() {
        var state = about.row().state();
        var order = about.row().order();
        if (state != null) {
            return state.lot();
        }
        return order == null ? "" : order.lot();
    }

    private void checked(ReportSheet.Outcome outcome) {
        ready = outcome.report().orElse(null);
        circumstances.show(outcome.wrong());
        evidence.show(outcome.wrong().contains(ReportSheet.Field.EVIDENCE));
        problems.getChildren().setAll(outcome.other().stream().map(this::line).toList());
        Optional<Text> closed = closed();
        commit.possibleProperty().set(ready != null && closed.isEmpty());
        commit.besideProperty().set(closed.orElseGet(this::beside));
    }

    private Label line(Problem problem) {
        return Words.quietParagraph(texts.text("report.problem", problem.path(), problemTexts.of(problem)));
    }

    /** Why it cannot be committed at this height, whatever was typed. */
    private Optional<Text> closed() {
        Moment moment = now;
        Journey journey = about.journey();
        if (moment == null) {
            return Optional.of(Text.empty());
        }
        if (journey.step() != Journey.Step.REPORT) {
            return Optional.of(texts.text("report.unclaimed"));
        }
        long first = moment.phases().firstHeight(about.row().cycle() + 1, Phase.COMMITS);
        if (!journey.possible() || moment.next() < first) {
            return Optional.of(texts.text(
                    "journey." + journey.reason().key(), journey.reason().args().toArray()));
        }
        return Optional.empty();
    }

    private Text beside() {
        if (ready == null) {
            return texts.text(sheet.draft(model).started() ? "report.incomplete" : "report.blank");
        }
        Moment moment = now;
        long cycle = about.row().cycle() + 1;
        long reveals = moment == null ? 0 : moment.phases().firstHeight(cycle, Phase.REVEALS);
        return texts.text("report.ready", reveals);
    }

    private void commit() {
        TestReport report = ready;
        if (report == null) {
            return;
        }
        Bytes account = acting.address();
        String label =
                texts.get("label.commit", listing.name().in(kit.languages().get()));
        deeds.run(commit.busyProperty(), () -> services.flow().commit(account, nullifier(), report, label), _ -> {
            navigator.notify(Notice.done(texts.text("report.committed")));
            navigator.open(ReviewerWorkbench.ID, PurchasesPage.ID, about.row().id());
        });
    }
}

package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedReport;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** Challenges a report: as a whole, or one of its values with another. */
final class ChallengeForm extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final ComboBox<PublishedReport> report = new ComboBox<>();
    private final ComboBox<Optional<Characteristic>> characteristic = new ComboBox<>();
    private final TextField value = new TextField();
    private final PrimaryAction open;
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private @Nullable Moment now;

    ChallengeForm(ReviewerServices services, Texts texts, Navigator navigator, Acting acting) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = new Deeds(kit, texts, navigator);
        this.open = new PrimaryAction(texts.text("challenge.open"), this::run);
        getStyleClass().addAll("card", "gap-8");
        report.setId("challenge-report");
        NameCell.in(report, kit.languages(), this::name);
        characteristic.setId("challenge-characteristic");
        NameCell.in(characteristic, kit.languages(), this::name);
        value.setId("challenge-value");
        var form = new FormGrid();
        form.add(texts.text("challenge.report"), report);
        form.add(texts.text("challenge.characteristic"), characteristic);
        form.add(texts.text("challenge.value"), value);
        open.button().setId("challenge-open");
        open.busyProperty().bind(busy);
        report.valueProperty().subscribe(this::chosen);
        characteristic.valueProperty().subscribe(this::update);
        value.textProperty().subscribe(this::update);
        getChildren().addAll(Words.section(texts.text("challenge.heading")), form, open);
    }

    void show(List<PublishedReport> reports, Moment moment) {
        now = moment;
        if (!report.getItems().equals(reports)) {
            report.getItems().setAll(reports);
        }
        report.setDisable(reports.isEmpty());
        characteristic.setDisable(reports.isEmpty());
        update();
    }

    void tellAgain() {
        update();
    }

    /** The characteristics that the report has a result for, and none for the report as a whole. */
    private void chosen(@Nullable PublishedReport picked) {
        if (picked == null) {
            characteristic.getItems().clear();
            return;
        }
        kit.bridge()
                .run(
                        () -> new Catalogue(services.node().head())
                                .model(picked.state().model())
                                .value(),
                        model -> {
                            List<Optional<Characteristic>> choices = new ArrayList<>(List.of(Optional.empty()));
                            model.ifPresent(known -> known.document().characteristics().stream()
                                    .filter(c ->
                                            picked.document().result(c.id()).isPresent())
                                    .forEach(c -> choices.add(Optional.of(c))));
                            characteristic.getItems().setAll(choices);
                            characteristic.getSelectionModel().selectFirst();
                        },
                        error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
        update();
    }

    private void update() {
        Moment moment = now;
        if (moment == null) {
            return;
        }
        boolean valued =
                characteristic.getValue() != null && characteristic.getValue().isPresent();
        value.setDisable(!valued);
        boolean possible = report.getValue() != null && proposed().isPresent() && acting.present();
        open.possibleProperty().set(possible);
        long bond = moment.params().arbitration().disputeBond();
        if (report.getItems().isEmpty()) {
            long first = moment.phases().firstHeight(moment.phases().cycle(moment.next()), Phase.CHALLENGES);
            open.besideProperty().set(texts.text("challenge.later", first));
        } else {
            open.besideProperty()
                    .set(texts.text(
                            possible ? "challenge.cost" : "challenge.missing",
                            kit.money().format(Asset.CTT, bond).text()));
        }
    }

    /** What the person means, as soon as it is complete. */
    private Optional<ProposedValue> proposed() {
        Optional<Characteristic> chosen = characteristic.getValue();
        if (chosen == null) {
            return Optional.empty();
        }
        if (chosen.isEmpty()) {
            return Optional.of(new ProposedValue("", 0));
        }
        Characteristic c = chosen.get();
        try {
            var scaled = Decimal.of(value.getText().trim()).tryScaled(c.scale());
            return scaled.isPresent() ? Optional.of(new ProposedValue(c.id(), scaled.getAsLong())) : Optional.empty();
        } catch (IllegalArgumentException notYet) {
            return Optional.empty();
        }
    }

    private void run() {
        PublishedReport picked = report.getValue();
        Bytes account = acting.address();
        proposed()
                .ifPresent(proposed -> deeds.run(
                        busy,
                        () -> services.court()
                                .challenge(
                                        account,
                                        Objects.requireNonNull(picked).state().id(),
                                        proposed,
                                        texts.get("label.dispute")),
                        _ -> navigator.notify(Notice.done(texts.text("court.done")))));
    }

    private String name(PublishedReport one) {
        return texts.get(
                "challenge.report.line",
                acting.shortened(one.state().author()),
                one.document().results().size(),
                one.state().cycle());
    }

    private String name(Optional<Characteristic> c) {
        return c.map(one -> one.name().in(kit.languages().get())).orElseGet(() -> texts.get("challenge.whole"));
    }
}

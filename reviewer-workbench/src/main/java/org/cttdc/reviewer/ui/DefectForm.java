package org.cttdc.reviewer.ui;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with something bought and what shows it: the revealed report, or a file of which only the fingerprint leaves this
 * computer. What was typed stays while the purchase does.
 */
final class DefectForm extends VBox {
    private static final int MAX_STATEMENT = 500;

    private final UiKit kit;
    private final Texts texts;
    private final TextField statement = new TextField();
    private final Label shows = Words.paragraph(Text.empty());
    private final Button remove;
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final PrimaryAction report;
    private @Nullable PurchaseState purchase;
    private @Nullable EvidenceFile file;
    private boolean moving;

    /**
     * What is held against the product.
     *
     * @param evidence SHA-256
     */
    record Claim(String statement, Bytes evidence) {}

    DefectForm(UiKit kit, Texts texts, ObservableValue<Boolean> busy, BiConsumer<PurchaseState, Claim> send) {
        this.kit = kit;
        this.texts = texts;
        statement.setId("defect-statement");
        statement.promptTextProperty().bind(texts.bind("defect.prompt"));
        statement.accessibleTextProperty().bind(texts.bind("defect.prompt"));
        statement.textProperty().subscribe(this::refresh);
        Button choose = Words.button(texts.text("defect.evidence.choose"), this::choose);
        choose.setId("defect-file");
        choose.setMinWidth(Button.USE_PREF_SIZE);
        remove = Words.button(texts.text("defect.evidence.remove"), () -> use(null));
        remove.setId("defect-file-remove");
        remove.setMinWidth(Button.USE_PREF_SIZE);
        remove.managedProperty().bind(remove.visibleProperty());
        remove.setVisible(false);
        report = new PrimaryAction(texts.text("defect.report"), () -> {
            PurchaseState about = purchase;
            if (about != null) {
                send.accept(about, new Claim(statement.getText().strip(), evidence(about)));
            }
        });
        report.button().setId("defect-report");
        report.busyProperty().bind(busy);
        getStyleClass().addAll("card", "gap-8");
        getChildren()
                .addAll(
                        Words.section(texts.text("defect.heading")),
                        Words.quietParagraph(texts.text("defect.purpose")),
                        statement,
                        Boxes.row(Gap.NEAR, Boxes.grow(shows), remove, choose),
                        trouble,
                        report);
    }

    /** @param underway a report of a defect is on its way */
    void show(PurchaseState about, boolean underway) {
        PurchaseState before = purchase;
        purchase = about;
        moving = underway;
        if (before == null || !before.nullifier().equals(about.nullifier())) {
            statement.clear();
            use(null);
        }
        refresh();
    }

    /** Reads a file off the FX thread. */
    void take(Path chosen) {
        kit.bridge()
                .run(
                        () -> EvidenceFile.of(chosen),
                        this::use,
                        error -> trouble.getChildren().setAll(new ErrorPane(kit, error)));
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("defect.evidence.choose"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            take(chosen.toPath());
        }
    }

    private void use(@Nullable EvidenceFile now) {
        file = now;
        trouble.getChildren().clear();
        refresh();
    }

    private Bytes evidence(PurchaseState about) {
        EvidenceFile chosen = file;
        return chosen == null ? about.report() : chosen.evidence().sha256().digest();
    }

    private void refresh() {
        PurchaseState about = purchase;
        if (about == null) {
            return;
        }
        EvidenceFile chosen = file;
        remove.setVisible(chosen != null);
        boolean reported = !about.report().isEmpty();
        shows.textProperty()
                .bind(
                        chosen == null
                                ? texts.bind(reported ? "defect.evidence.report" : "defect.evidence.none")
                                : texts.bind("defect.evidence.file", chosen.name()));
        int length = statement.getText().strip().getBytes(StandardCharsets.UTF_8).length;
        boolean said = length > 0 && length <= MAX_STATEMENT;
        boolean shown = !evidence(about).isEmpty();
        report.possibleProperty().set(said && shown && !moving);
        report.besideProperty().set(beside(length, said, shown));
    }

    private Text beside(int length, boolean said, boolean shown) {
        if (moving) {
            return texts.text("journey.underway");
        }
        if (length > MAX_STATEMENT) {
            return texts.text("defect.beside.long");
        }
        if (!said) {
            return texts.text("defect.beside.statement");
        }
        return texts.text(shown ? "defect.beside.ready" : "defect.beside.evidence");
    }
}

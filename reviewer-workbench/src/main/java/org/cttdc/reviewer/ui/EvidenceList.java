package org.cttdc.reviewer.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Files that support the report. The files stay here; their digests go into the report. */
final class EvidenceList extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final Consumer<List<EvidenceFile>> changed;
    private final VBox lines = Boxes.column(Gap.TIGHT);
    private final VBox trouble = Boxes.slot(Gap.NONE);
    private final Label wrong;
    private List<EvidenceFile> files;

    EvidenceList(UiKit kit, Texts texts, List<EvidenceFile> first, Consumer<List<EvidenceFile>> changed) {
        this.kit = kit;
        this.texts = texts;
        this.files = first;
        this.changed = changed;
        getStyleClass().addAll("card", "gap-8");
        wrong = Words.quietParagraph(texts.text("report.wrong.EVIDENCE"));
        wrong.getStyleClass().add("strong");
        wrong.managedProperty().bind(wrong.visibleProperty());
        Button add = Words.button(texts.text("report.evidence.add"), this::choose);
        add.setId("report-evidence");
        getChildren()
                .addAll(
                        Words.section(texts.text("report.evidence")),
                        Words.quietParagraph(texts.text("report.evidence.why")),
                        lines,
                        wrong,
                        trouble,
                        Boxes.row(Gap.NEAR, add));
        show(false);
        render();
    }

    /** Tells whether the protocol takes these files. */
    void show(boolean refused) {
        wrong.setVisible(refused);
    }

    /** Reads a file and adds its digest; a file that is there already is not added again. */
    void add(Path file) {
        kit.bridge()
                .run(
                        () -> EvidenceFile.of(file),
                        this::added,
                        error -> trouble.getChildren().setAll(new ErrorPane(kit, error)));
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("report.evidence.add"));
        List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null) {
            chosen.forEach(file -> add(file.toPath()));
        }
    }

    private void added(EvidenceFile file) {
        trouble.getChildren().clear();
        boolean known = files.stream()
                .anyMatch(one -> one.evidence().sha256().equals(file.evidence().sha256()));
        if (!known) {
            List<EvidenceFile> more = new ArrayList<>(files);
            more.add(file);
            replace(more);
        }
    }

    private void replace(List<EvidenceFile> now) {
        files = List.copyOf(now);
        render();
        changed.accept(files);
    }

    private void render() {
        lines.getChildren().setAll(files.stream().map(this::line).toList());
    }

    private Node line(EvidenceFile file) {
        var remove = Words.iconButton(Feather.X, texts.text("report.evidence.remove", file.name()), () -> {
            List<EvidenceFile> fewer = new ArrayList<>(files);
            fewer.remove(file);
            replace(fewer);
        });
        return Boxes.row(
                Gap.NEAR,
                Words.body(Text.literal(file.name())),
                Words.quiet(texts.text(
                        "report.evidence.line",
                        file.evidence().media(),
                        file.evidence().bytes())),
                Boxes.spring(),
                new HashLabel(kit, file.evidence().sha256().hex()),
                remove);
    }
}

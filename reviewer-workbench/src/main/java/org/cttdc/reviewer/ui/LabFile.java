package org.cttdc.reviewer.ui;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;

/** A laboratory's test report from a file: read, checked by itself and shown by its content id. */
final class LabFile extends HBox {
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final ReadOnlyBooleanWrapper chosen = new ReadOnlyBooleanWrapper(this, "chosen");
    private Optional<Bytes> document = Optional.empty();

    LabFile(UiKit kit, Texts texts, Navigator navigator) {
        this.kit = kit;
        this.texts = texts;
        this.navigator = navigator;
        getStyleClass().add("gap-8");
        clear();
    }

    /** The chosen report's canonical JSON. */
    Optional<Bytes> document() {
        return document;
    }

    /** Whether there is a report to file. */
    ReadOnlyBooleanProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Nothing is chosen any more. */
    void clear() {
        document = Optional.empty();
        chosen.set(false);
        getChildren().setAll(chooser());
    }

    /** Reads a file off the FX thread. */
    void take(Path file) {
        kit.bridge()
                .run(
                        () -> Bytes.of(DocumentWriter.canonical(Validation.readValid(bytes(file), TestReport.class))),
                        this::taken,
                        error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
    }

    /** One byte more than a document has: a file that is too long is refused as that, without all of it in memory. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Document.MAX_BYTES + 1);
        }
    }

    private void taken(Bytes canonical) {
        document = Optional.of(canonical);
        getChildren()
                .setAll(
                        chooser(),
                        Boxes.spring(),
                        new HashLabel(kit, Sha256.of(canonical).hex()));
        chosen.set(true);
    }

    private Button chooser() {
        Button choose = Words.button(texts.text("lab.choose"), this::choose);
        choose.setId("lab-choose");
        return choose;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("lab.choose"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            take(chosen.toPath());
        }
    }
}

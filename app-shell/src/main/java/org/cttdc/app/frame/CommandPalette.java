package org.cttdc.app.frame;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Every action of the suite, found by a few letters, run with Enter. */
final class CommandPalette extends StackPane {

    private final TextField input = new TextField();
    private final ListView<PaletteModel.Entry> list = new ListView<>();
    private final Supplier<PaletteModel> source;
    private PaletteModel model = new PaletteModel(List.of());
    private @Nullable Node focusBefore;

    /** @param source made anew at each opening, so that the present workbench stands first */
    CommandPalette(Texts texts, Supplier<PaletteModel> source) {
        this.source = source;
        getStyleClass().add("palette-layer");
        setVisible(false);
        input.promptTextProperty().bind(texts.bind("frame.palette.prompt"));
        input.accessibleTextProperty().bind(texts.bind("frame.palette.prompt"));
        list.accessibleTextProperty().bind(texts.bind("frame.palette.actions"));
        list.getStyleClass().add("palette-list");
        list.setCellFactory(_ -> new EntryCell());
        list.setFocusTraversable(false);
        list.setPlaceholder(Words.quiet(texts.text("frame.palette.nothing")));
        VBox box = Boxes.column(Boxes.Gap.NEAR, input, list);
        box.getStyleClass().add("palette");
        box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(box);
        input.textProperty().subscribe(this::search);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setOnMouseClicked(_ -> runSelected());
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
    }

    void open() {
        focusBefore = getScene().getFocusOwner();
        model = source.get();
        input.clear();
        search("");
        setVisible(true);
        input.requestFocus();
    }

    void close() {
        setVisible(false);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }

    boolean showing() {
        return isVisible();
    }

    TextField input() {
        return input;
    }

    ListView<PaletteModel.Entry> list() {
        return list;
    }

    private void search(String query) {
        list.getItems().setAll(model.find(query));
        list.getSelectionModel().selectFirst();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        int count = list.getItems().size();
        if (count > 0) {
            int to = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, count);
            list.getSelectionModel().select(to);
            list.scrollTo(to);
        }
    }

    private void runSelected() {
        PaletteModel.Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null && entry.enabled().get()) {
            close();
            entry.run().run();
        }
    }

    /** A row: the deed, where it is done, and its shortcut. */
    private static final class EntryCell extends ListCell<PaletteModel.Entry> {
        private final Label label = new Label();
        private final Label place = new Label();
        private final Label shortcut = new Label();
        private final Node row = Boxes.row(Boxes.Gap.NEAR, label, place, Boxes.spring(), shortcut);

        EntryCell() {
            place.getStyleClass().add("quiet");
            shortcut.getStyleClass().addAll("caption", "shortcut");
        }

        @Override
        protected void updateItem(PaletteModel.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            KeyCombination keys = entry.shortcut();
            label.setText(entry.label().get());
            place.setText(entry.place().get());
            shortcut.setText(keys == null ? "" : keys.getDisplayText());
            shortcut.setVisible(keys != null);
            row.setDisable(!entry.enabled().get());
            setGraphic(row);
        }
    }
}

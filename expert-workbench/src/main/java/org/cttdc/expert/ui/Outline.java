package org.cttdc.expert.ui;

import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.expert.draft.AuthorDraft;
import org.cttdc.expert.draft.Edits;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The characteristics of the draft, in order, with the keys and buttons that change the list, and the sum of weights. */
final class Outline extends VBox {
    private static final KeyCombination UP = new KeyCodeCombination(KeyCode.UP, KeyCombination.ALT_DOWN);
    private static final KeyCombination DOWN = new KeyCodeCombination(KeyCode.DOWN, KeyCombination.ALT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    private final Texts texts;
    private final Desk desk;
    private final TableView<Integer> table = new TableView<>();
    private final Label sum = new Label();
    private final Button spread;

    Outline(UiKit kit, Texts texts, Desk desk) {
        this.texts = texts;
        this.desk = desk;
        this.spread = Words.button(texts.text("outline.spread"), () -> desk.apply(Edits::weightsSpread));
        spread.setId("author-spread");
        spread.setMinWidth(USE_PREF_SIZE);
        sum.getStyleClass().add("quiet");
        getStyleClass().add("gap-8");
        table.setId("author-characteristics");
        table.getStyleClass().addAll("data-table", "dense");
        table.accessibleTextProperty().bind(texts.bind("table.characteristics"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("table.name", 150, false, (_, c) -> c.name().in(kit.languages().get()));
        column("table.unit", 55, false, (_, c) -> Spoken.unit(c));
        column("table.limit", 70, false, (_, c) -> Spoken.limit(c));
        column("table.weight", 60, true, (_, c) -> Spoken.ppm(c.weight()));
        column("table.level", 60, false, (_, c) -> CharacteristicTable.level(texts, c));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(buttons(), Boxes.grow(table), Boxes.row(Gap.NEAR, sum, Boxes.spring(), spread));
    }

    /** Index of the chosen characteristic, or -1. */
    ReadOnlyIntegerProperty chosenProperty() {
        return table.getSelectionModel().selectedIndexProperty();
    }

    void choose(int index) {
        table.getSelectionModel().select(index);
        table.scrollTo(Math.max(0, index - 2));
    }

    void clearChoice() {
        table.getSelectionModel().clearSelection();
    }

    void show(AuthorDraft draft) {
        QualityModel model = draft.model();
        int count = model.characteristics().size();
        if (table.getItems().size() != count) {
            int chosen = table.getSelectionModel().getSelectedIndex();
            table.getItems().setAll(IntStream.range(0, count).boxed().toList());
            if (chosen >= 0) {
                table.getSelectionModel().select(Math.min(chosen, count - 1));
            }
        }
        table.refresh();
        long total = Edits.weightSum(model);
        boolean whole = total == QualityModel.TOTAL_WEIGHT;
        sum.textProperty()
                .bind(texts.bind(
                        whole ? "outline.sum" : "outline.sum.off",
                        Spoken.ppm(total),
                        Spoken.ppm(QualityModel.TOTAL_WEIGHT - total)));
        spread.setDisable(whole || total == 0);
    }

    private HBox buttons() {
        return Boxes.row(
                Gap.TIGHT,
                Words.section(texts.text("table.characteristics")),
                Boxes.spring(),
                button(Feather.PLUS, "add", this::add),
                button(Feather.COPY, "duplicate", this::duplicate),
                button(Feather.ARROW_UP, "up", () -> move(-1)),
                button(Feather.ARROW_DOWN, "down", () -> move(1)),
                button(Feather.TRASH_2, "remove", this::remove),
                button(Feather.CORNER_UP_LEFT, "undo", desk::undo),
                button(Feather.CORNER_UP_RIGHT, "redo", desk::redo));
    }

    private Button button(Ikon icon, String name, Runnable run) {
        Button button = Words.iconButton(icon, texts.text("outline." + name), run);
        button.setId("author-" + name);
        return button;
    }

    private void key(KeyEvent event) {
        if (UP.match(event)) {
            move(-1);
        } else if (DOWN.match(event)) {
            move(1);
        } else if (COPY.match(event)) {
            duplicate();
        } else if (event.getCode() == KeyCode.INSERT) {
            add();
        } else if (event.getCode() == KeyCode.DELETE) {
            remove();
        } else {
            return;
        }
        event.consume();
    }

    private int chosen() {
        return table.getSelectionModel().getSelectedIndex();
    }

    private void add() {
        int after = chosen() < 0 ? table.getItems().size() - 1 : chosen();
        desk.apply(draft -> Edits.added(draft, after));
        choose(after + 1);
    }

    private void duplicate() {
        int at = chosen();
        if (at >= 0) {
            desk.apply(draft -> Edits.duplicated(draft, at));
            choose(at + 1);
        }
    }

    private void remove() {
        int at = chosen();
        if (at >= 0) {
            desk.apply(draft -> Edits.removed(draft, at));
        }
    }

    private void move(int by) {
        int at = chosen();
        int to = at + by;
        if (at >= 0 && to >= 0 && to < table.getItems().size()) {
            desk.apply(draft -> Edits.swapped(draft, at, to));
            choose(to);
        }
    }

    private void column(
            String title, double width, boolean figures, BiFunction<Integer, Characteristic, String> words) {
        var column = new TableColumn<Integer, String>();
        column.textProperty().bind(texts.bind(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> {
            AuthorDraft draft = desk.draftProperty().get();
            int index = row.getValue();
            boolean there =
                    draft != null && index < draft.model().characteristics().size();
            return new ReadOnlyStringWrapper(
                            there && draft != null
                                    ? words.apply(
                                            index,
                                            draft.model().characteristics().get(index))
                                    : "")
                    .getReadOnlyProperty();
        });
        if (figures) {
            column.getStyleClass().add("figures");
            column.setStyle("-fx-alignment: center-right;");
        }
        table.getColumns().add(column);
    }
}

package org.cttdc.uikit.control;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * A dense table of immutable rows. Sorting and filtering run off the FX thread on a snapshot; rows have one fixed
 * height; Enter or a double click opens the selected row.
 *
 * @param <T> an immutable row with value equality
 */
public final class DataTable<T> extends TableView<T> {

    /** So few rows are arranged at once; more of them would hold up the screen. */
    private static final int FEW = 200;

    private final ObservableList<T> shown = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper(this, "total");
    private final UiBridge.Latest<List<T>> arranging;
    // Held by the table, weakly by the language: cells follow it and the table can still be let go.
    private final InvalidationListener language = _ -> refresh();
    private final Label placeholder;
    private final Text nothing;
    private final Text empty;
    private Function<? super T, String> searchable = Object::toString;
    private List<T> rows = List.of();

    /** @param name what the table lists, for screen readers */
    public DataTable(UiKit kit, Text name) {
        this.arranging = kit.bridge().latest(this::arrived, error -> setPlaceholder(new ErrorPane(kit, error)));
        getStyleClass().addAll("data-table", "dense");
        accessibleTextProperty().bind(name.observe());
        setItems(shown);
        placeholder = Words.quiet(Text.empty());
        nothing = kit.texts().text("table.nothing");
        empty = kit.texts().text("table.empty");
        setPlaceholder(placeholder);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setSortPolicy(_ -> {
            arrange();
            return true;
        });
        filter.subscribe((_, _) -> arrange());
        kit.languages().observe().addListener(new WeakInvalidationListener(language));
    }

    /** Replaces all rows; selection stays on the equal row. */
    public void setRows(List<T> newRows) {
        rows = List.copyOf(newRows);
        total.set(rows.size());
        if (rows.size() <= FEW) {
            // What stood here may belong to something else: it must not stay under another heading.
            arrived(arranged(rows, searchable, words(), order()));
        }
        arrange();
    }

    /** Only rows whose searchable text has every word of the filter are shown. */
    public StringProperty filterProperty() {
        return filter;
    }

    /** How many rows there are before the filter. */
    public ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** What the filter looks at; called on any thread. */
    public void setSearchable(Function<? super T, String> text) {
        searchable = text;
    }

    /** Runs when a row is opened by Enter or a double click. */
    public void onOpen(Consumer<? super T> open) {
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected(open);
            }
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected(open);
            }
        });
    }

    /** A column of words, sorted as the language sorts. */
    public TableColumn<T, T> text(Text title, double width, Function<? super T, String> words) {
        Comparator<T> order = Comparator.comparing(words, String.CASE_INSENSITIVE_ORDER);
        return column(title, width, order, () -> new WordsCell<>(words, false));
    }

    /** A column of figures: right-aligned, sorted by their value and not by their text. */
    public TableColumn<T, T> figures(
            Text title, double width, Function<? super T, String> figure, Comparator<? super T> order) {
        TableColumn<T, T> column = column(title, width, order, () -> new WordsCell<>(figure, true));
        column.getStyleClass().add("figures");
        return column;
    }

    /** A column of small nodes, such as pills and chips; a cell makes its node anew for each row it shows. */
    public TableColumn<T, T> nodes(
            Text title, double width, Function<? super T, ? extends Node> node, @Nullable Comparator<? super T> order) {
        return column(title, width, order, () -> new NodeCell<>(node));
    }

    private TableColumn<T, T> column(
            Text title, double width, @Nullable Comparator<? super T> order, Supplier<TableCell<T, T>> cell) {
        var column = new TableColumn<T, T>();
        column.textProperty().bind(title.observe());
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()).getReadOnlyProperty());
        column.setCellFactory(_ -> cell.get());
        column.setSortable(order != null);
        if (order != null) {
            column.setComparator(order::compare);
        }
        getColumns().add(column);
        return column;
    }

    private void openSelected(Consumer<? super T> open) {
        T row = getSelectionModel().getSelectedItem();
        if (row != null) {
            open.accept(row);
        }
    }

    private void arrange() {
        List<T> snapshot = rows;
        Comparator<T> order = order();
        String[] words = words();
        Function<? super T, String> search = searchable;
        arranging.ask(() -> arranged(snapshot, search, words, order));
    }

    private String[] words() {
        return filter.get().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    }

    private static <T> List<T> arranged(
            List<T> rows, Function<? super T, String> search, String[] words, Comparator<T> order) {
        return rows.stream()
                .filter(row -> matches(search, row, words))
                .sorted(order)
                .toList();
    }

    private Comparator<T> order() {
        Comparator<T> all = (_, _) -> 0;
        for (TableColumn<T, ?> column : getSortOrder()) {
            @SuppressWarnings("unchecked") // every column of this table has the row itself as its value
            Comparator<T> one = ((TableColumn<T, T>) column).getComparator();
            all = all.thenComparing(column.getSortType() == TableColumn.SortType.DESCENDING ? one.reversed() : one);
        }
        return all;
    }

    private static <T> boolean matches(Function<? super T, String> search, T row, String[] words) {
        if (words.length == 1 && words[0].isEmpty()) {
            return true;
        }
        String text = search.apply(row).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private void arrived(List<T> arranged) {
        placeholder.textProperty().bind((total.get() == 0 ? empty : nothing).observe());
        if (shown.equals(arranged)) {
            // The same rows again, as after most blocks: what is chosen and scrolled to must not be disturbed.
            return;
        }
        T selected = getSelectionModel().getSelectedItem();
        shown.setAll(arranged);
        if (selected != null) {
            int index = shown.indexOf(selected);
            if (index >= 0) {
                getSelectionModel().select(index);
            }
        }
    }

    /** A cell of words or figures. */
    private static final class WordsCell<T> extends TableCell<T, T> {
        private final Function<? super T, String> words;

        WordsCell(Function<? super T, String> words, boolean figure) {
            this.words = words;
            if (figure) {
                getStyleClass().add("figure-cell");
            }
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : words.apply(row));
        }
    }

    /** A cell that shows a node. */
    private static final class NodeCell<T> extends TableCell<T, T> {
        private final Function<? super T, ? extends Node> node;

        NodeCell(Function<? super T, ? extends Node> node) {
            this.node = node;
            getStyleClass().add("node-cell");
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : node.apply(row));
        }
    }
}

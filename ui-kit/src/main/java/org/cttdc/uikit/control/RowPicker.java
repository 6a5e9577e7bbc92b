package org.cttdc.uikit.control;

import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import org.cttdc.uikit.async.UiBridge;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row of a table chosen: the one asked for, else the one chosen before (though its figures changed), else the first. Rows
 * arrive after they were set, so it follows what the table shows.
 *
 * @param <T> as the table's rows
 */
public final class RowPicker<T> {
    private final DataTable<T> table;
    private final Function<? super T, String> id;
    private final BiPredicate<? super T, String> isNamed;
    private @Nullable String wanted;
    private @Nullable String chosen;

    /**
     * @param id names a row as long as it is the same thing
     * @param isNamed whether an argument of navigation names a row
     * @param show told of each chosen row
     */
    public RowPicker(
            UiBridge bridge,
            DataTable<T> table,
            Function<? super T, String> id,
            BiPredicate<? super T, String> isNamed,
            Consumer<? super T> show) {
        this.table = table;
        this.id = id;
        this.isNamed = isNamed;
        table.getItems().addListener((ListChangeListener<T>) _ -> bridge.onPulse(this::pick));
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                chosen = id.apply(row);
                show.accept(row);
            }
        });
    }

    /** Chooses a row, now or as soon as it is there. */
    public void want(String argument) {
        wanted = argument;
        pick();
    }

    private void pick() {
        String asked = wanted;
        if (asked != null) {
            for (T row : table.getItems()) {
                if (isNamed.test(row, asked)) {
                    wanted = null;
                    table.getSelectionModel().select(row);
                    return;
                }
            }
        }
        if (!table.getSelectionModel().isEmpty()) {
            return;
        }
        for (T row : table.getItems()) {
            if (id.apply(row).equals(chosen)) {
                table.getSelectionModel().select(row);
                return;
            }
        }
        table.getSelectionModel().selectFirst();
    }
}

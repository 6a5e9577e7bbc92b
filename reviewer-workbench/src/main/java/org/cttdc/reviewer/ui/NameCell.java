package org.cttdc.reviewer.ui;

import java.util.function.Function;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/** A cell of a choice that shows a thing by its name. */
final class NameCell<T> extends ListCell<T> {
    private final Function<? super T, String> name;

    NameCell(Function<? super T, String> name) {
        this.name = name;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : name.apply(item));
    }
}

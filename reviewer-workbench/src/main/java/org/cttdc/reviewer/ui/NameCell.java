package org.cttdc.reviewer.ui;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ListCell;
import org.cttdc.uikit.i18n.Languages;
import org.jspecify.annotations.Nullable;

/** A cell of a choice that shows a thing by its name, in the language of the moment. */
final class NameCell<T> extends ListCell<T> {
    private final Languages languages;
    private final Function<? super T, String> name;

    NameCell(Languages languages, Function<? super T, String> name) {
        this.languages = languages;
        this.name = name;
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        textProperty().unbind();
        if (empty || item == null) {
            setText(null);
        } else {
            textProperty().bind(Bindings.createStringBinding(() -> name.apply(item), languages.observe()));
        }
    }
}

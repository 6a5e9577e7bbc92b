package org.cttdc.uikit.control;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.cttdc.uikit.i18n.Languages;
import org.jspecify.annotations.Nullable;

/** A cell of a choice that shows a thing by its name, in the language of the moment. */
public final class NameCell<T> extends ListCell<T> {
    private final Languages languages;
    private final Function<? super T, String> name;

    /** Both cells of a choice: those of its list, and the one it shows itself. */
    public static <T> void in(ComboBox<T> box, Languages languages, Function<? super T, String> name) {
        box.setCellFactory(_ -> new NameCell<>(languages, name));
        box.setButtonCell(new NameCell<>(languages, name));
    }

    private NameCell(Languages languages, Function<? super T, String> name) {
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

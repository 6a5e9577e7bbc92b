package org.cttdc.uikit.control;

import java.math.BigDecimal;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** A decimal with its unit. The text is kept as typed; the value is exact or absent. */
public final class QuantityField extends HBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final String ALLOWED = "[-\u2212+]?[0-9,]*\\.?[0-9]*";

    private final TextField input = new TextField();
    private final ReadOnlyObjectWrapper<@Nullable BigDecimal> value = new ReadOnlyObjectWrapper<>(this, "value");

    public QuantityField(Text unit) {
        getStyleClass().addAll("quantity-field", "gap-8");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.PARENT);
        input.setAlignment(Pos.CENTER_RIGHT);
        input.getStyleClass().add("figure");
        input.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().matches(ALLOWED) ? change : null));
        input.accessibleTextProperty().bind(accessibleTextProperty().orElse(unit.get()));
        Label after = Words.quiet(unit);
        after.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Boxes.grow(input), after);
        input.textProperty().subscribe(text -> value.set(parse(text)));
        getPseudoClassStates()
                .subscribe(() -> input.pseudoClassStateChanged(
                        DANGER, getPseudoClassStates().contains(DANGER)));
    }

    /** The text as typed; kept in drafts. */
    public StringProperty textProperty() {
        return input.textProperty();
    }

    /** The exact decimal, or null while the text is none. */
    public ReadOnlyObjectProperty<@Nullable BigDecimal> valueProperty() {
        return value.getReadOnlyProperty();
    }

    public TextField input() {
        return input;
    }

    static @Nullable BigDecimal parse(String text) {
        String plain = text.replace(",", "").replace('\u2212', '-').strip();
        try {
            return plain.isEmpty() ? null : new BigDecimal(plain);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}

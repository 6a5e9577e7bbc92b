package org.cttdc.uikit.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** One field of a form: name, input, and below it the hint or what is wrong. */
public final class FormField {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Label name;
    private final Node input;
    private final Label below = new Label();
    private final VBox body;
    private final Text hint;
    private final ObjectProperty<@Nullable Text> problem = new SimpleObjectProperty<>(this, "problem");

    FormField(Text name, Node input, Text hint) {
        this.name = Words.body(name);
        this.name.setLabelFor(input);
        this.name.getStyleClass().add("field-name");
        this.name.setMinWidth(Region.USE_PREF_SIZE);
        this.input = input;
        this.hint = hint;
        below.getStyleClass().addAll("caption", "field-below");
        below.setWrapText(true);
        below.setMinHeight(Region.USE_PREF_SIZE);
        below.managedProperty().bind(below.visibleProperty());
        body = Boxes.column(Gap.TIGHT, input, below);
        body.setFillWidth(true);
        if (input.accessibleTextProperty().get() == null
                && !input.accessibleTextProperty().isBound()) {
            input.accessibleTextProperty().bind(name.observe());
        }
        if (input instanceof Control control) {
            control.setMaxWidth(Double.MAX_VALUE);
        }
        problem.subscribe(this::show);
    }

    /** What is wrong with the input; null while nothing is. */
    public ObjectProperty<@Nullable Text> problemProperty() {
        return problem;
    }

    Label name() {
        return name;
    }

    Node body() {
        return body;
    }

    private void show(@Nullable Text wrong) {
        below.textProperty().bind((wrong == null ? hint : wrong).observe());
        below.setVisible(!below.getText().isEmpty());
        below.pseudoClassStateChanged(DANGER, wrong != null);
        input.pseudoClassStateChanged(DANGER, wrong != null);
        input.accessibleHelpProperty().bind((wrong == null ? hint : wrong).observe());
    }
}

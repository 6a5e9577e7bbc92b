package org.cttdc.uikit.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.cttdc.uikit.i18n.Text;

/** A form: names on the left, fields on the right, the hint or what is wrong right below the field. */
public final class FormGrid extends GridPane {

    private final List<FormField> fields = new ArrayList<>();
    private final BooleanProperty valid = new SimpleBooleanProperty(this, "valid", true);

    public FormGrid() {
        getStyleClass().add("form-grid");
        var names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        names.setHgrow(Priority.NEVER);
        names.setMinWidth(USE_PREF_SIZE);
        var inputs = new ColumnConstraints();
        inputs.setHgrow(Priority.ALWAYS);
        inputs.setFillWidth(true);
        getColumnConstraints().addAll(names, inputs);
    }

    /** Adds a field; the answer takes its validation message. */
    public FormField add(Text name, Node input, Text hint) {
        var field = new FormField(name, input, hint);
        int row = fields.size();
        fields.add(field);
        GridPane.setValignment(field.name(), VPos.TOP);
        addRow(row, field.name(), field.body());
        field.problemProperty().subscribe(_ -> refresh());
        return field;
    }

    /** A field whose name says enough. */
    public FormField add(Text name, Node input) {
        return add(name, input, Text.empty());
    }

    /** Whether no field has a problem. */
    public ObservableBooleanValue validProperty() {
        return valid;
    }

    private void refresh() {
        valid.set(fields.stream().allMatch(field -> field.problemProperty().get() == null));
    }
}

package org.cttdc.expert.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.util.StringConverter;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** A control for a field that is a text: typed, or chosen from a few codes. */
final class FieldInput {
    private final Control control;
    private final Consumer<String> show;
    private boolean quiet;

    private FieldInput(Control control, Consumer<String> show) {
        this.control = control;
        this.show = show;
    }

    /** One line. */
    static FieldInput line(Consumer<String> enter) {
        return typed(new TextField(), enter);
    }

    /** Several lines. */
    static FieldInput lines(int rows, Consumer<String> enter) {
        var area = new TextArea();
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        return typed(area, enter);
    }

    /** A choice of codes, whose names stand in the bundle behind a prefix; none at all is "none". */
    static FieldInput choice(Texts texts, String prefix, List<String> codes, Consumer<String> enter) {
        var box = new ComboBox<String>();
        box.getItems().setAll(codes);
        box.converterProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new CodeNames(texts, prefix, codes),
                        texts.languages().observe()));
        var input = new FieldInput(box, box::setValue);
        box.converterProperty().subscribe((_, _) -> input.retell(box));
        box.valueProperty().subscribe((_, now) -> {
            if (!input.quiet && now != null) {
                enter.accept(now);
            }
        });
        return input;
    }

    private static FieldInput typed(TextInputControl text, Consumer<String> enter) {
        var input = new FieldInput(text, text::setText);
        text.textProperty().subscribe((_, now) -> {
            if (!input.quiet) {
                enter.accept(now);
            }
        });
        return input;
    }

    /** A box shows the new name of its value only when the value is set anew. */
    private void retell(ComboBox<String> box) {
        String value = box.getValue();
        quiet = true;
        box.setValue(null);
        box.setValue(value);
        quiet = false;
    }

    Control control() {
        return control;
    }

    /** Shows a text; one being typed is left alone unless told otherwise. */
    void show(String text, boolean evenFocused) {
        if (control.isFocused() && control instanceof TextInputControl && !evenFocused) {
            return;
        }
        boolean same = control instanceof TextInputControl input && text.equals(input.getText());
        if (!same) {
            quiet = true;
            show.accept(text);
            quiet = false;
        }
    }

    /** Names of codes in the language of the moment. */
    private static final class CodeNames extends StringConverter<String> {
        private final Texts texts;
        private final String prefix;
        private final List<String> codes;

        CodeNames(Texts texts, String prefix, List<String> codes) {
            this.texts = texts;
            this.prefix = prefix;
            this.codes = codes;
        }

        @Override
        public String toString(@Nullable String code) {
            return code == null ? "" : texts.get(prefix + (code.isEmpty() ? "none" : code));
        }

        @Override
        public String fromString(String name) {
            return codes.stream()
                    .filter(code -> toString(code).equals(name))
                    .findFirst()
                    .orElse("");
        }
    }
}

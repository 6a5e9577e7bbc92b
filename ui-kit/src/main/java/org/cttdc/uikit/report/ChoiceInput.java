package org.cttdc.uikit.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Level;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** Picks a level, or yes or no; values are codes as documents hold them. */
final class ChoiceInput extends ComboBox<String> {
    private final Map<String, Text> names = new LinkedHashMap<>();
    private boolean telling;

    ChoiceInput(UiKit kit, Characteristic c, String typed, Consumer<String> enter) {
        if (c.kind() == CharacteristicKind.BOOLEAN) {
            names.put("1", kit.texts().text("yes"));
            names.put("0", kit.texts().text("no"));
        }
        for (Level level : c.levels()) {
            names.put(Integer.toString(level.code()), DocumentTexts.of(kit.languages(), level.name()));
        }
        getStyleClass().add("reading-choice");
        promptTextProperty().bind(kit.texts().bind("report.choose"));
        converterProperty()
                .bind(Bindings.createObjectBinding(
                        NameConverter::new, kit.languages().observe()));
        getItems().setAll(names.keySet());
        setValue(names.containsKey(typed) ? typed : null);
        converterProperty().subscribe((_, _) -> retell());
        valueProperty().subscribe((_, now) -> {
            if (!telling) {
                enter.accept(now == null ? "" : now);
            }
        });
    }

    /** The new name of a value is shown only when the value is set anew. */
    private void retell() {
        String value = getValue();
        telling = true;
        setValue(null);
        setValue(value);
        telling = false;
    }

    /** Made anew for every language, so that the shown name follows it. */
    private final class NameConverter extends StringConverter<String> {
        @Override
        public @Nullable String toString(@Nullable String code) {
            Text name = code == null ? null : names.get(code);
            return name == null ? null : name.get();
        }

        @Override
        public @Nullable String fromString(@Nullable String name) {
            return names.entrySet().stream()
                    .filter(option -> option.getValue().get().equals(name))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
    }
}

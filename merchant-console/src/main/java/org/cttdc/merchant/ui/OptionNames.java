package org.cttdc.merchant.ui;

import java.util.Map;
import javafx.util.StringConverter;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** Shows codes of a choice by their names. */
final class OptionNames extends StringConverter<String> {
    private final Map<String, Text> names;

    OptionNames(Map<String, Text> names) {
        this.names = names;
    }

    @Override
    public String toString(@Nullable String code) {
        Text name = code == null ? null : names.get(code);
        return name == null ? "" : name.get();
    }

    @Override
    public String fromString(String name) {
        return names.entrySet().stream()
                .filter(option -> option.getValue().get().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}

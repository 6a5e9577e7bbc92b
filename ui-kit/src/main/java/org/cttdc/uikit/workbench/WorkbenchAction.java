package org.cttdc.uikit.workbench;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do, by palette, shortcut or button.
 *
 * @param id stable and unique in the suite, such as {@code wallet.transfer}
 * @param label a verb phrase
 * @param shortcut works while its workbench is shown, or null
 * @param enabled disabled actions are shown, not hidden
 */
public record WorkbenchAction(
        String id,
        Text label,
        @Nullable KeyCombination shortcut,
        ObservableBooleanValue enabled,
        Consumer<Navigator> run) {

    /** An action that can always be run. */
    public static WorkbenchAction of(String id, Text label, Consumer<Navigator> run) {
        return new WorkbenchAction(id, label, null, always(), run);
    }

    /** An action with a shortcut such as {@code Shortcut+T}. */
    public static WorkbenchAction of(String id, Text label, String shortcut, Consumer<Navigator> run) {
        return new WorkbenchAction(id, label, KeyCombination.valueOf(shortcut), always(), run);
    }

    /** The same action, enabled as told. */
    public WorkbenchAction enabledBy(ObservableBooleanValue condition) {
        return new WorkbenchAction(id, label, shortcut, condition, run);
    }

    private static ObservableBooleanValue always() {
        return new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();
    }
}

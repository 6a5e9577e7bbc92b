package org.cttdc.uikit.async;

import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

/**
 * What a person is told when something did not work.
 *
 * @param code stable identifier for support and tests, such as {@code node.unreachable}
 * @param what what did not happen
 * @param why why it did not happen
 * @param whatToDo the next step that is open to the person
 * @param details technical text for "copy details"; never shown as our own words
 */
public record UserError(String code, Text what, Text why, Text whatToDo, String details) {

    /**
     * An error whose words are under {@code error.<code>.what}, {@code .why} and {@code .do} of a bundle.
     *
     * @param args arguments of all three texts
     */
    public static UserError of(Texts texts, String code, String details, Object... args) {
        String key = "error." + code;
        return new UserError(
                code,
                texts.text(key + ".what", args),
                texts.text(key + ".why", args),
                texts.text(key + ".do", args),
                details);
    }

    /** Everything as plain lines, for the clipboard. */
    public String copyText() {
        return String.join("\n", "[" + code + "]", what.get(), why.get(), whatToDo.get(), details);
    }
}

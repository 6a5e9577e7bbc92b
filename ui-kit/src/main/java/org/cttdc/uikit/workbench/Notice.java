package org.cttdc.uikit.workbench;

import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that just happened, told at the edge of the frame.
 *
 * @param details technical text for "copy details", or null
 * @param follow the one next step, or null
 */
public record Notice(
        Kind kind,
        Text message,
        @Nullable String details,
        @Nullable Follow follow) {

    /** How much it matters. Problems stay until dismissed. */
    public enum Kind {
        INFO,
        DONE,
        WARNING,
        PROBLEM
    }

    /** A next step offered with a notice. */
    public record Follow(Text label, Runnable run) {}

    public static Notice info(Text message) {
        return new Notice(Kind.INFO, message, null, null);
    }

    public static Notice done(Text message) {
        return new Notice(Kind.DONE, message, null, null);
    }

    public static Notice warning(Text message) {
        return new Notice(Kind.WARNING, message, null, null);
    }

    public static Notice problem(Text message, String details) {
        return new Notice(Kind.PROBLEM, message, details, null);
    }

    /** The same notice with a next step. */
    public Notice follow(Text label, Runnable run) {
        return new Notice(kind, message, details, new Follow(label, run));
    }
}

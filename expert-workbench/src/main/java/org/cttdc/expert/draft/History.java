package org.cttdc.expert.draft;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Unlimited undo and redo over immutable snapshots. Typing on in one field is one step; anything else is a step of its own.
 */
public final class History {
    private final Deque<AuthorDraft> before = new ArrayDeque<>();
    private final Deque<AuthorDraft> after = new ArrayDeque<>();
    private AuthorDraft now;
    private @Nullable Place typing;

    public History(AuthorDraft first) {
        this.now = first;
    }

    public AuthorDraft now() {
        return now;
    }

    /** A step of its own. */
    public void change(AuthorDraft next) {
        step(next, null);
    }

    /** A keystroke in a field. */
    public void type(Place place, String text) {
        step(now.typed(place, text), place);
    }

    private void step(AuthorDraft next, @Nullable Place place) {
        if (next.equals(now)) {
            return;
        }
        if (place == null || !place.equals(typing)) {
            before.push(now);
        }
        after.clear();
        typing = place;
        now = next;
    }

    public boolean canUndo() {
        return !before.isEmpty();
    }

    public boolean canRedo() {
        return !after.isEmpty();
    }

    /** One step back; nothing where there is none. */
    public void undo() {
        if (canUndo()) {
            after.push(now);
            now = before.pop();
            typing = null;
        }
    }

    /** One step forward again; nothing where there is none. */
    public void redo() {
        if (canRedo()) {
            before.push(now);
            now = after.pop();
            typing = null;
        }
    }
}

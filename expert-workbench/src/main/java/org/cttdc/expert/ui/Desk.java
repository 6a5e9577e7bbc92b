package org.cttdc.expert.ui;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cttdc.expert.draft.AuthorDraft;
import org.cttdc.expert.draft.DraftStore;
import org.cttdc.expert.draft.History;
import org.cttdc.expert.draft.Place;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.jspecify.annotations.Nullable;

/** The draft on the desk: its history, and its file, which follows every change. FX thread only. */
final class Desk {
    private final UiBridge bridge;
    private final DraftStore store;
    private final UiBridge.Latest<Boolean> saving;
    private final ReadOnlyObjectWrapper<@Nullable AuthorDraft> draft = new ReadOnlyObjectWrapper<>(this, "draft");
    private final ReadOnlyObjectWrapper<@Nullable UserError> trouble = new ReadOnlyObjectWrapper<>(this, "trouble");
    private final AtomicReference<@Nullable AuthorDraft> newest = new AtomicReference<>();
    private final AtomicReference<@Nullable AuthorDraft> saved = new AtomicReference<>();
    private @Nullable History history;
    private boolean stepping;

    Desk(UiBridge bridge, DraftStore store) {
        this.bridge = bridge;
        this.store = store;
        this.saving = bridge.latest(_ -> trouble.set(null), trouble::set);
    }

    /** The draft now; null while there is none. */
    ReadOnlyObjectProperty<@Nullable AuthorDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Why the last change could not be kept on disk; null while it is. */
    ReadOnlyObjectProperty<@Nullable UserError> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether the change under way is a step in the history and not typing. */
    boolean stepping() {
        return stepping;
    }

    /** Takes up the draft kept last. */
    void reopen() {
        bridge.run(
                store::load,
                found -> found.ifPresent(kept -> {
                    if (history == null) {
                        history = new History(kept);
                        draft.set(kept);
                    }
                }),
                trouble::set);
    }

    /** Begins from a model; what was on the desk is one undo away. */
    void begin(QualityModel model) {
        AuthorDraft first = AuthorDraft.of(model);
        if (history == null) {
            history = new History(first);
            keep(first);
        } else {
            apply(_ -> first);
        }
    }

    /** Clears the desk, after publishing. */
    void clear() {
        history = null;
        draft.set(null);
        save(null);
    }

    void type(Place place, String text) {
        History past = history;
        if (past != null) {
            past.type(place, text);
            keep(past.now());
        }
    }

    void apply(UnaryOperator<AuthorDraft> change) {
        step(past -> past.change(change.apply(past.now())));
    }

    void undo() {
        step(History::undo);
    }

    void redo() {
        step(History::redo);
    }

    private void step(Consumer<History> how) {
        History past = history;
        if (past != null) {
            stepping = true;
            try {
                how.accept(past);
                keep(past.now());
            } finally {
                stepping = false;
            }
        }
    }

    private void keep(AuthorDraft now) {
        if (!Objects.equals(now, draft.get())) {
            draft.set(now);
            save(now);
        }
    }

    /** Whoever comes to write takes the newest, so that an old state never overwrites it. */
    private void save(@Nullable AuthorDraft now) {
        newest.set(now);
        saving.ask(() -> {
            synchronized (store) {
                AuthorDraft last = newest.get();
                if (last == null) {
                    store.clear();
                    saved.set(null);
                } else if (!last.equals(saved.get())) {
                    store.save(last);
                    saved.set(last);
                }
            }
            return true;
        });
    }
}

package org.cttdc.reviewer.ui;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cttdc.protocol.Bytes;
import org.cttdc.reviewer.flow.DraftStore;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.jspecify.annotations.Nullable;

/** Writes drafts off the FX thread with every change; a newer draft is never overwritten by an older one. */
final class DraftSaver {
    private record Pending(Bytes nullifier, Bytes draft) {}

    private final UiBridge bridge;
    private final DraftStore store;
    private final Runnable saved;
    private final Consumer<UserError> failed;
    private final AtomicReference<@Nullable Pending> newest = new AtomicReference<>();
    private final ReentrantLock writing = new ReentrantLock();

    /**
     * @param saved told on the FX thread when nothing is left to write
     * @param failed told on the FX thread when a draft could not be written
     */
    DraftSaver(UiBridge bridge, DraftStore store, Runnable saved, Consumer<UserError> failed) {
        this.bridge = bridge;
        this.store = store;
        this.saved = saved;
        this.failed = failed;
    }

    void save(Bytes nullifier, ReportSheet sheet) {
        Pending before = newest.getAndSet(new Pending(nullifier, SheetJson.write(sheet)));
        if (before != null && !before.nullifier().equals(nullifier)) {
            bridge.run(() -> write(before), _ -> {}, failed);
        }
        bridge.run(this::writeNewest, _ -> saved.run(), failed);
    }

    private boolean writeNewest() {
        writing.lock();
        try {
            Pending pending = newest.getAndSet(null);
            if (pending != null) {
                store.keep(pending.nullifier(), pending.draft());
            }
            return true;
        } finally {
            writing.unlock();
        }
    }

    private boolean write(Pending pending) {
        writing.lock();
        try {
            store.keep(pending.nullifier(), pending.draft());
            return true;
        } finally {
            writing.unlock();
        }
    }
}

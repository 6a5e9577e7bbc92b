package org.cttdc.app.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cttdc.app.frame.FrameModel;
import org.cttdc.app.frame.FrameStatus;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Keeps the status bar: what the light node verified, which phase the next block belongs to, what is still on its way. */
final class StatusFeed implements AutoCloseable {
    private final LightNode node;
    private final CyclePhases phases;
    private final Texts texts;
    private final Function<Throwable, UserError> errors;
    private final UiBridge.Feed<FrameStatus> feed;
    private final List<Subscription> subscriptions = new ArrayList<>();

    StatusFeed(
            UiBridge bridge,
            LightNode node,
            CyclePhases phases,
            Texts texts,
            Function<Throwable, UserError> errors,
            FrameModel model) {
        this.node = node;
        this.phases = phases;
        this.texts = texts;
        this.errors = errors;
        this.feed = bridge.feed(status -> model.statusProperty().set(status));
        subscriptions.add(node.watch(this::publish));
        subscriptions.add(node.outbox().watch(entry -> publish(node.status())));
    }

    private void publish(SyncStatus sync) {
        long waiting = node.outbox().entries().stream()
                .filter(entry -> !entry.settled())
                .map(OutboxEntry::id)
                .count();
        // The first block that a transaction signed now can be in.
        CyclePhases.Place next = phases.at(sync.height() + 1);
        feed.publish(new FrameStatus(
                sync.height(),
                word(sync),
                sync.peers(),
                next.cycle(),
                texts.text("phase." + next.phase()),
                next.blocksLeft() + 1,
                Math.toIntExact(waiting),
                trouble(sync)));
    }

    private @Nullable UserError trouble(SyncStatus sync) {
        return switch (sync.stage()) {
            case STARTING, SYNCING, SYNCED -> null;
            case OFFLINE, EXPIRED, HALTED -> sync.problem().map(errors).orElse(null);
        };
    }

    private static FrameStatus.Sync word(SyncStatus sync) {
        return switch (sync.stage()) {
            case STARTING -> FrameStatus.Sync.STARTING;
            case SYNCING -> FrameStatus.Sync.SYNCING;
            case SYNCED -> FrameStatus.Sync.SYNCED;
            case OFFLINE -> FrameStatus.Sync.OFFLINE;
            case EXPIRED -> FrameStatus.Sync.STALE;
            case HALTED -> FrameStatus.Sync.DISAGREEMENT;
        };
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}

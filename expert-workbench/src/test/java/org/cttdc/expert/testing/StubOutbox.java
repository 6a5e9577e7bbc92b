package org.cttdc.expert.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;

/** An outbox in which everything is final at once. */
final class StubOutbox implements Outbox {
    @Override
    public CompletableFuture<OutboxEntry> settled(long id) {
        return CompletableFuture.completedFuture(new OutboxEntry(
                id,
                StubWallet.ME,
                1,
                "It",
                Bytes.EMPTY,
                Bytes.EMPTY,
                2_000,
                OutboxEntry.Stage.FINAL,
                1,
                1_236,
                ErrorCode.OK,
                "",
                Instant.EPOCH));
    }

    @Override
    public long nextSequence(Bytes account) {
        return 1;
    }

    @Override
    public OutboxEntry submit(Bytes tx, String label) {
        throw new UnsupportedOperationException("the workbench submits through the wallet");
    }

    @Override
    public List<OutboxEntry> entries() {
        return List.of();
    }

    @Override
    public Subscription watch(Consumer<OutboxEntry> listener) {
        return () -> {};
    }
}

package org.cttdc.lightnode.sync;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.HeaderHistory.Delivered;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.store.HistoryTable;
import org.cttdc.lightnode.store.HistoryTable.Way;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.TrustedBlock;

/** Runs complete histories over the verified blocks of the store, one of a kind at a time. */
public final class Histories {
    /** A header in JSON takes a bit more than a thousand bytes; twice that leaves room for long names and large numbers. */
    private static final int MAX_HEADER_JSON = 2048;

    private final LightBlockTable blocks;
    private final HistoryTable table;
    private final ChunkSource chunks;
    private final HeaderVerifier verifier;
    private final int pages;
    private final ReentrantLock linking = new ReentrantLock();
    private final ReentrantLock signing = new ReentrantLock();

    /** Histories whose replies stay below {@code maxReply} bytes. */
    public Histories(LightBlockTable blocks, HistoryTable table, Peers peers, HeaderVerifier verifier, int maxReply) {
        this.blocks = blocks;
        this.table = table;
        this.chunks = new ChunkSource(peers);
        this.verifier = verifier;
        this.pages = Math.clamp(maxReply / (RpcClient.MAX_HEADERS * MAX_HEADER_JSON), 1, RpcClient.MAX_PAGES);
    }

    /** From {@code anchor} down to {@code lowest}, newest first. */
    public Delivered linked(TrustedBlock anchor, long lowest, Consumer<List<HashedHeader>> consumer) {
        requireHeight(lowest, anchor);
        return alone(linking, () -> new LinkedHistory(table, chunks, verifier, pages, consumer).run(anchor, lowest));
    }

    /** From the trust root up to {@code highest}, oldest first; at {@code newest} both ways must have led to the same header. */
    public Delivered signed(long rootHeight, TrustedBlock newest, long highest, Consumer<List<HashedHeader>> consumer) {
        requireHeight(highest, newest);
        TrustedBlock root = blocks.at(rootHeight)
                .orElseThrow(() -> new LightNodeException(Code.UNREACHABLE, "the trust root was not verified yet"));
        return alone(
                signing,
                () -> new SignedHistory(table, chunks, verifier, new ValidatorSets(), consumer)
                        .run(new HashedHeader(root.header(), root.hash()), highest, newest));
    }

    /** Forgets how far both are. */
    public void restart() {
        for (Way way : Way.values()) {
            table.save(way, List.of());
        }
    }

    private static void requireHeight(long height, TrustedBlock newest) {
        if (height < 1 || height > newest.height()) {
            throw new IllegalArgumentException("the verified headers are 1 to " + newest.height() + ", not " + height);
        }
    }

    private static <T> T alone(ReentrantLock lock, Supplier<T> work) {
        if (!lock.tryLock()) {
            throw new IllegalStateException("a history of this kind is running already");
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}

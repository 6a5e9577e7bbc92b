package org.cttdc.lightnode.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.HeaderHistory.Delivered;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.store.HistoryTable;
import org.cttdc.lightnode.store.HistoryTable.Stretch;
import org.cttdc.lightnode.store.HistoryTable.Way;
import org.cttdc.lightnode.store.TrustedBlock;

/** Headers from a signed one down, each by the hash in the one above it. */
final class LinkedHistory {
    private static final int AT_ONCE = 6;
    private static final int CHUNKS_PER_RESUME_POINT = 50;

    private final HistoryTable table;
    private final ChunkSource chunks;
    private final HeaderVerifier verifier;
    private final int chunkSize;
    private final Consumer<List<HashedHeader>> consumer;
    private final Deque<Stretch> older = new ArrayDeque<>();
    private long delivered;

    LinkedHistory(
            HistoryTable table,
            ChunkSource chunks,
            HeaderVerifier verifier,
            int pages,
            Consumer<List<HashedHeader>> consumer) {
        this.table = table;
        this.chunks = chunks;
        this.verifier = verifier;
        this.chunkSize = pages * RpcClient.MAX_HEADERS;
        this.consumer = consumer;
    }

    Delivered run(TrustedBlock anchor, long lowest) {
        table.load(Way.LINKED).stream()
                .filter(stretch -> stretch.high() <= anchor.height())
                .forEach(older::add);
        Stretch current = start(anchor);
        while (current.low() > lowest) {
            Stretch next = older.peek();
            long floor = next == null ? lowest : Math.max(lowest, next.high() + 1);
            current = linkDown(current, floor);
            if (next == null || next.high() + 1 < current.low()) {
                break;
            }
            current = join(current, older.remove());
        }
        save(current);
        return new Delivered(delivered, current.low(), current.high());
    }

    private Stretch start(TrustedBlock anchor) {
        if (!older.isEmpty() && older.element().high() == anchor.height()) {
            return older.remove();
        }
        deliver(List.of(new HashedHeader(anchor.header(), anchor.hash())));
        return new Stretch(anchor.height(), anchor.height(), anchor.hash(), anchor.header());
    }

    private Stretch linkDown(Stretch from, long floor) {
        Stretch current = from;
        int unsaved = 0;
        try (Pipeline<Chunk> pipeline = new Pipeline<>(work(from.low() - 1, floor), AT_ONCE)) {
            while (pipeline.hasNext()) {
                Stretch above = current;
                Chunk fetched = pipeline.next();
                Chunk chunk = chunks.fitting(
                        fetched,
                        c -> verifier.verifyLink(c.first(), above.edge()),
                        peer -> fetch(
                                peer,
                                fetched.last().header().height(),
                                fetched.first().header().height()));
                deliver(chunk.headers());
                current = new Stretch(
                        chunk.last().header().height(),
                        current.high(),
                        current.highHash(),
                        chunk.last().header());
                if (++unsaved == CHUNKS_PER_RESUME_POINT) {
                    save(current);
                    unsaved = 0;
                }
            }
            return current;
        } catch (RuntimeException e) {
            save(current);
            throw e;
        }
    }

    private Iterator<Callable<Chunk>> work(long top, long floor) {
        long count = top < floor ? 0 : (top - floor) / chunkSize + 1;
        return LongStream.range(0, count)
                .<Callable<Chunk>>mapToObj(i -> () -> {
                    long max = top - i * chunkSize;
                    long min = Math.max(floor, max - chunkSize + 1);
                    return chunks.fetch(i, peer -> fetch(peer, min, max));
                })
                .iterator();
    }

    /** What links inside a chunk is checked where it was fetched, so that it is done in parallel and held against who served it. */
    private Chunk fetch(Peer peer, long min, long max) {
        Chunk chunk = Chunk.of(peer, peer.rpc().headerRange(min, max));
        for (int i = 1; i < chunk.headers().size(); i++) {
            verifier.verifyLink(
                    chunk.headers().get(i), chunk.headers().get(i - 1).header());
        }
        return chunk;
    }

    private static Stretch join(Stretch upper, Stretch lower) {
        if (!upper.edge().lastBlockId().hash().equals(lower.highHash())) {
            throw new LightNodeException(
                    Code.CONFLICTING_HEADERS,
                    "header " + upper.low() + " links to "
                            + upper.edge().lastBlockId().hash() + ", an earlier history verified " + lower.highHash()
                            + " there");
        }
        return new Stretch(lower.low(), upper.high(), upper.highHash(), lower.edge());
    }

    private void deliver(List<HashedHeader> headers) {
        consumer.accept(headers);
        delivered += headers.size();
    }

    private void save(Stretch current) {
        List<Stretch> all = new ArrayList<>(older);
        all.addFirst(current);
        table.save(Way.LINKED, all);
    }
}

package org.cttdc.lightnode.sync;

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
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;

/**
 * Headers from a verified one up, each by its validators' signatures. Signatures do not depend on the header before, so those of many
 * heights are checked at once and the headers are led on from one another afterwards.
 */
final class SignedHistory {
    private static final int AT_ONCE = 6;
    private static final int CHUNKS_PER_RESUME_POINT = 100;

    private final HistoryTable table;
    private final ChunkSource chunks;
    private final HeaderVerifier verifier;
    private final ValidatorSets sets;
    private final Consumer<List<HashedHeader>> consumer;
    private long delivered;

    SignedHistory(
            HistoryTable table,
            ChunkSource chunks,
            HeaderVerifier verifier,
            ValidatorSets sets,
            Consumer<List<HashedHeader>> consumer) {
        this.table = table;
        this.chunks = chunks;
        this.verifier = verifier;
        this.sets = sets;
        this.consumer = consumer;
    }

    /** Goes on from where it was, or from the first verified header, up to {@code highest}, at most the height of {@code newest}. */
    Delivered run(HashedHeader first, long highest, TrustedBlock newest) {
        Stretch current = table.load(Way.SIGNED).stream().findFirst().orElseGet(() -> start(first));
        int unsaved = 0;
        try (Pipeline<Chunk> pipeline = new Pipeline<>(work(current.high() + 1, highest), AT_ONCE)) {
            while (pipeline.hasNext()) {
                current = goOn(current, pipeline.next());
                if (++unsaved == CHUNKS_PER_RESUME_POINT) {
                    save(current);
                    unsaved = 0;
                }
            }
        } finally {
            save(current);
        }
        if (current.high() == newest.height() && !current.highHash().equals(newest.hash())) {
            throw new LightNodeException(
                    Code.CONFLICTING_HEADERS,
                    "the signed headers lead to " + current.highHash() + " at height " + current.high() + ", where "
                            + newest.hash() + " was verified");
        }
        return new Delivered(delivered, current.low(), current.high());
    }

    private Stretch start(HashedHeader first) {
        deliver(List.of(first));
        long height = first.header().height();
        return new Stretch(height, height, first.hash(), first.header());
    }

    private Stretch goOn(Stretch below, Chunk fetched) {
        HashedHeader edge = new HashedHeader(below.edge(), below.highHash());
        Chunk chunk = chunks.fitting(
                fetched,
                c -> follow(edge, c),
                peer -> fetch(
                        peer,
                        fetched.first().header().height(),
                        fetched.last().header().height()));
        deliver(chunk.headers());
        HashedHeader last = chunk.last();
        return new Stretch(below.low(), last.header().height(), last.hash(), last.header());
    }

    private void follow(HashedHeader edge, Chunk chunk) {
        HashedHeader trusted = edge;
        for (HashedHeader next : chunk.headers()) {
            verifier.verifySuccessor(trusted, next.header());
            trusted = next;
        }
    }

    private Iterator<Callable<Chunk>> work(long bottom, long highest) {
        long count = bottom > highest ? 0 : (highest - bottom) / RpcClient.MAX_COMMITS + 1;
        return LongStream.range(0, count)
                .<Callable<Chunk>>mapToObj(i -> () -> {
                    long min = bottom + i * RpcClient.MAX_COMMITS;
                    long max = Math.min(highest, min + RpcClient.MAX_COMMITS - 1);
                    return chunks.fetch(i, peer -> fetch(peer, min, max));
                })
                .iterator();
    }

    private Chunk fetch(Peer peer, long min, long max) {
        List<SignedHeader> signed = peer.rpc().commits(min, max);
        for (SignedHeader one : signed) {
            verifier.verifyCommit(new LightBlock(one, sets.of(peer, one.header())));
        }
        return Chunk.of(peer, signed.stream().map(SignedHeader::header).toList());
    }

    private void deliver(List<HashedHeader> headers) {
        consumer.accept(headers);
        delivered += headers.size();
    }

    private void save(Stretch current) {
        table.save(Way.SIGNED, List.of(current));
    }
}

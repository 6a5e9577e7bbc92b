package org.cttdc.lightnode.sync;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.consensus.Header;

/** Verified headers of any height up to the newest, from the store or by hash links back from a later one. Thread-safe. */
public final class TrustedChain {
    private static final int CACHED = 4096;

    private final LightBlockTable table;
    private final Peers peers;
    private final HeaderVerifier verifier;
    private final NavigableMap<Long, VerifiedHeader> linked = new TreeMap<>();

    public TrustedChain(LightBlockTable table, Peers peers, HeaderVerifier verifier) {
        this.table = table;
        this.peers = peers;
        this.verifier = verifier;
    }

    /** The newest verified block. */
    public Optional<TrustedBlock> newest() {
        return table.newest();
    }

    /** The header of a height at or below the newest verified one; throws HEIGHT_TOO_HIGH above it. */
    public VerifiedHeader header(long height) {
        TrustedBlock above = table.nearestAbove(height)
                .orElseThrow(() -> new LightNodeException(
                        Code.HEIGHT_TOO_HIGH, "header " + height + " is above what was verified"));
        if (above.height() == height) {
            return VerifiedHeader.of(above);
        }
        VerifiedHeader from = VerifiedHeader.of(above);
        synchronized (linked) {
            Map.Entry<Long, VerifiedHeader> known = linked.ceilingEntry(height);
            if (known != null && known.getKey() < above.height()) {
                from = known.getValue();
            }
        }
        while (from.header().height() > height) {
            from = linkBack(from, height);
        }
        return from;
    }

    /** A page of hash links towards {@code height}. No signature is needed: each header names the one below it. */
    private VerifiedHeader linkBack(VerifiedHeader upper, long height) {
        long max = upper.header().height() - 1;
        long min = Math.max(height, max - RpcClient.MAX_HEADERS + 1);
        return peers.ask(peer -> link(upper, peer.rpc().headers(min, max)));
    }

    private VerifiedHeader link(VerifiedHeader upper, List<Header> newestFirst) {
        if (newestFirst.isEmpty()) {
            throw new LightNodeException(
                    Code.HEIGHT_PRUNED, "no header below " + upper.header().height() + " was served");
        }
        VerifiedHeader at = upper;
        for (Header lower : newestFirst) {
            verifier.verifyLink(lower, at.header());
            at = new VerifiedHeader(lower, lower.hash(), upper.anchor());
            remember(at);
        }
        return at;
    }

    private void remember(VerifiedHeader header) {
        synchronized (linked) {
            linked.put(header.header().height(), header);
            if (linked.size() > CACHED) {
                var _ = linked.pollFirstEntry();
            }
        }
    }
}

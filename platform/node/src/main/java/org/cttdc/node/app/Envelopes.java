package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions and remembers the newest that held: one is met when it comes, when it is proposed and when its block runs, and its
 * signature is checked once. What is remembered is named by the hash of key, body and signature together, which are the transaction's
 * only bytes, so what was opened is the same whether it is remembered or not (docs/adr/0182).
 */
final class Envelopes {
    /** Transactions remembered, in bytes of their encodings. */
    private static final long MAX_BYTES = 16L << 20;
    /** Fewer are not worth another thread. */
    private static final int PARALLEL_FROM = 4;

    private static final int SLICE = 16;

    private final String chainId;
    private final Map<Bytes, Known> known = new LinkedHashMap<>();
    private long bytes;

    Envelopes(String chainId) {
        this.chainId = chainId;
    }

    private record Known(Envelope envelope, int size) {}

    /** Opens a transaction, or refuses it as {@link Envelope#open} does. May be called from any thread. */
    Envelope open(Bytes tx) throws Rejection {
        Bytes hash = Sha256.of(tx);
        Envelope remembered = find(hash);
        if (remembered != null) {
            return remembered;
        }
        Envelope opened = Envelope.open(tx, chainId);
        remember(hash, new Known(opened, tx.size()));
        return opened;
    }

    /** Opens what is not remembered on all processors; one that is refused now is refused again when its turn comes. */
    void openAll(List<Bytes> txs) {
        if (txs.size() < PARALLEL_FROM) {
            txs.forEach(this::openQuietly);
            return;
        }
        List<Callable<@Nullable Void>> slices = new ArrayList<>();
        for (int from = 0; from < txs.size(); from += SLICE) {
            List<Bytes> slice = txs.subList(from, Math.min(txs.size(), from + SLICE));
            slices.add(() -> {
                slice.forEach(this::openQuietly);
                return null;
            });
        }
        ForkJoinPool.commonPool().invokeAllUninterruptibly(slices);
    }

    private void openQuietly(Bytes tx) {
        try {
            open(tx);
        } catch (Rejection | RuntimeException e) {
            // Nothing to remember: whoever needs it meets the same again.
        }
    }

    private synchronized @Nullable Envelope find(Bytes hash) {
        Known found = known.get(hash);
        return found == null ? null : found.envelope();
    }

    private synchronized void remember(Bytes hash, Known opened) {
        if (known.put(hash, opened) == null) {
            bytes += opened.size();
        }
        Iterator<Known> oldest = known.values().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }
}

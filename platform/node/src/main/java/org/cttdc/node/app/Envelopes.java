package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SignatureChecker;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions and remembers the newest that held: one is met when it comes, when it is proposed and when its block runs, and its
 * signature is checked once. What is remembered is named by the transaction's only bytes, which are key, body and signature together, so
 * what was opened is the same whether it is remembered or not (docs/adr/0182).
 */
final class Envelopes {
    /** Transactions remembered, in bytes of their encodings. */
    private static final long MAX_BYTES = 16L << 20;
    /** Senders whose keys are kept prepared. */
    private static final int MAX_KEYS = 8_192;
    /** Opened together on one thread: enough for what signatures share, and few enough to keep all processors busy. */
    private static final int SLICE = 16;

    private final String chainId;
    private final SignatureChecker signatures = new SignatureChecker(MAX_KEYS);
    private final Map<Bytes, Envelope> known = new LinkedHashMap<>();
    private long bytes;

    Envelopes(String chainId) {
        this.chainId = chainId;
    }

    /** Opens a transaction, or refuses it. May be called from any thread. */
    Envelope open(Bytes tx) throws Rejection {
        Envelope remembered = find(tx);
        if (remembered != null) {
            return remembered;
        }
        Envelope.Sealed sealed = Envelope.read(tx, chainId);
        Envelope opened = sealed.open(signatures.valid(List.of(sealed.claim())).get(0));
        remember(tx, opened);
        return opened;
    }

    /** Opens what is not remembered on all processors; one that is refused now is refused again when its turn comes. */
    void openAll(List<Bytes> txs) {
        List<Bytes> unknown = txs.stream().filter(tx -> find(tx) == null).toList();
        if (unknown.size() <= SLICE) {
            openTogether(unknown);
            return;
        }
        List<Callable<@Nullable Void>> slices = new ArrayList<>();
        for (int from = 0; from < unknown.size(); from += SLICE) {
            List<Bytes> slice = unknown.subList(from, Math.min(unknown.size(), from + SLICE));
            slices.add(() -> {
                openTogether(slice);
                return null;
            });
        }
        ForkJoinPool.commonPool().invokeAllUninterruptibly(slices);
    }

    private void openTogether(List<Bytes> txs) {
        Map<Bytes, Envelope.Sealed> sealed = new LinkedHashMap<>();
        for (Bytes tx : txs) {
            try {
                sealed.put(tx, Envelope.read(tx, chainId));
            } catch (Rejection | RuntimeException e) {
                // Nothing to remember: whoever needs it meets the same again.
            }
        }
        BitSet valid = signatures.valid(
                sealed.values().stream().map(Envelope.Sealed::claim).toList());
        int place = 0;
        for (Map.Entry<Bytes, Envelope.Sealed> one : sealed.entrySet()) {
            try {
                remember(one.getKey(), one.getValue().open(valid.get(place++)));
            } catch (Rejection e) {
                // As above.
            }
        }
    }

    private synchronized @Nullable Envelope find(Bytes tx) {
        return known.get(tx);
    }

    private synchronized void remember(Bytes tx, Envelope opened) {
        if (known.put(tx, opened) == null) {
            bytes += tx.size();
        }
        Iterator<Bytes> oldest = known.keySet().iterator();
        while (bytes > MAX_BYTES) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
    }
}

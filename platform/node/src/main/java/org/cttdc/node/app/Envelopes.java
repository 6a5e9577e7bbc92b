package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SignatureChecker;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Opens transactions and remembers the newest that held: one is met when it comes, when it is proposed and when its block runs, and its
 * signatures are checked once. What is remembered is named by the transaction's only bytes, which are key, body and signature together, so
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

    /** A transaction that came; it is opened at the latest when somebody asks for that. */
    final class Arrival {
        private final Bytes tx;
        private @Nullable Envelope opened;

        private Arrival(Bytes tx, @Nullable Envelope opened) {
            this.tx = tx;
            this.opened = opened;
        }

        Bytes tx() {
            return tx;
        }

        /** What it holds, empty where it was not opened or is refused. */
        Optional<Envelope> opened() {
            return Optional.ofNullable(opened);
        }

        /** What it holds, or why it is refused. */
        Envelope open() throws Rejection {
            Envelope known = opened;
            return known == null ? Envelopes.this.open(tx) : known;
        }
    }

    /** A transaction that is opened already where it is remembered. */
    synchronized Arrival find(Bytes tx) {
        return new Arrival(tx, known.get(tx));
    }

    private synchronized List<Arrival> find(List<Bytes> txs) {
        return txs.stream().map(this::find).toList();
    }

    private Envelope open(Bytes tx) throws Rejection {
        Envelope.Sealed sealed = Envelope.read(tx, chainId);
        Envelope opened = sealed.opened(signatures.valid(sealed.claims()))
                .orElseThrow(() ->
                        new Rejection(ErrorCode.E_SIGNATURE, "the signature does not belong to this key and body"));
        remember(tx, opened);
        return opened;
    }

    /** Opens what is not remembered on all processors; one that is refused now is refused again when its turn comes. */
    List<Arrival> openAll(List<Bytes> txs) {
        List<Arrival> arrivals = find(txs);
        List<Arrival> unknown =
                arrivals.stream().filter(arrival -> arrival.opened == null).toList();
        if (unknown.size() <= SLICE) {
            openTogether(unknown);
            return arrivals;
        }
        List<Callable<@Nullable Void>> slices = new ArrayList<>();
        for (int from = 0; from < unknown.size(); from += SLICE) {
            List<Arrival> slice = unknown.subList(from, Math.min(unknown.size(), from + SLICE));
            slices.add(() -> {
                openTogether(slice);
                return null;
            });
        }
        ForkJoinPool.commonPool().invokeAllUninterruptibly(slices);
        return arrivals;
    }

    private void openTogether(List<Arrival> arrivals) {
        List<Arrival> read = new ArrayList<>(arrivals.size());
        List<Envelope.Sealed> sealed = new ArrayList<>(arrivals.size());
        for (Arrival arrival : arrivals) {
            try {
                sealed.add(Envelope.read(arrival.tx, chainId));
                read.add(arrival);
            } catch (Rejection | RuntimeException e) {
                // Nothing to remember: whoever needs it meets the same again.
            }
        }
        BitSet valid = signatures.valid(
                sealed.stream().flatMap(one -> one.claims().stream()).toList());
        int first = 0;
        for (int i = 0; i < sealed.size(); i++) {
            Arrival arrival = read.get(i);
            int next = first + sealed.get(i).claims().size();
            sealed.get(i).opened(valid.get(first, next)).ifPresent(opened -> {
                arrival.opened = opened;
                remember(arrival.tx, opened);
            });
            first = next;
        }
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

package org.cttdc.node.app;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * What goes into a block: transactions whose envelope holds and that can pay, each sender's in the order of their sequence. What a
 * proposer prepares by this rule every validator accepts by the same rule, on the same committed state.
 */
final class Proposals {
    private final TxExecutor executor;
    private final StateStore state;
    private final BlockContext block;

    /** {@code state} is a layer that is thrown away. */
    Proposals(TxExecutor executor, StateStore state, BlockContext block) {
        this.executor = executor;
        this.state = state;
        this.block = block;
    }

    /**
     * The transactions that fit and can pay, in the order of their arrival, except that one which came before its predecessor waits
     * for it. {@code maxBytes} is counted as blocks count: each with its tag and length.
     */
    List<Bytes> prepare(List<Envelopes.Arrival> arrived, long maxBytes) {
        List<Bytes> chosen = new ArrayList<>();
        Deque<Envelopes.Arrival> early = new ArrayDeque<>();
        long left = maxBytes;
        for (Envelopes.Arrival tx : arrived) {
            left -= take(tx, left, chosen, early);
        }
        for (int before = -1; before != chosen.size() && !early.isEmpty(); ) {
            before = chosen.size();
            for (int i = early.size(); i > 0; i--) {
                left -= take(early.remove(), left, chosen, early);
            }
        }
        return chosen;
    }

    private long take(Envelopes.Arrival tx, long left, List<Bytes> chosen, Deque<Envelopes.Arrival> early) {
        long size = sizeInBlock(tx.tx());
        if (size > left) {
            return 0;
        }
        try {
            executor.check(tx, state, block);
        } catch (Rejection e) {
            if (e.code() == ErrorCode.E_SEQUENCE) {
                early.add(tx);
            }
            return 0;
        }
        chosen.add(tx.tx());
        return size;
    }

    /** Refuses the first transaction that {@link #prepare} would not have chosen at its place. */
    void process(List<Envelopes.Arrival> txs) throws Rejection {
        for (Envelopes.Arrival tx : txs) {
            executor.check(tx, state, block);
        }
    }

    /** A transaction is a repeated field of the block's data: tag, length as a varint, bytes. */
    static long sizeInBlock(Bytes tx) {
        int lengthBytes = 1;
        for (int rest = tx.size() >>> 7; rest > 0; rest >>>= 7) {
            lengthBytes++;
        }
        return 1L + lengthBytes + tx.size();
    }
}

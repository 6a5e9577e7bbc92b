package org.cttdc.node.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.cttdc.node.TestKeys;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;

/** A process that sends transactions, says which ones are in a block, and dies without warning. */
final class CrashChild {
    private CrashChild() {}

    /** {@code args}: home, the write step to die at (0 for never), alice's next sequence. */
    public static void main(String[] args) throws Exception {
        long fatal = Long.parseLong(args[1]);
        AtomicLong steps = new AtomicLong();
        CrashPoint crashPoint = step -> {
            if (steps.incrementAndGet() == fatal) {
                Runtime.getRuntime().halt(137);
            }
        };
        try (ChainRunner runner = ChainCheck.open(Path.of(args[0]), crashPoint)) {
            send(runner, Long.parseLong(args[2]));
        }
    }

    private static void send(ChainRunner runner, long first) throws Exception {
        for (long sequence = first; sequence < first + 10_000; sequence++) {
            long before = runner.head().height();
            runner.submit(TestKeys.tx("alice", sequence, new Msg.Transfer(TestKeys.address("bob"), Asset.CTT, 1)));
            runner.advance(1);
            if (runner.head().height() <= before) {
                throw new IOException("no block was made");
            }
            // The block that holds the transaction is stored: from here on it must never be lost.
            System.out.println(sequence + 1);
            System.out.flush();
        }
    }
}

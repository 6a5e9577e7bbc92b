package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read ahead of blocks, before them and beside them, changes nothing about them. */
class ReadAheadTest {
    private static final List<String> SENDERS = List.of("alice", "bob", "merchant");
    private static final int BLOCKS = 40;
    private static final int RECEIVERS = 12;

    @TempDir
    Path plain;

    @TempDir
    Path ahead;

    private final Random random = new Random(7);
    private final long[] sequences = new long[SENDERS.size()];

    @Test
    void blocksComeToTheSameState() throws Exception {
        try (TestChain reference = new TestChain(plain);
                TestChain chain = new TestChain(ahead);
                ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Bytes> next = block();
            for (int i = 0; i < BLOCKS; i++) {
                List<Bytes> now = next;
                next = block();
                chain.app.expectTxs(now);
                List<Bytes> expected = next;
                beside.execute(() -> chain.app.expectTxs(expected));
                chain.block(now.toArray(Bytes[]::new));
                reference.block(now.toArray(Bytes[]::new));
            }
            assertThat(chain.appHashes()).isEqualTo(reference.appHashes());
        }
    }

    private List<Bytes> block() {
        List<Bytes> txs = new ArrayList<>();
        for (int i = 0; i < SENDERS.size(); i++) {
            Msg pay = new Msg.Transfer(receiver(), Asset.CTT, 1);
            txs.add(TestKeys.tx(SENDERS.get(i), sequences[i]++, pay));
        }
        return txs;
    }

    private Bytes receiver() {
        return Sha256.of(Bytes.of((byte) random.nextInt(RECEIVERS))).slice(0, 20);
    }
}

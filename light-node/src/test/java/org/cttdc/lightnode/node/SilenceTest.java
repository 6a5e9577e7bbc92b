package org.cttdc.lightnode.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that falls silent. */
@Timeout(30)
class SilenceTest {
    private static final Bytes ALICE = Bytes.of(new byte[20]);
    private static final Bytes NOBODY = Bytes.fromHex("ff".repeat(20));

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);

    @Test
    void endsWithSilenceByTheDeadlineAndServesWhatWasRead() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        chain.put(StateKeys.account(ALICE), new Account(5, 7, 3));
        chain.grow(6);
        try (LyingNode node = new LyingNode(chain);
                LightNode light = TestNodes.open(home, chain.trust(), node)) {
            StateView view = light.awaitHeight(5);
            var known = view.read(StateKeys.account(ALICE)).value();
            node.transport((exchange, body) -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            TestNodes.await(light, s -> s.stage() == Stage.OFFLINE);
            assertThat(light.head().read(StateKeys.account(ALICE)).value()).isEqualTo(known);
            assertThatThrownBy(() -> light.head().read(StateKeys.account(NOBODY)))
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.UNREACHABLE));
            end.countDown();
        }
    }
}

package org.cttdc.lightnode.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.OutboxEntry.Stage;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sending process is killed the hard way at each step; whoever opens its home goes on. */
class CrashTest {
    private static final Bytes TX = Keys.transfer(TestChain.CHAIN_ID, 4, 100, "");

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(1);

    private Process start(LyingNode node) throws IOException {
        return start(node, "submit");
    }

    private Process start(LyingNode node, String what) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingSender.class.getName(),
                        home.toString(),
                        node.endpoint().toString(),
                        chain.genesis().hash().hex(),
                        TX.hex(),
                        what)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void killAt(Process process, Stage stage) throws IOException {
        killAt(process, stage.name());
    }

    private static void killAt(Process process, String word) throws IOException {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.equals(word)) {
                line = out.readLine();
            }
            kill(process);
            assertThat(line).isEqualTo(word);
        }
    }

    private void grow() {
        chain.put(StateKeys.account(Keys.ACCOUNT), new Account(1_000_000, 0, 4));
        chain.grow(3);
    }

    private void include() {
        chain.put(StateKeys.account(Keys.ACCOUNT), new Account(1_000_000, 0, 5));
        chain.produce(TX);
    }

    private OutboxEntry reopenAndSettle(LyingNode node) throws Exception {
        try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
            assertThat(light.outbox().entries()).hasSize(1);
            OutboxEntry entry = light.outbox().entries().getFirst();
            assertThat(entry.tx()).isEqualTo(TX);
            assertThat(entry.label()).isEqualTo("survives");
            return light.outbox().settled(entry.id()).get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED", "SENT", "SEEN"})
    void goesOnAfterBeingKilledAtAStage(Stage stage) throws Exception {
        grow();
        try (LyingNode node = new LyingNode(chain)) {
            killAt(start(node), stage);
            include();
            chain.grow(1);
            assertThat(reopenAndSettle(node).stage()).isEqualTo(Stage.FINAL);
        }
    }

    @Test
    void goesOnAfterBeingKilledWhileTheBytesAreOnTheirWay() throws Exception {
        grow();
        try (LyingNode node = new LyingNode(chain)) {
            Process[] sender = new Process[1];
            node.beforeBroadcast(() -> kill(sender[0]));
            sender[0] = start(node);
            sender[0].onExit().orTimeout(20, TimeUnit.SECONDS).join();
            node.beforeBroadcast(() -> {});
            assertThat(node.broadcasts()).containsOnly(TX);
            include();
            chain.grow(1);
            assertThat(reopenAndSettle(node).stage()).isEqualTo(Stage.FINAL);
        }
    }

    @Test
    void goesOnAfterBeingKilledBetweenInclusionAndResult() throws Exception {
        grow();
        try (LyingNode node = new LyingNode(chain)) {
            Process sender = start(node);
            node.onBroadcast(result -> {
                include();
                return result;
            });
            killAt(sender, Stage.INCLUDED);
            chain.grow(1);
            assertThat(reopenAndSettle(node).stage()).isEqualTo(Stage.FINAL);
        }
    }

    @Test
    void keepsADraftWhosePersonNeverAnswered() throws Exception {
        grow();
        try (LyingNode node = new LyingNode(chain)) {
            killAt(start(node, "draft"), Stage.DRAFT);
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                OutboxEntry draft = light.outbox().entries().getFirst();
                assertThat(draft.stage()).isEqualTo(Stage.DRAFT);
                assertThat(draft.tx()).isEqualTo(Keys.body(TX));
                light.awaitHeight(2);
                assertThat(light.outbox().nextSequence(Keys.ACCOUNT)).isEqualTo(4);
                assertThat(node.broadcasts()).isEmpty();
                OutboxEntry signed = light.outbox().submit(TX, "survives");
                assertThat(signed.id()).isEqualTo(draft.id());
                assertThat(signed.stage()).isEqualTo(Stage.SIGNED);
            }
            include();
            chain.grow(1);
            assertThat(reopenAndSettle(node).stage()).isEqualTo(Stage.FINAL);
        }
    }

    @Test
    void goesOnWithAReplacementAndProvesTheOtherReplaced() throws Exception {
        grow();
        Bytes instead = Keys.transfer(TestChain.CHAIN_ID, 4, 100, "instead");
        try (LyingNode node = new LyingNode(chain)) {
            killAt(start(node, instead.hex()), "BOTH");
            chain.put(StateKeys.account(Keys.ACCOUNT), new Account(1_000_000, 0, 5));
            chain.produce(instead);
            chain.grow(1);
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                for (OutboxEntry entry : light.outbox().entries()) {
                    Stage end = light.outbox()
                            .settled(entry.id())
                            .get(20, TimeUnit.SECONDS)
                            .stage();
                    assertThat(end).isEqualTo(entry.tx().equals(TX) ? Stage.REPLACED : Stage.FINAL);
                }
            }
        }
    }

    @Test
    void resendsWhatNoEndpointHasAnyMore() throws Exception {
        grow();
        try (LyingNode node = new LyingNode(chain)) {
            killAt(start(node), Stage.SEEN);
        }
        try (LyingNode fresh = new LyingNode(chain)) {
            fresh.onBroadcast(result -> {
                include();
                chain.grow(1);
                return result;
            });
            assertThat(reopenAndSettle(fresh).stage()).isEqualTo(Stage.FINAL);
            assertThat(fresh.broadcasts()).containsOnly(TX);
        }
    }

    @Test
    void leavesAHomeAloneThatAnotherProcessUses() throws Exception {
        grow();
        try (LyingNode node = new LyingNode(chain)) {
            Process sender = start(node);
            try (BufferedReader out = sender.inputReader(StandardCharsets.UTF_8)) {
                assertThat(out.readLine()).isEqualTo("SIGNED");
                assertThatThrownBy(() -> TestNodes.open(home, chain.trust(), node))
                        .isInstanceOf(LightNodeException.class)
                        .hasMessageContaining("in use by another process");
            } finally {
                kill(sender);
            }
            include();
            chain.grow(1);
            assertThat(reopenAndSettle(node).stage()).isEqualTo(Stage.FINAL);
        }
    }
}

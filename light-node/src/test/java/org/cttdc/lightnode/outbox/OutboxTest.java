package org.cttdc.lightnode.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Outbox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.OutboxEntry.Stage;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(1);
    private LyingNode node;
    private LightNode light;
    private Outbox outbox;

    @BeforeEach
    void open() {
        sequence(4);
        chain.grow(3);
        node = new LyingNode(chain);
        light = TestNodes.open(home, chain.trust(), node);
        light.awaitHeight(2);
        outbox = light.outbox();
    }

    @AfterEach
    void close() {
        light.close();
        node.close();
    }

    private void sequence(long next) {
        chain.put(StateKeys.account(Keys.ACCOUNT), new Account(1_000_000, 0, next));
    }

    private static Bytes tx(long sequence, long validUntil) {
        return Keys.transfer(TestChain.CHAIN_ID, sequence, validUntil, "");
    }

    private OutboxEntry settled(OutboxEntry entry) throws Exception {
        return outbox.settled(entry.id()).get(10, TimeUnit.SECONDS);
    }

    private void include(Bytes... txs) {
        sequence(5);
        chain.produce(txs);
        chain.grow(1);
    }

    @Test
    void carriesATransactionToItsProvedResult() throws Exception {
        Bytes tx = tx(4, 100);
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(4);
        OutboxEntry entry = outbox.submit(tx, "one for the road");
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(5);
        include(Bytes.of((byte) 1), tx);
        OutboxEntry end = settled(entry);
        assertThat(end.stage()).isEqualTo(Stage.FINAL);
        assertThat(end.code()).isEqualTo(ErrorCode.OK);
        assertThat(end.height()).isEqualTo(4);
        assertThat(end.label()).isEqualTo("one for the road");
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(5);
    }

    @Test
    void findsATransactionThatTheEndpointsIndexDenies() throws Exception {
        Bytes tx = tx(4, 100);
        node.lie((method, result) -> {
            if (method.equals("tx")) {
                throw LyingNode.error("tx (00) not found");
            }
            return result;
        });
        OutboxEntry entry = outbox.submit(tx, "hidden");
        include(tx);
        assertThat(settled(entry).stage()).isEqualTo(Stage.FINAL);
    }

    @Test
    void expiresOnlyByProof() throws Exception {
        OutboxEntry entry = outbox.submit(tx(4, 6), "late");
        chain.grow(3);
        light.awaitHeight(5);
        assertThat(outbox.settled(entry.id())).isNotDone();
        chain.grow(1);
        OutboxEntry end = settled(entry);
        assertThat(end.stage()).isEqualTo(Stage.EXPIRED);
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(4);
    }

    @Test
    void knowsWhenAnotherTransactionTookItsSequence() throws Exception {
        OutboxEntry entry = outbox.submit(tx(4, 100), "second");
        include(Keys.transfer(TestChain.CHAIN_ID, 4, 100, "first"));
        assertThat(settled(entry).stage()).isEqualTo(Stage.REPLACED);
    }

    @Test
    void isRefusedWhereEveryEndpointRefuses() throws Exception {
        node.onBroadcast(
                result -> result.put("code", ErrorCode.E_FUNDS.number()).put("log", "<b>too poor</b>\u0007"));
        OutboxEntry end = settled(outbox.submit(tx(4, 100), "poor"));
        assertThat(end.stage()).isEqualTo(Stage.REFUSED);
        assertThat(end.code()).isEqualTo(ErrorCode.E_FUNDS);
        assertThat(end.detail()).contains("too poor").doesNotContain("\u0007");
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(4);
    }

    @Test
    void saysWhatANodeSaysAsItsWordAlone() throws Exception {
        node.onBroadcast(
                result -> result.put("code", ErrorCode.E_FUNDS.number()).put("log", "too poor"));
        OutboxEntry refused = settled(outbox.submit(tx(4, 100), "poor"));
        assertThat(refused.said())
                .hasValueSatisfying(said -> assertThat(said.value()).contains("too poor"));
        node.onBroadcast(result -> result);
        Bytes tx = tx(4, 90);
        OutboxEntry fine = outbox.submit(tx, "fine");
        include(tx);
        assertThat(settled(fine).said()).isEmpty();
    }

    @Test
    void sendsOnlyTheLatestOfThoseWithOneNumber() throws Exception {
        node.onBroadcast(result -> result.put("code", ErrorCode.E_SEQUENCE.number()));
        OutboxEntry first = outbox.submit(tx(4, 100), "slow");
        Bytes faster = Keys.transfer(TestChain.CHAIN_ID, 4, 100, "faster");
        OutboxEntry second = outbox.submit(faster, "faster");
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(5);
        include(faster);
        assertThat(settled(second).stage()).isEqualTo(Stage.FINAL);
        assertThat(settled(first).stage()).isEqualTo(Stage.REPLACED);
    }

    @Test
    void knowsWhichNumberIsMissing() {
        assertThat(outbox.gap(Keys.ACCOUNT)).isEmpty();
        outbox.submit(tx(6, 100), "too early");
        assertThat(outbox.gap(Keys.ACCOUNT)).hasValue(4);
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(4);
        outbox.submit(tx(4, 100), "fills it");
        assertThat(outbox.gap(Keys.ACCOUNT)).hasValue(5);
        outbox.submit(tx(5, 100), "and the next");
        assertThat(outbox.gap(Keys.ACCOUNT)).isEmpty();
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(7);
    }

    @Test
    void aDraftHoldsNoNumberAndLeavesNoTrace() {
        OutboxEntry draft = outbox.draft(Keys.ACCOUNT, Keys.body(tx(4, 100)), "perhaps");
        assertThat(draft.stage()).isEqualTo(Stage.DRAFT);
        assertThat(draft.underWay()).isFalse();
        assertThat(outbox.nextSequence(Keys.ACCOUNT)).isEqualTo(4);
        outbox.discard(draft.id());
        assertThat(outbox.entries()).isEmpty();
        OutboxEntry signed = outbox.submit(tx(4, 100), "yes");
        outbox.discard(signed.id());
        assertThat(outbox.entries()).hasSize(1);
        assertThat(node.broadcasts()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void keepsASecondSubmissionOfTheSameBytesAsOne() {
        OutboxEntry first = outbox.submit(tx(4, 100), "a");
        OutboxEntry second = outbox.submit(tx(4, 100), "b");
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(outbox.entries()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoEnvelopeOfThisChain() {
        assertRefused(Bytes.of((byte) 1), ErrorCode.E_MALFORMED);
        assertRefused(Keys.transfer("other", 4, 100, ""), ErrorCode.E_CHAIN_ID);
        byte[] forged = tx(4, 100).toArray();
        forged[forged.length - 1] ^= 1;
        assertRefused(Bytes.of(forged), ErrorCode.E_SIGNATURE);
        assertThat(outbox.entries()).isEmpty();
    }

    private void assertRefused(Bytes tx, ErrorCode code) {
        assertThatThrownBy(() -> outbox.submit(tx, "")).isInstanceOfSatisfying(LightNodeException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.REFUSED);
            assertThat(e).hasMessageStartingWith(code.name());
        });
    }
}

package org.cttdc.lightnode.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.Provenance.Kind;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightNodeTest {
    private static final Bytes ALICE = Bytes.of(new byte[20]);
    private static final Bytes NOBODY = Bytes.fromHex("ff".repeat(20));
    private static final Bytes BOB = Bytes.of((byte) 2, (byte) 2);
    private static final Bytes TX = Bytes.of((byte) 1, (byte) 2, (byte) 3);

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);

    private LightNode open(LyingNode... nodes) {
        return TestNodes.open(home, chain.trust(), nodes);
    }

    @Test
    void readsWhatTheChainHoldsWithThePathToIt() {
        chain.put(StateKeys.account(ALICE), new Account(5, 7, 3));
        chain.grow(3);
        try (LyingNode node = new LyingNode(chain);
                LightNode light = open(node)) {
            StateView view = light.awaitHeight(2);
            var account = view.read(StateKeys.account(ALICE));
            assertThat(account.value()).contains(new Account(5, 7, 3));
            assertThat(account.provenance().height()).isEqualTo(2);
            assertThat(account.provenance().headerHeight()).isEqualTo(3);
            assertThat(account.provenance().steps())
                    .extracting(step -> step.kind())
                    .containsExactly(Kind.TRUST, Kind.COMMIT, Kind.ROOT, Kind.PATH, Kind.LEAF);
            assertThat(account.provenance().steps().get(1).detail()).isEqualTo("40 of 40 power signed");
            assertThat(view.read(StateKeys.account(NOBODY)).value()).isEmpty();
        }
    }

    @Test
    void readsWholeListsAndPages() {
        List<Ref> models = IntStream.range(0, 25)
                .mapToObj(i -> new Ref(Bytes.of((byte) (i + 1))))
                .toList();
        chain.putList(StateKeys.models(), models);
        chain.grow(2);
        try (LyingNode node = new LyingNode(chain);
                LightNode light = open(node)) {
            StateView view = light.awaitHeight(1);
            assertThat(view.list(StateKeys.models()).value()).isEqualTo(models);
            assertThat(view.page(StateKeys.models(), 20, 10).value().items()).isEqualTo(models.subList(20, 25));
            assertThat(view.list(StateKeys.listings()).value()).isEmpty();
        }
    }

    @Test
    void readsWholeHistoriesAndRefusesThoseWithAGap() {
        List<HistoryEntry> changes = IntStream.range(0, 2 * HistoryPage.CAPACITY + 3)
                .mapToObj(i ->
                        new HistoryEntry(i, i, HistoryEntry.Kind.TRANSFER, Asset.CTT, i + 1, Bytes.EMPTY, Bytes.EMPTY))
                .toList();
        chain.put(StateKeys.account(ALICE), new Account(5, 7, 3, 2, changes.subList(16, 19)));
        chain.put(StateKeys.history(ALICE, 0), new HistoryPage(changes.subList(0, 8)));
        chain.put(StateKeys.history(ALICE, 1), new HistoryPage(changes.subList(8, 16)));
        chain.put(StateKeys.account(BOB), new Account(5, 7, 3, 1, changes.subList(0, 1)));
        chain.grow(2);
        try (LyingNode node = new LyingNode(chain);
                LightNode light = open(node)) {
            StateView view = light.awaitHeight(1);
            assertThat(view.history(ALICE).value()).isEqualTo(changes);
            assertThat(view.history(NOBODY).value()).isEmpty();
            assertThatThrownBy(() -> view.history(BOB))
                    .isInstanceOfSatisfying(
                            LightNodeException.class,
                            e -> assertThat(e.code()).isEqualTo(LightNodeException.Code.INVALID_PROOF));
        }
    }

    @Test
    void provesATransactionAndItsResult() {
        chain.grow(1);
        chain.produce(Bytes.of((byte) 9), TX);
        chain.grow(3);
        try (LyingNode node = new LyingNode(chain);
                LightNode light = open(node)) {
            var result = light.transaction(Sha256.of(TX)).value();
            assertThat(result.height()).isEqualTo(2);
            assertThat(result.index()).isEqualTo(1);
            assertThat(result.code()).isEqualTo(ErrorCode.OK);
            assertThatThrownBy(() -> light.transaction(Sha256.of(Bytes.of((byte) 4))))
                    .isInstanceOfSatisfying(
                            LightNodeException.class,
                            e -> assertThat(e.code()).isEqualTo(LightNodeException.Code.TX_NOT_FOUND));
        }
    }
}

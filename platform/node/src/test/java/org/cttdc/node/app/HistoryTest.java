package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts keep every change of their holdings: the newest by themselves, the others in pages. */
class HistoryTest {
    private static final int PAYMENTS = 3 * HistoryPage.CAPACITY;

    @TempDir
    Path home;

    @Test
    void everyChangeIsKeptInOrderAndInFullPages() throws Exception {
        try (TestChain chain = new TestChain(home)) {
            int before = entries(chain, "bob").size();
            for (int amount = 1; amount <= PAYMENTS; amount++) {
                chain.must("alice", new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, amount));
            }
            Account bob = chain.account("bob");
            assertThat(bob.pages()).isEqualTo((before + PAYMENTS) / HistoryPage.CAPACITY);
            assertThat(bob.recent()).hasSize((before + PAYMENTS) % HistoryPage.CAPACITY);
            List<HistoryEntry> entries = entries(chain, "bob");
            assertThat(entries).hasSize(before + PAYMENTS);
            for (int i = 0; i < PAYMENTS; i++) {
                assertThat(entries.get(before + i).delta()).isEqualTo(i + 1);
            }
        }
    }

    static List<HistoryEntry> entries(ScenarioChain chain, String name) {
        Bytes address = TestKeys.address(name);
        StateStore state = chain.state();
        Account account = state.getOr(StateKeys.account(address), Account.EMPTY);
        List<HistoryEntry> entries = new ArrayList<>();
        for (long page = 0; page < account.pages(); page++) {
            List<HistoryEntry> full =
                    state.known(StateKeys.history(address, page)).entries();
            assertThat(full).hasSize(HistoryPage.CAPACITY);
            entries.addAll(full);
        }
        entries.addAll(account.recent());
        return entries;
    }
}

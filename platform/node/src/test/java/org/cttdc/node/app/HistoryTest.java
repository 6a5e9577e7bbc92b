package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts keep every change of their holdings, in pages. */
class HistoryTest {
    private static final int PAYMENTS = 3 * HistoryPage.CAPACITY;

    @TempDir
    Path home;

    @Test
    void pagesAreFullButForTheLastAndInOrder() throws Exception {
        try (TestChain chain = new TestChain(home)) {
            int before = entries(chain, "bob").size();
            for (int amount = 1; amount <= PAYMENTS; amount++) {
                chain.must("alice", new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, amount));
            }
            List<HistoryPage> pages = pages(chain, "bob");
            assertThat(pages.subList(0, pages.size() - 1)).allMatch(HistoryPage::isFull);
            List<HistoryEntry> entries = HistoryPage.entries(pages);
            assertThat(entries).hasSize(before + PAYMENTS);
            for (int i = 0; i < PAYMENTS; i++) {
                assertThat(entries.get(before + i).delta()).isEqualTo(i + 1);
            }
        }
    }

    static List<HistoryEntry> entries(ScenarioChain chain, String name) {
        return HistoryPage.entries(pages(chain, name));
    }

    private static List<HistoryPage> pages(ScenarioChain chain, String name) {
        ListKey<HistoryPage> list = StateKeys.history(TestKeys.address(name));
        StateStore state = chain.state();
        List<HistoryPage> pages = new ArrayList<>();
        for (long i = 0; i < state.count(list); i++) {
            pages.add(state.item(list, i));
        }
        return pages;
    }
}

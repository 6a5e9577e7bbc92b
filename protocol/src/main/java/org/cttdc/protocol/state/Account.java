package org.cttdc.protocol.state;

import java.util.ArrayList;
import java.util.List;

/**
 * An account's holdings and the end of its history, which changes with them: one record for both, so that a payment touches one leaf of the
 * state for each of the two accounts.
 *
 * @param ctt uCTT
 * @param credit fen
 * @param sequence the sequence its next transaction must carry
 * @param pages {@link HistoryPage}s that its older changes fill
 * @param recent its changes since, oldest first, fewer than a page holds
 */
public record Account(long ctt, long credit, long sequence, long pages, List<HistoryEntry> recent) {
    /** What an address without a record holds. */
    public static final Account EMPTY = new Account(0, 0, 0);

    public Account {
        recent = List.copyOf(recent);
    }

    /** Holdings that nothing ever changed. */
    public Account(long ctt, long credit, long sequence) {
        this(ctt, credit, sequence, 0, List.of());
    }

    /** Other holdings, and the entry that says why. */
    public Account changed(long newCtt, long newCredit, HistoryEntry why) {
        List<HistoryEntry> longer = new ArrayList<>(recent);
        longer.add(why);
        return new Account(newCtt, newCredit, sequence, pages, longer);
    }

    /** Whether the recent changes fill a page. */
    public boolean fillsPage() {
        return recent.size() >= HistoryPage.CAPACITY;
    }

    /** The account once its recent changes stand in a page of their own. */
    public Account turned() {
        return new Account(ctt, credit, sequence, Math.addExact(pages, 1), List.of());
    }

    /** The account after a transaction of its own: what it holds then, and the next sequence. */
    public Account used(long newCtt) {
        return new Account(newCtt, credit, Math.addExact(sequence, 1), pages, recent);
    }
}

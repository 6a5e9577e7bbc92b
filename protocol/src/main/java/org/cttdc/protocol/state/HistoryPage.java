package org.cttdc.protocol.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Some changes of an account's holdings that follow each other. Every page but the last of an account's list is full, so that a change
 * touches one leaf of the state, and a reader proves many entries at once.
 *
 * @param entries 1 to {@value #CAPACITY}, oldest first
 */
public record HistoryPage(List<HistoryEntry> entries) {
    /** Entries of a full page. */
    public static final int CAPACITY = 8;

    public HistoryPage {
        entries = List.copyOf(entries);
    }

    /** Whether the next entry begins another page. */
    public boolean isFull() {
        return entries.size() >= CAPACITY;
    }

    /** The page with one more entry. */
    public HistoryPage with(HistoryEntry entry) {
        List<HistoryEntry> longer = new ArrayList<>(entries);
        longer.add(entry);
        return new HistoryPage(longer);
    }

    /** The entries of all pages of an account, oldest first. */
    public static List<HistoryEntry> entries(List<HistoryPage> pages) {
        return pages.stream().flatMap(page -> page.entries().stream()).toList();
    }
}

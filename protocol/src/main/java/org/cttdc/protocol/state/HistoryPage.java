package org.cttdc.protocol.state;

import java.util.List;

/**
 * Changes of an account's holdings that follow each other, written once and never again. How many pages there are, and the changes after the
 * last of them, stand in the {@link Account}, so that a history is provably complete.
 *
 * @param entries {@value #CAPACITY}, oldest first
 */
public record HistoryPage(List<HistoryEntry> entries) {
    /** Entries of a page. */
    public static final int CAPACITY = 8;

    public HistoryPage {
        entries = List.copyOf(entries);
    }
}

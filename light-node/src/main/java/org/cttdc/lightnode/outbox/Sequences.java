package org.cttdc.lightnode.outbox;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;

/** The numbers of an account: which is free, which is missing, and who has taken whose place. */
final class Sequences {
    private Sequences() {}

    /** The first number from {@code onChain} on that no entry under way has. */
    static long firstFree(long onChain, List<OutboxEntry> entries, Bytes account) {
        Set<Long> taken = taken(entries, account);
        long next = onChain;
        while (taken.contains(next)) {
            next++;
        }
        return next;
    }

    /** The first free number, where an entry under way has a higher one. */
    static OptionalLong gap(long onChain, List<OutboxEntry> entries, Bytes account) {
        long free = firstFree(onChain, entries, account);
        return taken(entries, account).stream().anyMatch(number -> number > free)
                ? OptionalLong.of(free)
                : OptionalLong.empty();
    }

    /** Whether a later entry under way has the same number of the same account. */
    static boolean isSuperseded(OutboxEntry entry, List<OutboxEntry> entries) {
        return entries.stream()
                .anyMatch(other -> other.underWay()
                        && other.id() > entry.id()
                        && other.sequence() == entry.sequence()
                        && other.account().equals(entry.account()));
    }

    private static Set<Long> taken(List<OutboxEntry> entries, Bytes account) {
        return entries.stream()
                .filter(entry -> entry.underWay() && entry.account().equals(account))
                .map(OutboxEntry::sequence)
                .collect(Collectors.toSet());
    }
}

package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waiting transfers will meet from the disk into memory, so that their block need not wait for it. Nothing is decided here, so
 * that it may run beside anything; what it misses the block reads itself.
 */
final class ReadAhead {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final StateTree tree;
    private final Committed committed;

    ReadAhead(StateTree tree, Committed committed) {
        this.tree = tree;
        this.committed = committed;
    }

    /** An account whose history is about to grow by so many entries. */
    private record Party(Bytes account, int entries) {}

    /** Looks up what transactions will meet at a committed version, on all processors. */
    void run(List<Envelopes.Arrival> arrivals, long version) {
        if (version >= 0) {
            StateStore state = new StateStore(key -> committed.lookUp(key, version, at -> tree.get(at, version)));
            parties(arrivals).parallelStream().forEach(party -> visit(party, state, version));
        }
    }

    private static List<Party> parties(List<Envelopes.Arrival> arrivals) {
        List<Party> parties = new ArrayList<>();
        for (Envelopes.Arrival arrival : arrivals) {
            arrival.opened().ifPresent(envelope -> {
                // The fee is an entry of its own.
                parties.add(new Party(
                        envelope.sender(), 1 + envelope.body().messages().size()));
                for (Msg message : envelope.body().messages()) {
                    if (message instanceof Msg.Transfer transfer) {
                        parties.add(new Party(transfer.to(), 1));
                    }
                }
            });
        }
        return parties;
    }

    private void visit(Party party, StateStore state, long version) {
        try {
            Account account = state.getOr(StateKeys.account(party.account()), Account.EMPTY);
            if (account.recent().size() + party.entries() >= HistoryPage.CAPACITY) {
                // A page that is written and never read has no record that would be looked up.
                tree.visit(StateKeys.history(party.account(), account.pages()).key(), version);
            }
        } catch (IllegalStateException e) {
            LOG.debug("a version went away while a block was read ahead for", e);
        }
    }
}

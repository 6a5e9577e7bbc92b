package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what waiting transfers will meet from the disk into memory, so that their block need not wait for it. That concerns receivers:
 * who sends was looked up to check the fee. Nothing is decided here, so that it may run beside anything; what it misses the block reads
 * itself.
 */
final class ReadAhead {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final StateTree tree;
    private final Committed committed;

    ReadAhead(StateTree tree, Committed committed) {
        this.tree = tree;
        this.committed = committed;
    }

    /** Looks up what transactions will meet at a committed version, on all processors. */
    void run(List<Envelopes.Arrival> arrivals, long version) {
        if (version >= 0) {
            receivers(arrivals).parallelStream().forEach(receiver -> visit(receiver, version));
        }
    }

    private List<Bytes> receivers(List<Envelopes.Arrival> arrivals) {
        List<Bytes> unknown = new ArrayList<>();
        for (Envelopes.Arrival arrival : arrivals) {
            for (Msg message :
                    arrival.opened().map(opened -> opened.body().messages()).orElse(List.of())) {
                if (message instanceof Msg.Transfer transfer
                        && !committed.remembers(StateKeys.account(transfer.to()))) {
                    unknown.add(transfer.to());
                }
            }
        }
        return unknown;
    }

    private void visit(Bytes account, long version) {
        StateStore state = new StateStore(key -> lookUp(key, version));
        try {
            state.getOr(StateKeys.account(account), Account.EMPTY);
            ListKey<HistoryPage> history = StateKeys.history(account);
            state.has(history.item(Math.max(0, state.count(history) - 1)));
        } catch (IllegalStateException e) {
            LOG.debug("version {} went away while a block was read ahead for", version, e);
        }
    }

    private @Nullable Bytes lookUp(Bytes key, long version) {
        Bytes found = tree.get(key, version);
        committed.learn(key, found, version);
        return found;
    }
}

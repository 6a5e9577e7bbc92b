package org.cttdc.lightnode.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.jspecify.annotations.Nullable;

/** The sets used last, by the hash that headers name them with: neighbours mostly share one. Thread-safe. */
final class ValidatorSets {
    private static final int KEPT = 32;

    private final Map<Bytes, ValidatorSet> used = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** The set a header names: a known one, or what the endpoint serves, which may still be another. */
    ValidatorSet of(Peer peer, Header header) {
        ValidatorSet known = known(header.validatorsHash());
        if (known != null) {
            return known;
        }
        ValidatorSet served = peer.rpc().validators(header.height());
        keep(served);
        return served;
    }

    private synchronized @Nullable ValidatorSet known(Bytes hash) {
        return used.get(hash);
    }

    private synchronized void keep(ValidatorSet set) {
        used.put(set.hash(), set);
        if (used.size() > KEPT) {
            used.remove(used.keySet().iterator().next());
        }
    }
}

package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;

/** Who is trusted with a task, and since when nobody is any more. */
final class Accreditations {
    private Accreditations() {}

    /** Accredits a laboratory; one that was accredited before stands in the list already. */
    static void addLab(StateStore state, Bytes address) {
        if (!isListed(state, address)) {
            state.append(StateKeys.labs(), new Ref(address));
        }
        state.put(StateKeys.lab(address), new Ref(address));
    }

    /** Labs are few and change by vote alone. */
    private static boolean isListed(StateStore state, Bytes address) {
        long count = state.count(StateKeys.labs());
        for (long i = 0; i < count; i++) {
            if (state.item(StateKeys.labs(), i).id().equals(address)) {
                return true;
            }
        }
        return false;
    }
}

package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKeys;

/** Draws among the accredited laboratories. They are few and change by vote alone, so that the list may be read whole. */
final class Labs {
    private Labs() {}

    /** Everyone who is accredited now. */
    static List<Bytes> active(StateStore state) {
        List<Bytes> labs = new ArrayList<>();
        long count = state.count(StateKeys.labs());
        for (long i = 0; i < count; i++) {
            Bytes lab = state.item(StateKeys.labs(), i).id();
            if (state.has(StateKeys.lab(lab))) {
                labs.add(lab);
            }
        }
        return labs;
    }

    /** One of those who are not a party; all are equally likely. */
    static Optional<Bytes> draw(StateStore state, Bytes lot, Set<Bytes> parties) {
        List<Bytes> labs = active(state);
        labs.removeAll(parties);
        if (labs.isEmpty()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(1, lot.toArray());
        return Optional.of(labs.get(number.mod(BigInteger.valueOf(labs.size())).intValueExact()));
    }
}

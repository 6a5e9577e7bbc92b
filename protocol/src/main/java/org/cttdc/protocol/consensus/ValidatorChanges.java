package org.cttdc.protocol.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;

/** The checks on an application's changes to a validator set. */
final class ValidatorChanges {
    private ValidatorChanges() {}

    /** The changes by address, ascending, if they can be applied to that set. */
    static Map<Bytes, Validator> check(ValidatorSet set, List<Validator> changes) {
        Map<Bytes, Validator> byAddress = new TreeMap<>();
        int removed = 0;
        int joining = 0;
        for (Validator change : changes) {
            Bytes address = change.address();
            if (byAddress.put(address, change) != null) {
                throw new IllegalArgumentException("validator " + address + " is changed twice");
            }
            if (change.power() < 0 || change.power() > ValidatorSet.MAX_TOTAL_POWER) {
                throw new IllegalArgumentException("validator " + address + " cannot have the power " + change.power());
            }
            boolean known = set.indexOf(address) >= 0;
            if (change.power() == 0 && !known) {
                throw new IllegalArgumentException("validator " + address + " cannot be removed: it is not in the set");
            }
            removed += change.power() == 0 ? 1 : 0;
            joining += known ? 0 : 1;
        }
        if (joining == 0 && removed == set.size()) {
            throw new IllegalArgumentException("the changes would leave no validator");
        }
        return byAddress;
    }

    /** Total power with all changes but without the removals. */
    static long totalBeforeRemovals(ValidatorSet set, Map<Bytes, Validator> changes) {
        long removedPower = 0;
        long[] deltas = new long[changes.size()];
        int i = 0;
        for (Map.Entry<Bytes, Validator> change : changes.entrySet()) {
            int index = set.indexOf(change.getKey());
            long before = index < 0 ? 0 : set.get(index).power();
            if (change.getValue().power() == 0) {
                removedPower += before;
            } else {
                deltas[i] = change.getValue().power() - before;
            }
            i++;
        }
        long after = set.totalPower() - removedPower;
        // Losses first, so that a partial sum passes the limit only where the whole does.
        Arrays.sort(deltas);
        for (long delta : deltas) {
            after = Math.addExact(after, delta);
            if (after > ValidatorSet.MAX_TOTAL_POWER) {
                throw new IllegalArgumentException(
                        "the changes would raise the total power beyond " + ValidatorSet.MAX_TOTAL_POWER);
            }
        }
        return Math.addExact(after, removedPower);
    }
}

package org.cttdc.protocol.consensus.ed25519;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Recognises signatures that every verifier of Ed25519 accepts, strict or cofactored: the key is the canonical encoding of a point of prime
 * order, S is below that order, and R is the canonical encoding of sB - kA. Of any other it says nothing. Made for keys that come again;
 * for any number of threads.
 */
public final class HonestSignatures {
    private final FrequentKeys keys;

    /** Remembers so many keys, those that came more than once with tables of eight kilobytes. */
    public HonestSignatures(int keys) {
        this.keys = new FrequentKeys(keys);
    }

    /** Places of the signatures that were recognised. */
    public BitSet recognised(List<SignedMessage> batch) {
        List<Equation> equations = new ArrayList<>(batch.size());
        int[] places = new int[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            Equation equation = Equation.of(batch.get(i), keys::get);
            if (equation != null) {
                places[equations.size()] = i;
                equations.add(equation);
            }
        }
        FieldElement[] inverses = Equation.inverses(equations);
        BitSet recognised = new BitSet(batch.size());
        for (int i = 0; i < inverses.length; i++) {
            recognised.set(places[i], equations.get(i).holdsLiterally(inverses[i]));
        }
        return recognised;
    }
}

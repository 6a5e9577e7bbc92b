package org.cttdc.protocol.consensus.ed25519;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * Checks Ed25519 signatures by ZIP-215, each exactly by its definition: 8(sB - R - kA) is the identity, A and R may be encoded
 * non-canonically, S must be below the group order. Made for keys that come again, and for many signatures at once. Handles no
 * secrets; safe for use by several threads.
 */
public final class Ed25519Verifier {
    /**
     * One for all: a key decodes to the same for everyone, and the bound on memory is one as well. Most validator sets would fit several
     * times over; the tables of a key take about eight kilobytes.
     */
    private static final KeyCache KEYS = new KeyCache(1_024);

    /** Whether the signature of the message is valid under the key; false also for wrong lengths. */
    public boolean verify(Bytes key, Bytes message, Bytes signature) {
        return firstInvalid(List.of(new SignedMessage(key, message, signature))) < 0;
    }

    /** Place of the first signature that is invalid, or -1. */
    public int firstInvalid(List<SignedMessage> batch) {
        List<Equation> equations = new ArrayList<>(batch.size());
        for (SignedMessage signed : batch) {
            Equation equation = Equation.of(signed, KEYS::get);
            if (equation == null) {
                break;
            }
            equations.add(equation);
        }
        FieldElement[] inverses = Equation.inverses(equations);
        for (int i = 0; i < inverses.length; i++) {
            if (!equations.get(i).holds(inverses[i])) {
                return i;
            }
        }
        return inverses.length < batch.size() ? inverses.length : -1;
    }
}

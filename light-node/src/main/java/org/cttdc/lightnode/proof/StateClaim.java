package org.cttdc.lightnode.proof;

import java.util.List;

/** What keys hold in the state of a height, under the app hash of the header above. */
record StateClaim(long height, List<KeyProofs> proofs) implements Claim {
    StateClaim {
        proofs = List.copyOf(proofs);
    }
}

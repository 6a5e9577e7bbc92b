package org.cttdc.lightnode.proof;

/** What a proof file is about. */
sealed interface Claim permits StateClaim, TxClaim {
    /** Height of the state or block it speaks of. */
    long height();
}

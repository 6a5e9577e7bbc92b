package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * What a message works on.
 *
 * @param state layer of the transaction
 * @param ledger moves value in that layer
 * @param block the block it is in
 * @param signer account that signed, 20 bytes
 * @param attested whether another key's signature stands in the message and is valid ({@link Attestations})
 */
record TxContext(StateStore state, Ledger ledger, BlockContext block, Bytes signer, boolean attested) {
    static final int ADDRESS_SIZE = 20;
    static final int HASH_SIZE = 32;

    ChainParams params() {
        return block.params();
    }

    long height() {
        return block.height();
    }

    /** The cycle of the block. */
    long cycle() {
        return new CyclePhases(params().cycleLength()).cycle(height());
    }

    /** Refuses bytes of another length than the field has. */
    static void sized(String what, Bytes value, int size) throws Rejection {
        if (value.size() != size) {
            throw new Rejection(ErrorCode.E_MALFORMED, what + " has " + value.size() + " bytes and must have " + size);
        }
    }

    /** Refuses what is not an address. */
    static void address(String what, Bytes value) throws Rejection {
        if (value.size() != ADDRESS_SIZE) {
            throw new Rejection(
                    ErrorCode.E_ADDRESS, what + " has " + value.size() + " bytes and an address has " + ADDRESS_SIZE);
        }
    }

    /** Refuses an amount that is not positive. */
    static void positive(String what, long amount) throws Rejection {
        if (amount <= 0) {
            throw new Rejection(ErrorCode.E_AMOUNT, what + " must be more than 0 and is " + amount);
        }
    }
}

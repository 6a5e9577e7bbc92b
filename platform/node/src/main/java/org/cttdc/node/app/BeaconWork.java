package org.cttdc.node.app;

import java.util.OptionalInt;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.OnionState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.BeaconTx;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * The beacon's part of a block (protocol page, section 6; docs/adr/0202): the proposer's first transaction peels its onion. A block
 * without other transactions owes nothing, so that a quiet chain stands still.
 */
final class BeaconWork {
    private final StateStore state;
    private final Bytes proposer;
    private final BlockContext block;
    private final long cycle;
    private boolean revealed;

    BeaconWork(StateStore state, Bytes proposer, BlockContext block) {
        this.state = state;
        this.proposer = proposer;
        this.block = block;
        this.cycle = new CyclePhases(block.params().cycleLength()).cycle(block.height());
    }

    /** The proposer's onion as it counts in this block. */
    OnionState onion() {
        return state.getOr(StateKeys.onion(proposer), OnionState.NONE).in(cycle);
    }

    /** Refuses what is not the proposer's to say; layers peeled, 0 for none. */
    int check(BeaconTx tx) throws Rejection {
        if (state.get(StateKeys.validator(proposer)) == null) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "the proposer is no validator");
        }
        if (!tx.next().isEmpty()) {
            TxContext.sized("the next onion", tx.next(), TxContext.HASH_SIZE);
        } else if (tx.preimage().isEmpty()) {
            throw new Rejection(ErrorCode.E_MALFORMED, "it neither reveals nor registers anything");
        }
        if (tx.preimage().isEmpty()) {
            return 0;
        }
        OptionalInt depth = Beacon.depth(tx.preimage(), onion().layer());
        if (depth.isEmpty()) {
            throw new Rejection(ErrorCode.E_REVEAL, "this is no layer below the last one of the proposer's onion");
        }
        return depth.getAsInt();
    }

    /** Reads the bytes of a proposer's transaction. */
    static BeaconTx read(Bytes tx) throws Rejection {
        try {
            return BeaconTx.read(tx);
        } catch (CodecException e) {
            throw new Rejection(ErrorCode.E_MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /** Takes a reveal and a registration into the state. */
    void apply(BeaconTx tx) throws Rejection {
        int depth = check(tx);
        OnionState before = onion();
        boolean registers = !tx.next().isEmpty();
        state.put(
                StateKeys.onion(proposer),
                new OnionState(
                        depth > 0 ? tx.preimage() : before.layer(),
                        before.revealed() + depth,
                        registers ? tx.next() : before.next(),
                        registers ? cycle + 1 : before.nextCycle(),
                        // One that never counted is replaced under its own number.
                        registers && before.next().isEmpty() ? before.serial() + 1 : before.serial(),
                        before.missed()));
        if (depth > 0) {
            revealed = true;
            BeaconState beacon = state.getOr(StateKeys.beacon(), BeaconState.START);
            state.put(
                    StateKeys.beacon(),
                    new BeaconState(
                            Beacon.mix(beacon.randomness(), tx.preimage(), block.height()),
                            block.height(),
                            beacon.missed()));
        }
    }

    /** Whether a reveal is missing: only who registered its first onion and waits for the cycle owes none. */
    boolean owes() {
        OnionState onion = onion();
        return !revealed && (!onion.layer().isEmpty() || onion.next().isEmpty());
    }

    /** Counts a missing reveal and takes its price from the bond. */
    void miss(Ledger ledger) {
        ValidatorState validator = state.get(StateKeys.validator(proposer));
        if (validator == null) {
            return;
        }
        OnionState o = onion();
        state.put(
                StateKeys.onion(proposer),
                new OnionState(o.layer(), o.revealed(), o.next(), o.nextCycle(), o.serial(), o.missed() + 1));
        BeaconState beacon = state.getOr(StateKeys.beacon(), BeaconState.START);
        state.put(StateKeys.beacon(), new BeaconState(beacon.randomness(), beacon.height(), beacon.missed() + 1));
        long price = Math.min(validator.bond(), block.params().election().missPenalty());
        state.put(StateKeys.validator(proposer), validator.withBond(validator.bond() - price));
        ledger.loseBonds(price);
    }
}

package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StakeState.Unbonding;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * Stake to nominate with. What is bonded once a cycle's stakes are frozen counts in the next election only, and what is unbonded counts
 * no more at once, so nobody can come for the checkpoint and leave again.
 */
final class Stakes {
    /** Most amounts of one account that unbond at a time. */
    static final int MAX_UNBONDING = 32;

    private Stakes() {}

    static StakeState of(StateStore state, Bytes account) {
        return state.getOr(StateKeys.stake(account), StakeState.NONE);
    }

    static void bond(TxContext tx, ConsensusMsg.Bond msg) throws Rejection {
        TxContext.positive("the amount", msg.amount());
        tx.ledger().lockBond(tx.signer(), msg.amount(), Bytes.EMPTY);
        StakeState before = of(tx.state(), tx.signer());
        CyclePhases phases = new CyclePhases(tx.params().cycleLength());
        long cycle = phases.cycle(tx.height());
        boolean late = tx.height() >= phases.firstHeight(cycle, Phase.SEED) && before.frozenCycle() != cycle + 1;
        tx.state()
                .put(
                        StateKeys.stake(tx.signer()),
                        new StakeState(
                                Math.addExact(before.bonded(), msg.amount()),
                                late ? cycle + 1 : before.frozenCycle(),
                                late ? before.bonded() : before.frozen(),
                                before.unbonding()));
        addBonded(tx.state(), msg.amount());
    }

    static void unbond(TxContext tx, ConsensusMsg.Unbond msg) throws Rejection {
        TxContext.positive("the amount", msg.amount());
        StakeState before = of(tx.state(), tx.signer());
        if (before.bonded() < msg.amount()) {
            throw new Rejection(
                    ErrorCode.E_STAKE, "the stake is " + before.bonded() + " uCTT, less than " + msg.amount());
        }
        tx.state()
                .put(
                        StateKeys.stake(tx.signer()),
                        new StakeState(
                                before.bonded() - msg.amount(),
                                before.frozenCycle(),
                                before.frozen(),
                                before.unbonding()));
        addBonded(tx.state(), -msg.amount());
        beginUnbonding(tx, tx.signer(), msg.amount(), Bytes.EMPTY);
    }

    /** Sets an amount of the account's on its way back; it stays a bond until it is claimed. */
    static void beginUnbonding(TxContext tx, Bytes account, long amount, Bytes validator) throws Rejection {
        StakeState before = of(tx.state(), account);
        // A displaced candidate must not be able to stop its successor: only an account's own unbonding is bounded.
        if (validator.isEmpty() && before.unbonding().size() >= MAX_UNBONDING) {
            throw new Rejection(ErrorCode.E_FULL, "at most " + MAX_UNBONDING + " amounts unbond at a time");
        }
        long matures = Math.addExact(
                tx.height(),
                Math.multiplyExact(
                        tx.params().election().unbondingCycles(), tx.params().cycleLength()));
        List<Unbonding> unbonding = new ArrayList<>(before.unbonding());
        unbonding.add(new Unbonding(amount, matures, validator));
        put(tx.state(), account, before, unbonding);
    }

    static void claim(TxContext tx) throws Rejection {
        StakeState before = of(tx.state(), tx.signer());
        if (before.unbonding().isEmpty()) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "nothing unbonds");
        }
        List<Unbonding> left = new ArrayList<>();
        for (Unbonding item : before.unbonding()) {
            if (item.matures() > tx.height()) {
                left.add(item);
            } else {
                tx.ledger().returnBond(tx.signer(), item.amount(), item.validator());
            }
        }
        if (left.size() == before.unbonding().size()) {
            throw new Rejection(
                    ErrorCode.E_UNBONDING,
                    "the first amount can be claimed at height "
                            + left.getFirst().matures());
        }
        put(tx.state(), tx.signer(), before, left);
    }

    /** Takes up to an amount from what unbonds of a validator's bond; what was taken. */
    static long slash(StateStore state, Bytes operator, Bytes validator, long amount) {
        StakeState before = of(state, operator);
        List<Unbonding> left = new ArrayList<>();
        long open = amount;
        for (Unbonding item : before.unbonding()) {
            long taken = item.validator().equals(validator) ? Math.min(open, item.amount()) : 0;
            open -= taken;
            if (taken < item.amount()) {
                left.add(new Unbonding(item.amount() - taken, item.matures(), item.validator()));
            }
        }
        if (open < amount) {
            put(state, operator, before, left);
        }
        return amount - open;
    }

    /** What unbonds of a validator's bond. */
    static long unbonding(StateStore state, Bytes operator, Bytes validator) {
        long sum = 0;
        for (Unbonding item : of(state, operator).unbonding()) {
            sum = Math.addExact(sum, item.validator().equals(validator) ? item.amount() : 0);
        }
        return sum;
    }

    /** What of an account's stake counts in the election of a cycle. */
    static long counted(StateStore state, Bytes account, long cycle) {
        StakeState stake = of(state, account);
        return stake.frozenCycle() == cycle + 1 ? Math.min(stake.frozen(), stake.bonded()) : stake.bonded();
    }

    private static void put(StateStore state, Bytes account, StakeState before, List<Unbonding> unbonding) {
        state.put(
                StateKeys.stake(account),
                new StakeState(before.bonded(), before.frozenCycle(), before.frozen(), unbonding));
    }

    private static void addBonded(StateStore state, long amount) {
        StakingState sums = state.getOr(StateKeys.staking(), StakingState.START);
        state.put(
                StateKeys.staking(),
                new StakingState(sums.term(), sums.oldest(), Math.addExact(sums.bonded(), amount), sums.reserved()));
    }
}

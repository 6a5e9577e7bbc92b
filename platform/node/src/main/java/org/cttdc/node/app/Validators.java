package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.ErrorCode;

/** The validator set as the state has it, and what becomes of a validator that misbehaved (docs/adr/0171, 0203). */
final class Validators {
    /** The order of a validator set: most power first, then by address. */
    private static final Comparator<ValidatorPower> SET_ORDER =
            Comparator.comparingLong(ValidatorPower::power).reversed().thenComparing(ValidatorPower::address);

    private final StateStore state;

    Validators(StateStore state) {
        this.state = state;
    }

    /** Writes the first set; each must have an Ed25519 key and power, and stand once. */
    void load(List<Validator> validators) throws Rejection {
        for (Validator validator : validators) {
            Bytes address = validator.address();
            if (validator.publicKey().type() != PublicKey.Type.ED25519
                    || validator.power() < 1
                    || state.has(StateKeys.validator(address))) {
                throw new Rejection(
                        ErrorCode.E_AMOUNT, "validator " + address + " stands twice, has no power or no Ed25519 key");
            }
            state.put(
                    StateKeys.validator(address),
                    new ValidatorState(validator.publicKey().value(), validator.power(), 0, 0));
            state.append(StateKeys.validators(), new Ref(address));
            state.append(StateKeys.activeValidators(), new Ref(address));
        }
    }

    /** Locks a bond of the operator's account behind a validator of the first set. */
    void bond(Bytes address, Bytes account, long bond, Ledger ledger) throws Rejection {
        ValidatorState validator = state.require(StateKeys.validator(address), "validator to bond");
        ledger.lockBond(account, bond, address);
        state.put(StateKeys.validator(address), validator.withBond(Math.addExact(validator.bond(), bond)));
    }

    /** Who has power, in the order of the set. */
    List<ValidatorPower> active() {
        List<ValidatorPower> active = new ArrayList<>();
        long count = state.count(StateKeys.activeValidators());
        for (long i = 0; i < count; i++) {
            Bytes address = state.item(StateKeys.activeValidators(), i).id();
            ValidatorState validator = state.get(StateKeys.validator(address));
            if (validator != null && validator.power() > 0) {
                active.add(new ValidatorPower(address, validator.power()));
            }
        }
        active.sort(SET_ORDER);
        return active;
    }

    /** Whether a candidate that was elected may take its seat. */
    boolean mayServe(Bytes address) {
        ValidatorState validator = state.get(StateKeys.validator(address));
        return validator != null && validator.jailedAt() == 0 && Candidates.stands(state, address);
    }

    /** Puts a new set in the place of the old. */
    void replace(List<ValidatorSeat> seats) {
        for (ValidatorPower old : active()) {
            setPower(old.address(), 0);
        }
        while (state.count(StateKeys.activeValidators()) > 0) {
            state.removeRef(StateKeys.activeValidators(), 0);
        }
        for (ValidatorSeat seat : seats) {
            setPower(seat.validator(), seat.power());
            state.append(StateKeys.activeValidators(), new Ref(seat.validator()));
        }
    }

    private void setPower(Bytes address, long power) {
        ValidatorState validator = state.known(StateKeys.validator(address));
        state.put(StateKeys.validator(address), validator.withPower(power));
    }

    /**
     * Slashes and jails whoever is proven to have misbehaved, once each. The last validator with power keeps it: an empty set would
     * stop the chain for good.
     */
    void punish(List<Misbehavior> misbehavior, Ledger ledger, BlockContext block) {
        Slashes slashes = new Slashes(state, ledger);
        int left = active().size();
        boolean guilty = false;
        for (Misbehavior proven : misbehavior) {
            ValidatorState validator = state.get(StateKeys.validator(proven.validator()));
            if (validator == null || validator.jailedAt() > 0) {
                continue;
            }
            guilty = true;
            slashes.record(proven.validator(), validator, block.height());
            boolean removed = validator.power() > 0 && left > 1;
            left -= removed ? 1 : 0;
            state.put(
                    StateKeys.validator(proven.validator()),
                    validator.withPower(removed ? 0 : validator.power()).jailed(block.height()));
            Candidates.remove(state, proven.validator());
        }
        if (guilty) {
            var params = block.params().election();
            long window =
                    Math.multiplyExact(params.unbondingCycles(), block.params().cycleLength());
            long honest = active().stream()
                    .filter(one -> !isJailed(one.address()))
                    .mapToLong(ValidatorPower::power)
                    .sum();
            slashes.collect(block.height() - window, honest, params.slashPpm());
        }
    }

    private boolean isJailed(Bytes address) {
        ValidatorState validator = state.get(StateKeys.validator(address));
        return validator != null && validator.jailedAt() > 0;
    }

    /** What changed in the set since it was that, by address. */
    List<Validator> changes(List<ValidatorPower> before) {
        Map<Bytes, Long> powers = new TreeMap<>();
        before.forEach(old -> powers.put(old.address(), 0L));
        active().forEach(now -> powers.put(now.address(), now.power()));
        before.forEach(old -> powers.remove(old.address(), old.power()));
        List<Validator> changes = new ArrayList<>();
        powers.forEach((address, power) -> {
            ValidatorState validator = state.known(StateKeys.validator(address));
            changes.add(Validator.of(PublicKey.ed25519(validator.publicKey()), power));
        });
        return List.copyOf(changes);
    }
}

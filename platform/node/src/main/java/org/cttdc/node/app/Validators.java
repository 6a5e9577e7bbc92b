package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.ErrorCode;

/** The validator set as the state has it, and what becomes of a validator that misbehaved (docs/adr/0171). */
final class Validators {
    /** Part of the bond that a proof of misbehaviour costs (protocol page, section 6). */
    private static final long SLASH_PPM = 50_000;

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
        }
    }

    /** Locks a bond of the operator's account behind a validator of the first set. */
    void bond(Bytes address, Bytes account, long bond, Ledger ledger) throws Rejection {
        ValidatorState validator = state.require(StateKeys.validator(address), "validator to bond");
        ledger.lockBond(account, bond, address);
        state.put(
                StateKeys.validator(address),
                new ValidatorState(
                        validator.publicKey(),
                        validator.power(),
                        Math.addExact(validator.bond(), bond),
                        validator.jailedAt()));
    }

    /** Who has power, in the order of the set. */
    List<ValidatorPower> active() {
        List<ValidatorPower> active = new ArrayList<>();
        long count = state.count(StateKeys.validators());
        for (long i = 0; i < count; i++) {
            Bytes address = state.item(StateKeys.validators(), i).id();
            ValidatorState validator = state.get(StateKeys.validator(address));
            if (validator != null && validator.power() > 0) {
                active.add(new ValidatorPower(address, validator.power()));
            }
        }
        active.sort(SET_ORDER);
        return active;
    }

    /**
     * Slashes and jails whoever is proven to have misbehaved, once each, and answers what changes in the set, by address. The last
     * validator with power keeps it: an empty set would stop the chain for good.
     */
    List<Validator> punish(List<Misbehavior> misbehavior, Ledger ledger, long height) {
        Map<Bytes, Validator> changes = new TreeMap<>();
        int left = active().size();
        for (Misbehavior proven : misbehavior) {
            ValidatorState validator = state.get(StateKeys.validator(proven.validator()));
            if (validator == null || validator.jailedAt() > 0) {
                continue;
            }
            long lost = Ppm.of(validator.bond(), SLASH_PPM);
            ledger.loseBonds(lost);
            boolean removed = validator.power() > 0 && left > 1;
            state.put(
                    StateKeys.validator(proven.validator()),
                    new ValidatorState(
                            validator.publicKey(), removed ? 0 : validator.power(), validator.bond() - lost, height));
            if (removed) {
                left--;
                changes.put(proven.validator(), Validator.of(PublicKey.ed25519(validator.publicKey()), 0));
            }
        }
        return List.copyOf(changes.values());
    }
}

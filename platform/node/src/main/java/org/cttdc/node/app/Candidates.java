package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.state.CandidateState;
import org.cttdc.protocol.state.ElectionParams;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Who stands for election, and what they bond for it. */
final class Candidates {
    private Candidates() {}

    static void register(TxContext tx, ConsensusMsg.RegisterCandidate msg) throws Rejection {
        ElectionParams params = tx.params().election();
        TxContext.sized("the consensus key", msg.publicKey(), Ed25519.KEY_SIZE);
        TxContext.sized("the proof of possession", msg.possession(), Ed25519.SIGNATURE_SIZE);
        if (msg.bond() < params.candidateBond()) {
            throw new Rejection(
                    ErrorCode.E_BOND,
                    "a candidate bonds at least " + params.candidateBond() + " uCTT, not " + msg.bond());
        }
        if (!tx.attested()) {
            throw new Rejection(ErrorCode.E_POSSESSION, "the consensus key did not sign for this operator and chain");
        }
        Bytes validator = PublicKey.ed25519(msg.publicKey()).address();
        ValidatorState known = admissible(tx, validator);
        makeRoom(tx, msg);
        tx.ledger().lockBond(tx.signer(), msg.bond(), validator);
        if (known == null) {
            tx.state().append(StateKeys.validators(), new Ref(validator));
        }
        tx.state()
                .put(
                        StateKeys.validator(validator),
                        new ValidatorState(msg.publicKey(), known == null ? 0 : known.power(), msg.bond(), 0));
        tx.state().put(StateKeys.operator(validator), new Ref(tx.signer()));
        add(tx.state(), validator, tx.signer(), tx.height());
    }

    /** What is known of a key that may stand for election; null for a new one. */
    private static @Nullable ValidatorState admissible(TxContext tx, Bytes validator) throws Rejection {
        ValidatorState known = tx.state().get(StateKeys.validator(validator));
        if (known == null) {
            return null;
        }
        if (known.jailedAt() > 0) {
            throw new Rejection(
                    ErrorCode.E_JAILED, "this key was proven to have misbehaved at height " + known.jailedAt());
        }
        Ref operator = tx.state().get(StateKeys.operator(validator));
        // A bond that still unbonds answers for its operator: nobody else may take the key over.
        if (stands(tx.state(), validator) || operator == null || !operator.id().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_CANDIDATE, "validator " + validator + " is registered already");
        }
        return known;
    }

    private static void makeRoom(TxContext tx, ConsensusMsg.RegisterCandidate msg) throws Rejection {
        if (tx.state().count(StateKeys.candidates()) < Election.MAX_CANDIDATES) {
            return;
        }
        TxContext.address("the candidate to displace", msg.instead());
        ValidatorState weaker = tx.state().get(StateKeys.validator(msg.instead()));
        if (weaker == null || !stands(tx.state(), msg.instead()) || weaker.power() > 0 || weaker.bond() >= msg.bond()) {
            throw new Rejection(
                    ErrorCode.E_FULL,
                    "all " + Election.MAX_CANDIDATES
                            + " places are taken: name a candidate outside the set with a smaller bond");
        }
        withdraw(tx, msg.instead());
    }

    static void retire(TxContext tx, ConsensusMsg.RetireCandidate msg) throws Rejection {
        TxContext.address("the validator", msg.validator());
        Ref operator = tx.state().require(StateKeys.operator(msg.validator()), "validator with this address");
        if (!operator.id().equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "only its operator may withdraw a candidate");
        }
        ValidatorState validator =
                tx.state().require(StateKeys.validator(msg.validator()), "validator with this address");
        if (!stands(tx.state(), msg.validator()) && validator.bond() == 0) {
            throw new Rejection(ErrorCode.E_CANDIDATE, "it does not stand for election and has no bond");
        }
        withdraw(tx, msg.validator());
    }

    /** Takes a candidate off the list; its bond begins to unbond in its operator's name. */
    private static void withdraw(TxContext tx, Bytes address) throws Rejection {
        StateStore state = tx.state();
        remove(state, address);
        ValidatorState validator = state.require(StateKeys.validator(address), "validator with this address");
        Ref operator = state.require(StateKeys.operator(address), "operator of this validator");
        if (validator.bond() > 0) {
            Stakes.beginUnbonding(tx, operator.id(), validator.bond(), address);
        }
        state.put(StateKeys.validator(address), validator.withBond(0));
    }

    /** Whether somebody stands for election. */
    static boolean stands(StateStore state, Bytes validator) {
        return !state.getOr(StateKeys.candidate(validator), CandidateState.NONE)
                .operator()
                .isEmpty();
    }

    static void add(StateStore state, Bytes validator, Bytes operator, long height) {
        long index = state.count(StateKeys.candidates());
        state.append(StateKeys.candidates(), new Ref(validator));
        state.put(StateKeys.candidate(validator), new CandidateState(operator, index, height));
    }

    /** Takes somebody off the list, if they are on it; the last one gets the place. */
    static void remove(StateStore state, Bytes validator) {
        CandidateState leaving = state.getOr(StateKeys.candidate(validator), CandidateState.NONE);
        if (leaving.operator().isEmpty()) {
            return;
        }
        Bytes moved = state.removeRef(StateKeys.candidates(), leaving.index());
        CandidateState last = state.getOr(StateKeys.candidate(moved), CandidateState.NONE);
        state.put(StateKeys.candidate(moved), new CandidateState(last.operator(), leaving.index(), last.height()));
        state.remove(StateKeys.candidate(validator));
    }
}

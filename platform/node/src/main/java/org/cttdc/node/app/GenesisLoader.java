package org.cttdc.node.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.ParamRules;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Power;

/** Turns the application's part of a genesis file into the first state. */
final class GenesisLoader {
    private static final int MAX_GUARDIANS = 16;

    private GenesisLoader() {}

    static void load(GenesisState genesis, List<Validator> validators, StateStore state, BlockContext block)
            throws Rejection {
        checkParams(genesis.params());
        state.put(StateKeys.params(), genesis.params());
        Ledger ledger = new Ledger(state, block);
        for (GenesisState.GenesisAccount account : genesis.accounts()) {
            TxContext.address("a genesis account", account.address());
            if (account.ctt() < 0 || account.credit() < 0 || state.has(StateKeys.account(account.address()))) {
                throw new Rejection(
                        ErrorCode.E_AMOUNT, "genesis account " + account.address() + " is negative or stands twice");
            }
            ledger.open(account.address(), account.ctt(), account.credit());
        }
        for (PlatformState platform : genesis.platforms()) {
            addPlatform(platform, state, ledger);
        }
        for (Bytes custodian : genesis.custodians()) {
            TxContext.address("a custodian", custodian);
            state.put(StateKeys.custodian(custodian), new Ref(custodian));
        }
        for (Bytes issuer : genesis.issuers()) {
            TxContext.sized("an issuer's key", issuer, TxContext.HASH_SIZE);
            state.put(StateKeys.issuer(issuer), new Ref(issuer));
        }
        for (Bytes lab : genesis.labs()) {
            TxContext.address("a laboratory", lab);
            Accreditations.addLab(state, lab);
        }
        addValidators(genesis.operators(), validators, state, ledger);
        beginFirstTerm(validators, state);
        addGuardians(genesis.guardians(), state);
    }

    /** Who stands behind the first set; validators nobody stands behind earn nothing and are in no election. */
    private static void beginFirstTerm(List<Validator> validators, StateStore state) {
        List<ValidatorSeat> seats = new ArrayList<>();
        for (Validator validator : validators) {
            Ref operator = state.get(StateKeys.operator(validator.address()));
            if (operator != null) {
                seats.add(new ValidatorSeat(validator.address(), operator.id(), validator.power(), 0));
                Candidates.add(state, validator.address(), operator.id(), 0);
            }
        }
        Pots.begin(state, 0, TermState.GENESIS, seats, 0);
    }

    /** Until they say otherwise, guardians are for the first candidates. */
    private static void addGuardians(List<Bytes> guardians, StateStore state) throws Rejection {
        if (guardians.size() > MAX_GUARDIANS) {
            throw new Rejection(ErrorCode.E_AMOUNT, "at most " + MAX_GUARDIANS + " guardians, not " + guardians.size());
        }
        List<Bytes> candidates = new ArrayList<>();
        for (long i = 0; i < Math.min(state.count(StateKeys.candidates()), Election.MAX_APPROVALS); i++) {
            candidates.add(state.item(StateKeys.candidates(), i).id());
        }
        for (Bytes guardian : guardians) {
            TxContext.address("a guardian", guardian);
            if (state.has(StateKeys.guardian(guardian))) {
                throw new Rejection(ErrorCode.E_ADDRESS, "guardian " + guardian + " stands twice");
            }
            state.put(StateKeys.guardian(guardian), new Ref(guardian));
            if (!candidates.isEmpty()) {
                Ballots.add(state, Power.GUARDIAN, guardian, new NominationState(candidates, 0));
            }
        }
    }

    private static void addValidators(
            List<GenesisState.Operator> operators, List<Validator> validators, StateStore state, Ledger ledger)
            throws Rejection {
        Validators set = new Validators(state);
        set.load(validators);
        for (GenesisState.Operator operator : operators) {
            TxContext.address("a validator", operator.validator());
            TxContext.address("an operator", operator.account());
            state.put(StateKeys.operator(operator.validator()), new Ref(operator.account()));
            if (operator.bond() != 0) {
                set.bond(operator.validator(), operator.account(), operator.bond(), ledger);
            }
        }
    }

    private static void addPlatform(PlatformState platform, StateStore state, Ledger ledger) throws Rejection {
        TxContext.address("a platform", platform.address());
        if (platform.escrow() < 0 || platform.lastSeq() != 0 || state.has(StateKeys.platform(platform.address()))) {
            throw new Rejection(
                    ErrorCode.E_AMOUNT,
                    "genesis platform " + platform.address() + " stands twice, or starts with debts or batches");
        }
        ledger.deposit(new PlatformState(platform.address(), platform.name(), 0, 0), platform.escrow());
        state.append(StateKeys.platforms(), new Ref(platform.address()));
    }

    private static void checkParams(ChainParams params) throws Rejection {
        Optional<String> problem = ParamRules.problem(params);
        if (problem.isPresent()) {
            throw new Rejection(ErrorCode.E_AMOUNT, problem.get());
        }
    }
}

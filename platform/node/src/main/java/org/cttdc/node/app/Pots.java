package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.HybridBudgets;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * What validators and nominators earn (protocol page, section 9): two fifths of the community fee, the fees of transactions and lost
 * bonds, into two pots of the term that runs; claimed by weight, never pushed.
 */
final class Pots {
    private static final CommunityFunds NO_FUNDS = new CommunityFunds(0, 0, 0);

    private Pots() {}

    static StakingState sums(StateStore state) {
        return state.getOr(StateKeys.staking(), StakingState.START);
    }

    private static PotState pot(StateStore state, StateKey<PotState> key) {
        return state.getOr(key, PotState.of(0));
    }

    /** Begins a term: its seats and what its pots are shared by. */
    static void begin(StateStore state, long number, TermState term, List<ValidatorSeat> seats, long nominators) {
        long power = 0;
        for (ValidatorSeat seat : seats) {
            state.append(StateKeys.validatorSeats(number), seat);
            power = Math.addExact(power, seat.power());
        }
        state.put(StateKeys.term(number), term);
        state.put(StateKeys.validatorPot(number), PotState.of(power));
        state.put(StateKeys.nominatorPot(number), PotState.of(nominators));
        StakingState sums = sums(state);
        state.put(StateKeys.staking(), new StakingState(number, sums.oldest(), sums.bonded(), sums.reserved()));
    }

    /** Pays fen that stand in the pools into the running term's pots; what they took, which is all or nothing. */
    static long payCredit(StateStore state, long amount, long validatorPpm) {
        long term = sums(state).term();
        long validators = forValidators(state, term, amount, validatorPpm);
        if (validators < 0) {
            return 0;
        }
        StateKey<PotState> first = StateKeys.validatorPot(term);
        StateKey<PotState> second = StateKeys.nominatorPot(term);
        PotState one = pot(state, first);
        PotState two = pot(state, second);
        if (validators > 0) {
            state.put(first, new PotState(one.weight(), one.credit().pay(validators, one.weight()), one.ctt()));
        }
        if (amount > validators) {
            state.put(
                    second, new PotState(two.weight(), two.credit().pay(amount - validators, two.weight()), two.ctt()));
        }
        return amount;
    }

    /** Pays the fees held so far, which no pot has yet, into the running term's pots. */
    static void payFees(StateStore state, Ledger ledger, long validatorPpm) {
        StakingState sums = sums(state);
        long amount = ledger.totals().cttFees() - sums.reserved();
        long validators = forValidators(state, sums.term(), amount, validatorPpm);
        if (validators < 0) {
            return;
        }
        StateKey<PotState> first = StateKeys.validatorPot(sums.term());
        StateKey<PotState> second = StateKeys.nominatorPot(sums.term());
        PotState one = pot(state, first);
        PotState two = pot(state, second);
        if (validators > 0) {
            state.put(first, new PotState(one.weight(), one.credit(), one.ctt().pay(validators, one.weight())));
        }
        if (amount > validators) {
            state.put(
                    second, new PotState(two.weight(), two.credit(), two.ctt().pay(amount - validators, two.weight())));
        }
        reserve(state, amount);
    }

    /** The validators' part; everything where nobody shares the other pot, -1 where nobody shares any. */
    private static long forValidators(StateStore state, long term, long amount, long validatorPpm) {
        boolean validators = pot(state, StateKeys.validatorPot(term)).weight() > 0;
        boolean nominators = pot(state, StateKeys.nominatorPot(term)).weight() > 0;
        if (amount == 0 || (!validators && !nominators)) {
            return -1;
        }
        return validators && nominators ? Ppm.of(amount, validatorPpm) : validators ? amount : 0;
    }

    private static void reserve(StateStore state, long amount) {
        StakingState sums = sums(state);
        state.put(
                StateKeys.staking(),
                new StakingState(sums.term(), sums.oldest(), sums.bonded(), Math.addExact(sums.reserved(), amount)));
    }

    static void claim(TxContext tx, ConsensusMsg.ClaimPot msg) throws Rejection {
        TermState term = term(tx.state(), msg.election());
        if (term == null) {
            throw new Rejection(ErrorCode.E_NOT_FOUND, "election " + msg.election() + " filled no set");
        }
        if (term.swept() > 0) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "what nobody claimed went on at height " + term.swept());
        }
        switch (msg.pot()) {
            case VALIDATORS -> claimSeat(tx, msg, term);
            case NOMINATORS -> claimVoice(tx, msg, term);
        }
    }

    /** The term of an election; null where it filled no set. */
    private static @Nullable TermState term(StateStore state, long number) {
        return number == 0 ? state.getOr(StateKeys.term(0), TermState.GENESIS) : state.get(StateKeys.term(number));
    }

    private static void claimSeat(TxContext tx, ConsensusMsg.ClaimPot msg, TermState term) throws Rejection {
        var list = StateKeys.validatorSeats(msg.election());
        requireItem(msg, tx.state().count(list));
        ValidatorSeat seat = tx.state().item(list, msg.index());
        requireOwner(tx, seat.operator());
        ValidatorState validator = tx.state().require(StateKeys.validator(seat.validator()), "validator of this seat");
        boolean during = validator.jailedAt() > term.height()
                && (term.endHeight() == 0 || validator.jailedAt() <= term.endHeight());
        if (during) {
            throw new Rejection(ErrorCode.E_JAILED, "it misbehaved in this term and has forfeited its part");
        }
        PotState pot =
                pay(tx, StateKeys.validatorPot(msg.election()), BigInteger.valueOf(seat.power()), Since.of(seat));
        tx.state()
                .put(
                        list.item(msg.index()),
                        new ValidatorSeat(
                                seat.validator(),
                                seat.operator(),
                                seat.power(),
                                seat.backing(),
                                pot.credit().perWeight(),
                                pot.ctt().perWeight()));
    }

    private static void claimVoice(TxContext tx, ConsensusMsg.ClaimPot msg, TermState term) throws Rejection {
        var list = StateKeys.voices(msg.election());
        requireItem(msg, tx.state().count(list));
        VoiceState voice = tx.state().item(list, msg.index());
        requireOwner(tx, voice.account());
        Set<Bytes> seated = seated(tx.state(), msg.election());
        if (voice.candidates().stream().noneMatch(seated::contains)) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "nobody this ballot names was elected");
        }
        PotState pot = pay(
                tx, StateKeys.nominatorPot(msg.election()), BigInteger.valueOf(term.budget(voice)), Since.of(voice));
        tx.state()
                .put(
                        list.item(msg.index()),
                        new VoiceState(
                                voice.account(),
                                voice.power(),
                                voice.weight(),
                                voice.candidates(),
                                pot.credit().perWeight(),
                                pot.ctt().perWeight()));
    }

    private static Set<Bytes> seated(StateStore state, long election) {
        Set<Bytes> seated = new TreeSet<>();
        for (long i = 0; i < state.count(StateKeys.validatorSeats(election)); i++) {
            seated.add(state.item(StateKeys.validatorSeats(election), i).validator());
        }
        return seated;
    }

    /** Where the pot stood when it was last claimed from. */
    private record Since(Bytes credit, Bytes ctt) {
        static Since of(ValidatorSeat seat) {
            return new Since(seat.creditClaimed(), seat.cttClaimed());
        }

        static Since of(VoiceState voice) {
            return new Since(voice.creditClaimed(), voice.cttClaimed());
        }
    }

    /** Pays what a weight has earned since; the pot afterwards. */
    private static PotState pay(TxContext tx, StateKey<PotState> key, BigInteger weight, Since since) throws Rejection {
        PotState pot = pot(tx.state(), key);
        long credit = pot.credit().earned(since.credit(), weight);
        long ctt = pot.ctt().earned(since.ctt(), weight);
        if (credit == 0 && ctt == 0) {
            throw new Rejection(ErrorCode.E_NOTHING_DUE, "nothing was earned since the last claim");
        }
        tx.ledger().reward(tx.signer(), credit, Bytes.EMPTY);
        tx.ledger().payFromFees(tx.signer(), ctt);
        reserve(tx.state(), -ctt);
        PotState after =
                new PotState(pot.weight(), pot.credit().claim(credit), pot.ctt().claim(ctt));
        tx.state().put(key, after);
        return after;
    }

    private static void requireItem(ConsensusMsg.ClaimPot msg, long count) throws Rejection {
        if (msg.index() < 0 || msg.index() >= count) {
            throw new Rejection(ErrorCode.E_NOT_FOUND, "there are " + count + " of them, and no number " + msg.index());
        }
    }

    private static void requireOwner(TxContext tx, Bytes owner) throws Rejection {
        if (!owner.equals(tx.signer())) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "it belongs to account " + owner);
        }
    }

    /**
     * Lets what nobody claimed of one old term go on: CREDIT to the treasury, CTT to the fees still to be shared. Then what was kept for its
     * claims is taken away, before the next term is looked at.
     */
    static void sweep(StateStore state, BlockContext block) {
        StakingState sums = sums(state);
        long number = sums.oldest();
        if (number >= sums.term()) {
            return;
        }
        TermState term = term(state, number);
        if (term != null && term.swept() == 0) {
            long wait = Math.multiplyExact(
                    block.params().election().sweepCycles(), block.params().cycleLength());
            if (block.height() - term.endHeight() < wait) {
                return;
            }
            empty(state, number);
            state.put(StateKeys.term(number), term.swept(block.height()));
        }
        if (Clearing.election(state, number)) {
            StakingState after = sums(state);
            state.put(
                    StateKeys.staking(), new StakingState(after.term(), number + 1, after.bonded(), after.reserved()));
        }
    }

    private static void empty(StateStore state, long number) {
        for (StateKey<PotState> key : List.of(StateKeys.validatorPot(number), StateKeys.nominatorPot(number))) {
            PotState pot = pot(state, key);
            CommunityFunds funds = state.getOr(StateKeys.communityFunds(), NO_FUNDS);
            state.put(
                    StateKeys.communityFunds(),
                    new CommunityFunds(
                            funds.audit(),
                            funds.recommenders(),
                            Math.addExact(funds.treasury(), pot.credit().held())));
            reserve(state, -pot.ctt().held());
            state.put(
                    key,
                    new PotState(
                            pot.weight(),
                            pot.credit().claim(pot.credit().held()),
                            pot.ctt().claim(pot.ctt().held())));
        }
    }

    /** All budgets fit 64 bits. */
    static long exact(BigInteger budget) {
        if (budget.compareTo(HybridBudgets.TOTAL) > 0) {
            throw new IllegalStateException("a budget of " + budget + " exceeds the whole");
        }
        return budget.longValueExact();
    }
}

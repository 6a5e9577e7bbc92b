package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.rules.Phragmen;
import org.cttdc.protocol.state.BallotKeys;
import org.cttdc.protocol.state.BeaconState;
import org.cttdc.protocol.state.ElectionFrame;
import org.cttdc.protocol.state.ElectionParams;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.ElectionState.Progress;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.Power;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bounded work of electing validators (protocol page, section 6): stakes freeze with the seed, ballots are read from the checkpoint
 * on, one round of Phragmén a block, then budgets are assigned; the set changes in the first block of UPDATES. Whatever goes wrong, the
 * old set stays.
 */
final class ElectionWork {
    private static final Logger LOG = LoggerFactory.getLogger(ElectionWork.class);
    /** Ballots read in one block. */
    private static final int READ_PER_BLOCK = 512;
    /** Ballots assigned in one block. */
    private static final int ASSIGNED_PER_BLOCK = 128;
    /** The checkpoint moves by less than a cycle's quarter, so that it never leaves the phase of challenges. */
    private static final long QUARTER = 4;

    // Ballots cannot change once they were read, so what was computed from them may be kept between blocks.
    private @Nullable RunningElection current;

    /** Does a block's share of the work. */
    void run(StateStore state, BlockContext block) {
        StateStore layer = state.child();
        try {
            step(layer, block);
            layer.mergeIntoParent();
        } catch (RuntimeException e) {
            LOG.error("the election at height {} failed: the old set stays", block.height(), e);
            ElectionState failed = state.getOr(StateKeys.election(), ElectionState.START);
            state.put(StateKeys.election(), new ElectionState(failed.number(), Progress.KEPT, 0, failed.checkpoint()));
            current = null;
        }
    }

    private void step(StateStore state, BlockContext block) {
        CyclePhases phases = new CyclePhases(block.params().cycleLength());
        long cycle = phases.cycle(block.height());
        long updates = phases.firstHeight(cycle, Phase.UPDATES);
        if (block.height() == phases.firstHeight(cycle, Phase.SEED)) {
            freeze(state, block, cycle + 1);
        }
        ElectionState election = state.getOr(StateKeys.election(), ElectionState.START);
        if (election.step() == Progress.KEPT && state.has(StateKeys.electionFrame(election.number()))) {
            // Nobody has a claim to what filled no set, and the next elections may not fill one either.
            Clearing.election(state, election.number());
        }
        if (election.number() != cycle + 1 || block.height() <= election.checkpoint()) {
            return;
        }
        if (block.height() == updates && election.step() == Progress.COUNTED) {
            decide(state, block, election);
        } else if (block.height() < updates) {
            election = advance(state, block, election);
            // A short cycle leaves fewer blocks than there are seats: the last one does what is left.
            while (block.height() == updates - 1 && isOpen(election)) {
                election = advance(state, block, election);
            }
        }
    }

    private static boolean isOpen(ElectionState election) {
        return election.step() != Progress.COUNTED && election.step() != Progress.KEPT;
    }

    /** From here on stake counts no more than it does now; where R moves the checkpoint is known only now. */
    private static void freeze(StateStore state, BlockContext block, long number) {
        BeaconState beacon = state.getOr(StateKeys.beacon(), BeaconState.START);
        long offset =
                Beacon.checkpointOffset(beacon.randomness()) % (block.params().cycleLength() / QUARTER);
        put(state, new ElectionState(number, Progress.FROZEN, 0, block.height() + offset));
    }

    private static ElectionState put(StateStore state, ElectionState election) {
        state.put(StateKeys.election(), election);
        return election;
    }

    private ElectionState advance(StateStore state, BlockContext block, ElectionState election) {
        return switch (election.step()) {
            case FROZEN -> frame(state, block, election);
            case LOADING -> load(state, election);
            case ROUNDS -> round(state, election);
            case ASSIGNING -> assign(state, election);
            case KEPT, COUNTED, ELECTED -> election;
        };
    }

    private static ElectionState frame(StateStore state, BlockContext block, ElectionState election) {
        List<Bytes> candidates = new ArrayList<>();
        for (long i = 0; i < state.count(StateKeys.candidates()); i++) {
            candidates.add(state.item(StateKeys.candidates(), i).id());
        }
        candidates.sort(null);
        if (candidates.size() < Election.MIN_VALIDATORS) {
            return put(state, next(election, Progress.KEPT, 0));
        }
        ElectionParams params = block.params().election();
        ExperienceTotals totals = state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START);
        state.put(
                StateKeys.electionFrame(election.number()),
                ElectionFrame.of(
                        candidates,
                        params.seats(),
                        params.isBacked(),
                        params.stakeTarget(),
                        totals.indexValue().multiply(BigInteger.valueOf(params.experienceTarget()))));
        return put(state, next(election, Progress.LOADING, 0));
    }

    private static ElectionState next(ElectionState election, Progress step, long position) {
        return new ElectionState(election.number(), step, position, election.checkpoint());
    }

    /** Reads the ballots of stake, then of experience, then of the guardians. */
    private ElectionState load(StateStore state, ElectionState election) {
        long position = election.position();
        long first = 0;
        int left = READ_PER_BLOCK;
        for (Power power : Power.values()) {
            long end = first + state.count(BallotKeys.ballots(power));
            for (; position < end && left > 0; position++, left--) {
                hear(state, election.number(), power, position - first);
            }
            first = end;
        }
        if (position < first) {
            return put(state, next(election, Progress.LOADING, position));
        }
        current = null;
        return put(state, next(election, Progress.ROUNDS, 0));
    }

    private static void hear(StateStore state, long number, Power power, long index) {
        Bytes account = state.item(BallotKeys.ballots(power), index).id();
        NominationState ballot = state.getOr(BallotKeys.ballot(power, account), NominationState.NONE);
        BigInteger weight = power == Power.STAKE
                ? BigInteger.valueOf(Stakes.counted(state, account, number - 1))
                : Ballots.weight(state, power, account);
        if (weight.signum() > 0) {
            state.append(StateKeys.voices(number), VoiceState.of(account, power, weight, ballot.candidates()));
        }
    }

    private ElectionState round(StateStore state, ElectionState election) {
        RunningElection running = at(state, election);
        return running.round()
                ? put(state, next(election, Progress.ASSIGNING, 0))
                : put(state, next(election, Progress.ROUNDS, running.rounds()));
    }

    private ElectionState assign(StateStore state, ElectionState election) {
        RunningElection running = at(state, election);
        return running.assign(ASSIGNED_PER_BLOCK)
                ? put(state, next(election, Progress.COUNTED, running.assigned()))
                : put(state, next(election, Progress.ASSIGNING, running.assigned()));
    }

    /** The election as it stood after the last block: the one in memory, or made again where that is another or further on. */
    private RunningElection at(StateStore state, ElectionState election) {
        RunningElection known = current;
        if (known == null || !known.isFor(election.number()) || !standsAt(known, election)) {
            known = RunningElection.read(state, election.number());
            replay(known, election);
            current = known;
        }
        return known;
    }

    private static boolean standsAt(RunningElection known, ElectionState election) {
        return election.step() == Progress.ROUNDS
                ? known.rounds() == election.position() && !known.isHeld()
                : known.assigned() == election.position() && known.isHeld();
    }

    private static void replay(RunningElection election, ElectionState to) {
        if (to.step() == Progress.ROUNDS) {
            while (election.rounds() < to.position()) {
                election.round();
            }
            return;
        }
        boolean last = false;
        while (!last) {
            last = election.round();
        }
        election.assign(Math.toIntExact(to.position()));
    }

    private void decide(StateStore state, BlockContext block, ElectionState election) {
        RunningElection running = at(state, election);
        ElectionFrame frame = running.frame();
        Validators set = new Validators(state);
        List<Phragmen.Seat> standing = running.seats().stream()
                .filter(seat -> set.mayServe(frame.candidates().get(seat.candidate())))
                .toList();
        Optional<List<Election.Validator>> elected =
                Election.validators(standing, frame.backed() ? Election.Powers.BACKED : Election.Powers.EQUAL);
        current = null;
        if (elected.isEmpty()) {
            put(state, next(election, Progress.KEPT, 0));
            return;
        }
        List<ValidatorSeat> seats = new ArrayList<>();
        for (Election.Validator winner : elected.get()) {
            seats.add(seat(state, frame.candidates().get(winner.candidate()), winner, standing));
        }
        set.replace(seats);
        beginTerm(state, block, running, seats);
        put(state, next(election, Progress.ELECTED, 0));
    }

    private static ValidatorSeat seat(
            StateStore state, Bytes validator, Election.Validator winner, List<Phragmen.Seat> seats) {
        Ref operator = state.get(StateKeys.operator(validator));
        if (operator == null) {
            throw new IllegalStateException("candidate " + validator + " has no operator");
        }
        BigInteger backing = seats.stream()
                .filter(seat -> seat.candidate() == winner.candidate())
                .findFirst()
                .orElseThrow()
                .backing();
        return new ValidatorSeat(validator, operator.id(), winner.power(), Pots.exact(backing));
    }

    private static void beginTerm(
            StateStore state, BlockContext block, RunningElection running, List<ValidatorSeat> seats) {
        long before = Pots.sums(state).term();
        TermState ending = state.getOr(StateKeys.term(before), TermState.GENESIS);
        state.put(StateKeys.term(before), ending.ended(block.height()));
        BigInteger assigned =
                running.seats().stream().map(Phragmen.Seat::backing).reduce(BigInteger.ZERO, BigInteger::add);
        TermState term = TermState.begin(
                block.height(),
                running.weight(Power.STAKE).longValueExact(),
                running.budget(Power.STAKE),
                running.weight(Power.EXPERIENCE),
                running.budget(Power.EXPERIENCE),
                Pots.exact(assigned));
        TreeSet<Bytes> seated = new TreeSet<>();
        seats.forEach(seat -> seated.add(seat.validator()));
        long nominators = 0;
        for (VoiceState voice : running.voices()) {
            if (voice.candidates().stream().anyMatch(seated::contains)) {
                nominators = Math.addExact(nominators, term.budget(voice));
            }
        }
        long number = state.getOr(StateKeys.election(), ElectionState.START).number();
        Pots.begin(state, number, term, seats, nominators);
    }
}

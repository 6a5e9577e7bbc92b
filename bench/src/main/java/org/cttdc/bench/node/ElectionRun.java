package org.cttdc.bench.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.ElectionState.Progress;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Power;
import org.cttdc.simulation.market.Changed;
import org.cttdc.simulation.market.Member;
import org.cttdc.simulation.market.SimulatedChain;

/**
 * One election by stake. Everybody registers or nominates by a transaction, each with more behind it than the one before, so that whoever
 * comes when all places are taken displaces somebody.
 */
final class ElectionRun implements AutoCloseable {
    private static final long CTT = 1_000_000_000_000L;
    private static final int CYCLE = 2_000;
    private static final int SAVE_EVERY = 50;
    private static final Bytes NOBODY = Bytes.EMPTY;

    private final int candidates;
    private final int nominators;
    private final int txs;
    private final ChainParams params;
    private final List<Member> operators;
    private final List<Member> voters;
    private final SimulatedChain chain;
    private int unsaved;

    ElectionRun(int candidates, int nominators, int txs) throws IOException, Rejection {
        this.candidates = candidates;
        this.nominators = nominators;
        this.txs = txs;
        ChainParams sandbox = ChainParams.sandbox();
        long cycle = Math.max(CYCLE, 4L * Math.ceilDiv(candidates + nominators, txs));
        this.params = Changed.with(
                Changed.with(sandbox, "cycleLength", cycle),
                "election",
                Changed.with(sandbox.election(), "seats", Election.MAX_VALIDATORS));
        operators = members("operator ", candidates);
        voters = members("nominator ", nominators);
        List<GenesisAccount> accounts = new ArrayList<>();
        operators.forEach(member -> accounts.add(new GenesisAccount(member.address(), CTT, 0)));
        voters.forEach(member -> accounts.add(new GenesisAccount(member.address(), CTT, 0)));
        Bytes first = operators.getFirst().address();
        chain = new SimulatedChain(
                new GenesisState(
                        params,
                        accounts,
                        List.of(new PlatformState(first, "Shop", 0, 0)),
                        List.of(),
                        List.of(),
                        List.of(new GenesisState.Operator(SimulatedChain.validator(), first))),
                path -> Database.openLarge(path, CrashPoint.NONE));
    }

    private static List<Member> members(String name, int count) {
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> new Member(name + i))
                .toList();
    }

    void run(Consumer<String> table) {
        table.accept(each("registrations", candidates, this::register).row());
        table.accept(each("stakes and nominations", nominators, this::nominate).row());
        table.accept(until("nothing", () -> step() == Progress.LOADING).row());
        table.accept(until("512 ballots read", () -> step() != Progress.LOADING).row());
        table.accept(until("a round", () -> step() != Progress.ROUNDS).row());
        table.accept(until("128 budgets assigned", () -> step() != Progress.ASSIGNING)
                .row());
        long updates =
                chain.phases().firstHeight(chain.phases().cycle(chain.app().height()), Phase.UPDATES);
        table.accept(until("nothing", () -> chain.app().height() + 1 == updates).row());
        table.accept(until("the change of the set", () -> chain.app().height() == updates)
                .row());
        if (step() != Progress.ELECTED) {
            throw new IllegalStateException("nobody was elected: " + step());
        }
    }

    private Progress step() {
        return chain.state().getOr(StateKeys.election(), ElectionState.START).step();
    }

    private Bytes register(int i) {
        Member operator = operators.get(i);
        Member validator = new Member("validator of " + operator.name());
        Bytes instead = i < Election.MAX_CANDIDATES - 1 ? NOBODY : address(i - Election.MAX_CANDIDATES + 1);
        long bond = params.election().candidateBond() + i;
        return operator.sign(
                new ConsensusMsg.RegisterCandidate(validator.publicKey(), validator.possess(operator), bond, instead));
    }

    private Bytes address(int candidate) {
        return PublicKey.ed25519(
                        new Member("validator of " + operators.get(candidate).name()).publicKey())
                .address();
    }

    /** For sixteen of those who stand. */
    private Bytes nominate(int i) {
        int standing = Math.min(candidates, Election.MAX_CANDIDATES - 1);
        List<Bytes> chosen = IntStream.range(0, Math.min(standing, Election.MAX_APPROVALS))
                .mapToObj(j -> address(candidates - 1 - (7 * i + j) % standing))
                .toList();
        Bytes instead = i < Election.MAX_BALLOTS
                ? NOBODY
                : voters.get(i - Election.MAX_BALLOTS).address();
        return voters.get(i)
                .sign(new ConsensusMsg.Bond(1_000_000L + i), new ConsensusMsg.Nominate(Power.STAKE, chosen, instead));
    }

    private PhaseCost each(String name, int count, IntFunction<Bytes> made) {
        PhaseCost cost = new PhaseCost(name);
        for (int first = 0; first < count; first += txs) {
            block(
                    cost,
                    IntStream.range(first, Math.min(count, first + txs))
                            .parallel()
                            .mapToObj(made)
                            .toList());
        }
        return cost;
    }

    private interface Condition {
        boolean holds();
    }

    private PhaseCost until(String name, Condition end) {
        PhaseCost cost = new PhaseCost(name);
        while (!end.holds()) {
            block(cost, List.of());
        }
        return cost;
    }

    private void block(PhaseCost cost, List<Bytes> block) {
        chain.app().expectTxs(block);
        List<ExecTxResult> results = cost.measure(block.size(), () -> chain.block(block));
        results.stream().filter(result -> result.code() != 0).findFirst().ifPresent(result -> {
            throw new IllegalStateException("code " + result.code() + ": " + SimulatedChain.detail(result));
        });
        if (++unsaved == SAVE_EVERY) {
            chain.save();
            unsaved = 0;
        }
    }

    @Override
    public void close() throws IOException {
        chain.close();
    }
}

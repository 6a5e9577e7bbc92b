package org.cttdc.bench.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Scoring;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.simulation.market.Changed;
import org.cttdc.simulation.market.Member;
import org.cttdc.simulation.market.Orders;
import org.cttdc.simulation.market.Product;
import org.cttdc.simulation.market.SimulatedChain;

/** One cycle of one competition: everybody who reviews buys, claims, commits, reveals, is scored and is paid. */
final class ScaleRun implements AutoCloseable {
    /** Batches of orders made at once, on all processors. */
    private static final int MADE_AHEAD = 16;

    private static final int UNITS_A_LOT = 4_096;
    private static final int MIN_CYCLE = 120;
    private static final long PRICE = 10_000;
    private static final long CTT = 100_000_000;
    private static final long ESCROW = 1L << 50;
    /** Blocks between saves to disk, which no block's cost counts. */
    private static final int SAVE_EVERY = 50;

    private final int orders;
    private final int reports;
    private final int txs;
    private final ChainParams params;
    private final QualityModel model = ModelTemplates.load("kettle");
    private final Bytes modelId = Bytes.of(ContentId.of(model).bytes());
    private final Product product;
    private final Member expert = new Member("expert");
    private final Member platform = new Member("platform");
    private final Member issuer = new Member("issuer");
    private final List<Member> reviewers = new ArrayList<>();
    private final List<Orders> reviewed = new ArrayList<>();
    private final Reviewing reviewing;
    private final SimulatedChain chain;
    private int unsaved;

    ScaleRun(int orders, int reports, int txs) throws IOException, Rejection {
        if (reports > orders) {
            throw new IllegalArgumentException("a report needs an order");
        }
        this.orders = orders;
        this.reports = reports;
        this.txs = txs;
        this.params = params();
        this.product = new Product(model, "Scale", reports, UNITS_A_LOT);
        this.reviewing = new Reviewing(params, product, issuer, reviewers, reviewed, i -> report(product, i));
        List<GenesisAccount> accounts = new ArrayList<>();
        reviewers.addAll(IntStream.range(0, reports)
                .parallel()
                .mapToObj(i -> new Member("reviewer " + i))
                .toList());
        for (int i = 0; i < reports; i++) {
            accounts.add(new GenesisAccount(reviewers.get(i).address(), CTT, 0));
        }
        accounts.add(new GenesisAccount(expert.address(), CTT, 0));
        accounts.add(new GenesisAccount(platform.address(), CTT, 0));
        chain = new SimulatedChain(
                new GenesisState(
                        params,
                        accounts,
                        List.of(new PlatformState(platform.address(), "Shop", ESCROW, 0)),
                        List.of(),
                        List.of(issuer.publicKey()),
                        List.of(new GenesisState.Operator(SimulatedChain.validator(), platform.address()))),
                path -> Database.openLarge(path, CrashPoint.NONE));
    }

    /** A sandbox's parameters with a cycle whose tenth is long enough to reveal in. */
    private ChainParams params() {
        int batches = Math.ceilDiv(orders, Reviewing.ORDERS_A_BATCH);
        long length = Math.max(MIN_CYCLE, Math.max(10L * Math.ceilDiv(reports, txs) + 20, 4L * batches + 20));
        return Changed.with(ChainParams.sandbox(), "cycleLength", length);
    }

    long cycleLength() {
        return params.cycleLength();
    }

    void run(Consumer<String> table) {
        chain.must(List.of(
                expert.sign(new Msg.PublishModel(Product.json(model), params.modelBond())),
                platform.sign(product.publish())));
        chain.advanceTo(1, Phase.BATCHES);
        table.accept(batches().row());
        table.accept(each("claims of a purchase", reviewing::claim).row());
        chain.advanceTo(1, Phase.COMMITS);
        table.accept(each("commitments", reviewing::commit).row());
        chain.advanceTo(1, Phase.REVEALS);
        table.accept(each("reveals", reviewing::reveal).row());
        table.accept(until("nothing", Phase.SCORING).row());
        table.accept(queue().row());
        table.accept(each("claims of a reward", this::reward).row());
    }

    private PhaseCost batches() {
        PhaseCost cost = new PhaseCost("a batch of orders");
        int all = Math.ceilDiv(orders, Reviewing.ORDERS_A_BATCH);
        for (int first = 0; first < all; first += MADE_AHEAD) {
            List<Orders> made = IntStream.range(first, Math.min(all, first + MADE_AHEAD))
                    .parallel()
                    .mapToObj(this::orders)
                    .toList();
            for (int i = 0; i < made.size(); i++) {
                if ((first + i) * Reviewing.ORDERS_A_BATCH < reports) {
                    reviewed.add(made.get(i));
                }
                block(cost, List.of(platform.sign(made.get(i).batch(0))));
            }
        }
        return cost;
    }

    private Orders orders(int number) {
        int first = number * Reviewing.ORDERS_A_BATCH;
        List<Orders.Order> batch = new ArrayList<>();
        for (int i = first; i < Math.min(orders, first + Reviewing.ORDERS_A_BATCH); i++) {
            Bytes buyer = reviewers.get(i % reports).address();
            batch.add(new Orders.Order(buyer, product.lot(i % reports), PRICE));
        }
        return new Orders(platform.address(), number + 1, product.id(), batch);
    }

    /** One transaction of every reviewer. */
    private PhaseCost each(String name, IntFunction<Bytes> made) {
        PhaseCost cost = new PhaseCost(name);
        for (int first = 0; first < reports; first += txs) {
            block(
                    cost,
                    IntStream.range(first, Math.min(reports, first + txs))
                            .parallel()
                            .mapToObj(made)
                            .toList());
        }
        return cost;
    }

    private PhaseCost until(String name, Phase phase) {
        PhaseCost cost = new PhaseCost(name);
        while (chain.app().height() + 1 < chain.phases().firstHeight(1, phase)) {
            block(cost, List.of());
        }
        return cost;
    }

    /** Scoring, settling and listing, to the last place of the ranking. */
    private PhaseCost queue() {
        PhaseCost cost = new PhaseCost("steps of the queue");
        while (!settled()) {
            block(cost, List.of());
        }
        return cost;
    }

    private boolean settled() {
        SettlementQueue queue = chain.state().get(StateKeys.settlementQueue());
        return queue != null && queue.cycle() > 0;
    }

    private void block(PhaseCost cost, List<Bytes> block) {
        chain.app().expectTxs(block);
        List<ExecTxResult> results = cost.measure(block.size(), () -> chain.block(block));
        results.stream().filter(result -> result.code() != 0).forEach(result -> {
            // Winners have nothing due as reviewers.
            if (result.code() != ErrorCode.E_NOTHING_DUE.number()) {
                throw new IllegalStateException("code " + result.code() + ": " + SimulatedChain.detail(result));
            }
        });
        if (++unsaved == SAVE_EVERY) {
            chain.save();
            unsaved = 0;
        }
    }

    private Bytes reward(int i) {
        return reviewers.get(i).sign(new Msg.ClaimReward(modelId, 0, Share.REVIEWER));
    }

    /** Results around what is declared. */
    private static TestReport report(Product product, int i) {
        Random random = new Random(i);
        SortedMap<String, Product.Reading> readings = new TreeMap<>();
        for (Characteristic c : product.tested()) {
            Scoring scoring = c.scoring();
            long sigma = scoring == null ? 0 : scoring.sigmaPt().scaled(c.scale());
            long value = Product.declared(c) + Math.round(random.nextGaussian() * sigma);
            readings.put(c.id(), new Product.Reading(value, 1));
        }
        return product.report(i, readings, "photo " + i);
    }

    @Override
    public void close() throws IOException {
        chain.close();
    }
}

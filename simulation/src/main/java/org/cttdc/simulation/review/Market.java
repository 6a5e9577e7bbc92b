package org.cttdc.simulation.review;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.app.StateStore;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.rules.WeightedValues;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.simulation.market.Member;
import org.cttdc.simulation.market.Orders;
import org.cttdc.simulation.market.Product;
import org.cttdc.simulation.market.Product.Reading;
import org.cttdc.simulation.market.SimulatedChain;
import org.jspecify.annotations.Nullable;

/**
 * One model, three listings and their reviewers over many cycles, by real transactions on the chain's own application. Of the listings one
 * is nearly as declared, one ordinary, and one declares too much.
 */
public final class Market implements AutoCloseable {
    private static final long CTT = 10_000_000_000L;
    private static final long ESCROW = 1L << 50;
    private static final double[] DEVIATIONS = {0.5, 1, 1};
    private static final double[] SHIFTS = {0, 0, 3};

    /** The listing that declares too much. */
    private static final int BOASTFUL = 2;

    /** How far a Sybil's reports differ from its one test, in σ. */
    private static final double DISGUISE = 0.05;

    private final Setup setup;
    private final Costs costs = Costs.assumed();
    private final Random random;
    private final QualityModel model = ModelTemplates.load("kettle");
    private final Bytes modelId = Bytes.of(ContentId.of(model).bytes());
    private final Member expert = new Member("expert");
    private final Member platform = new Member("platform");
    private final Member issuer = new Member("issuer");
    private final List<Member> labs = List.of(new Member("laboratory A"), new Member("laboratory B"));
    private final SortedMap<Bytes, Entry> entered = new TreeMap<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Truth> truths = new ArrayList<>();
    private final List<Characteristic> characteristics;
    private final List<Reviewer> reviewers = new ArrayList<>();
    private final List<SortedMap<String, Reading>> published = new ArrayList<>();
    private final Outcome outcome = new Outcome();
    private final SimulatedChain chain;
    private long batches;

    private record Reviewer(
            Member member, Strategy strategy, boolean firstOfPerson, SortedMap<String, Double> instrument) {}

    /** A report on its way. */
    private record Entry(
            Reviewer reviewer,
            int listing,
            int unit,
            Bytes nullifier,
            Bytes salt,
            TestReport report,
            SortedMap<String, Reading> readings,
            SortedMap<String, Double> real) {
        Entry {
            readings = Collections.unmodifiableSortedMap(readings);
            real = Collections.unmodifiableSortedMap(real);
        }

        Bytes id() {
            return Bytes.of(ContentId.of(report).bytes());
        }
    }

    /** A market at its beginning; the same seed is the same market. */
    public Market(Setup setup, int cycles, long seed) throws IOException, Rejection {
        this.setup = setup;
        this.random = new Random(seed);
        int units =
                setup.reviewers().values().stream().mapToInt(Integer::intValue).sum() * cycles;
        for (int i = 0; i < DEVIATIONS.length; i++) {
            products.add(new Product(model, "Kettle-" + i, units, units));
            published.add(new TreeMap<>());
        }
        characteristics = products.getFirst().tested();
        for (int i = 0; i < DEVIATIONS.length; i++) {
            truths.add(new Truth(characteristics, DEVIATIONS[i], SHIFTS[i], random));
        }
        for (Strategy strategy : Strategy.values()) {
            for (int i = 0; i < setup.count(strategy); i++) {
                reviewers.add(new Reviewer(
                        new Member(strategy + " " + i),
                        strategy,
                        i == 0,
                        Truth.bias(characteristics, strategy, random)));
            }
        }
        chain = new SimulatedChain(genesis(), path -> Database.open(path, CrashPoint.NONE));
    }

    private GenesisState genesis() {
        List<GenesisAccount> accounts = new ArrayList<>();
        reviewers.forEach(r -> accounts.add(new GenesisAccount(r.member().address(), CTT, 0)));
        labs.forEach(lab -> accounts.add(new GenesisAccount(lab.address(), CTT, 0)));
        accounts.add(new GenesisAccount(expert.address(), CTT, 0));
        accounts.add(new GenesisAccount(platform.address(), CTT, 0));
        return new GenesisState(
                setup.params(),
                accounts,
                List.of(new PlatformState(platform.address(), "Shop", ESCROW, 0)),
                List.of(),
                List.of(issuer.publicKey()),
                List.of(new GenesisState.Operator(SimulatedChain.validator(), platform.address())),
                labs.stream().map(Member::address).toList(),
                List.of());
    }

    /** Runs so many cycles of orders; what became of it. */
    public Outcome run(int cycles) {
        chain.must(List.of(expert.sign(
                new Msg.PublishModel(Product.json(model), setup.params().modelBond()))));
        chain.must(products.stream()
                .map(product -> platform.sign(product.publish()))
                .toList());
        for (int cycle = 0; cycle < cycles; cycle++) {
            cycle(cycle);
        }
        chain.advanceTo(cycles + 1L, Phase.COMMITS);
        audit(cycles - 1);
        for (int cycle = 0; cycle < cycles; cycle++) {
            pay(cycle);
        }
        weigh();
        return outcome;
    }

    private void cycle(int cycle) {
        chain.advanceTo(cycle + 1L, Phase.BATCHES);
        List<Entry> entries = enter(cycle);
        chain.advanceTo(cycle + 1L, Phase.COMMITS);
        audit(cycle - 1);
        chain.must(entries.stream().map(this::commit).toList());
        chain.advanceTo(cycle + 1L, Phase.REVEALS);
        chain.must(entries.stream().map(this::reveal).toList());
        entries.forEach(entry -> entered.put(entry.id(), entry));
        publish(entries);
    }

    /** Everybody buys, tests or does not, and claims the purchase. */
    private List<Entry> enter(int cycle) {
        List<Entry> entries = new ArrayList<>();
        List<Bytes> claims = new ArrayList<>();
        Map<Integer, List<Reviewer>> buyers = new TreeMap<>();
        for (Reviewer reviewer : reviewers) {
            buyers.computeIfAbsent(choose(reviewer), listing -> new ArrayList<>())
                    .add(reviewer);
        }
        Truth boastful = truths.get(BOASTFUL);
        SortedMap<String, Reading> shared = boastful.test(
                boastful.unit(random), Strategy.SYBIL, Truth.bias(characteristics, Strategy.SYBIL, random), random);
        for (int listing = 0; listing < products.size(); listing++) {
            List<Reviewer> of = buyers.getOrDefault(listing, List.of());
            Orders orders = orders(cycle, listing, of);
            for (int i = 0; i < of.size(); i++) {
                Reviewer reviewer = of.get(i);
                int unit = cycle * reviewers.size() + i;
                SortedMap<String, Double> real = truths.get(listing).unit(random);
                SortedMap<String, Reading> found = readings(reviewer, listing, real, shared);
                claims.add(reviewer.member()
                        .sign(orders.claim(i, issuer.certify(reviewer.member().name(), reviewer.member()))));
                entries.add(new Entry(
                        reviewer,
                        listing,
                        unit,
                        orders.nullifier(i),
                        Member.hash("salt " + cycle + reviewer.member().name()),
                        products.get(listing)
                                .report(
                                        unit,
                                        found,
                                        cycle + " " + reviewer.member().name()),
                        found,
                        real));
                outcome.addCost(reviewer.strategy(), costs.of(reviewer.strategy(), reviewer.firstOfPerson()));
            }
        }
        chain.must(claims);
        outcome.addCost(Strategy.WASHING, Costs.fees(setup.washed()));
        return entries;
    }

    private int choose(Reviewer reviewer) {
        return switch (reviewer.strategy()) {
            case COLLUDING, SYBIL, WASHING -> BOASTFUL;
            case HONEST, PRECISE, LAZY, COPYING -> random.nextInt(products.size());
        };
    }

    /** The reviewers' orders, and one for all that others buy of the listing. */
    private Orders orders(int cycle, int listing, List<Reviewer> buyers) {
        Product product = products.get(listing);
        List<Orders.Order> orders = new ArrayList<>();
        for (int i = 0; i < buyers.size(); i++) {
            orders.add(new Orders.Order(
                    buyers.get(i).member().address(), product.lot(cycle * reviewers.size() + i), costs.price()));
        }
        long others = setup.sales() / products.size() + (listing == BOASTFUL ? setup.washed() : 0);
        orders.add(new Orders.Order(expert.address(), product.lot(0), others));
        Orders made = new Orders(platform.address(), ++batches, product.id(), orders);
        chain.must(List.of(platform.sign(made.batch(cycle))));
        return made;
    }

    private SortedMap<String, Reading> readings(
            Reviewer reviewer, int listing, SortedMap<String, Double> real, SortedMap<String, Reading> shared) {
        return switch (reviewer.strategy()) {
            case HONEST, PRECISE -> truths.get(listing).test(real, reviewer.strategy(), reviewer.instrument(), random);
            case LAZY, COLLUDING, WASHING -> declared();
            case COPYING -> published.get(listing).isEmpty() ? declared() : new TreeMap<>(published.get(listing));
            case SYBIL -> disguised(shared);
        };
    }

    private SortedMap<String, Reading> declared() {
        SortedMap<String, Reading> readings = new TreeMap<>();
        characteristics.forEach(c -> readings.put(c.id(), new Reading(Product.declared(c), leastU(c))));
        return readings;
    }

    /** The least that counts: to state less earns no more and is refuted sooner. */
    private long leastU(Characteristic c) {
        return Truth.leastU(c, setup.params().minSmoothing());
    }

    private SortedMap<String, Reading> disguised(SortedMap<String, Reading> shared) {
        SortedMap<String, Reading> readings = new TreeMap<>();
        for (Characteristic c : characteristics) {
            Reading reading = known(shared.get(c.id()));
            long off = Math.round(DISGUISE * Truth.sigma(c) * random.nextGaussian());
            readings.put(c.id(), new Reading(reading.value() + off, leastU(c)));
        }
        return readings;
    }

    private Bytes commit(Entry entry) {
        Member member = entry.reviewer().member();
        Bytes commitment = PurchaseProof.reportCommitment(member.address(), entry.salt(), entry.id());
        return member.sign(new Msg.CommitReport(
                entry.nullifier(), commitment, setup.params().reportBond()));
    }

    private Bytes reveal(Entry entry) {
        return entry.reviewer()
                .member()
                .sign(products.get(entry.listing())
                        .reveal(entry.nullifier(), entry.report(), entry.salt(), entry.unit()));
    }

    /** The laboratories find what they were drawn for, and what they are drawn for because somebody failed, until nothing is left. */
    private void audit(int cycle) {
        List<Bytes> findings = findings(cycle);
        while (!findings.isEmpty()) {
            chain.must(findings);
            findings = findings(cycle);
        }
    }

    private List<Bytes> findings(int cycle) {
        StateStore state = chain.state();
        List<Bytes> findings = new ArrayList<>();
        var drawn = StateKeys.audits(modelId, cycle);
        for (long i = 0; cycle >= 0 && i < state.count(drawn); i++) {
            Bytes report = state.item(drawn, i).id();
            AuditTask task = state.get(StateKeys.audit(report));
            if (task != null && task.finding() == Finding.OPEN) {
                findings.add(lab(task.lab()).sign(finding(report)));
            }
        }
        return findings;
    }

    private Member lab(Bytes address) {
        return labs.stream()
                .filter(lab -> lab.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** A test of the very unit that the report is about. */
    private ArbitrationMsg.SubmitAudit finding(Bytes report) {
        Entry entry = known(entered.get(report));
        SortedMap<String, Reading> found = truths.get(entry.listing()).audit(entry.real(), random);
        TestReport document = products.get(entry.listing()).report(entry.unit(), found, "audit of " + report);
        return new ArbitrationMsg.SubmitAudit(report, true, Product.json(document));
    }

    /** The consensus of the cycle, which is there to be copied in the next. */
    private void publish(List<Entry> entries) {
        for (int listing = 0; listing < products.size(); listing++) {
            int of = listing;
            List<SortedMap<String, Reading>> found = entries.stream()
                    .filter(entry -> entry.listing() == of)
                    .map(entry -> entry.readings())
                    .toList();
            if (!found.isEmpty()) {
                characteristics.forEach(c -> published.get(of).put(c.id(), consensus(c, found)));
                addError(listing);
            }
        }
    }

    private Reading consensus(Characteristic c, List<SortedMap<String, Reading>> found) {
        WeightedValues values = new WeightedValues();
        found.forEach(readings -> values.add(known(readings.get(c.id())).value(), 1));
        return new Reading(values.median(), leastU(c));
    }

    private void addError(int listing) {
        if (listing == BOASTFUL) {
            for (Characteristic c : characteristics) {
                if (Truth.isMeasured(c)) {
                    double real = truths.get(listing).real().getOrDefault(c.id(), 0.0);
                    double off =
                            Math.abs(known(published.get(listing).get(c.id())).value() - real);
                    outcome.addError(off / Truth.sigma(c));
                }
            }
        }
    }

    /** What the ranking of a cycle says is due. */
    private void pay(int cycle) {
        Map<Bytes, Strategy> strategies = new TreeMap<>();
        reviewers.forEach(r -> strategies.put(r.member().address(), r.strategy()));
        StateStore state = chain.state();
        var ranking = StateKeys.ranking(modelId, cycle);
        for (long i = 0; i < state.count(ranking); i++) {
            RankingEntry entry = state.item(ranking, i);
            boolean won = entry.share() == Share.WINNER;
            Strategy strategy = known(strategies.get(entry.author()));
            outcome.addReport(strategy, won ? entry.amount() : 0, won ? 0 : entry.amount());
            AuditTask task = state.get(StateKeys.audit(entry.report()));
            if (task != null && task.finding() == Finding.FAILED) {
                outcome.addRefuted(strategy, costs.bond());
            }
        }
    }

    private void weigh() {
        StateStore state = chain.state();
        double all = state.getOr(StateKeys.experienceTotals(), ExperienceTotals.START)
                .power()
                .doubleValue();
        for (Reviewer reviewer : reviewers) {
            double own = state.getOr(StateKeys.experience(reviewer.member().address()), ExperienceState.NONE)
                    .power()
                    .doubleValue();
            outcome.addExperience(reviewer.strategy(), all == 0 ? 0 : own / all);
        }
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the market has lost one of its members or reports");
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        chain.close();
    }
}

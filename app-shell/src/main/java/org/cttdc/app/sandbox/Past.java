package org.cttdc.app.sandbox;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cttdc.merchant.flow.LotSecrets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.Lot;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox's past: three settled cycles of three models and ten listings, with sixty reports of twenty reviewers. Every figure of it
 * comes from signed transactions through the real rules.
 */
final class Past {
    /** Cycles whose orders are settled when the sandbox opens. */
    static final int CYCLES = 3;
    /** Packages of the lot that was sold in the past. */
    private static final int PAST_UNITS = 4_000;
    /** Packages of the lot that is on sale. */
    private static final int LOT_UNITS = 20_000;

    private static final int RETAIL_UNITS = 240;

    /** A listing on the chain. */
    private record Listed(Good good, QualityModel model, ListingDeclaration declaration, Bytes id, List<Bytes> codes) {}

    /** A reviewer's order, and where it stands in its batch. */
    private record Reviewed(PastOrder order, Listed listed) {}

    private final PastChain chain;
    private final Cast cast;
    private final LotSecrets lotSecrets;
    private final Map<String, Persona> authors = new LinkedHashMap<>();
    private final Map<String, QualityModel> models = new LinkedHashMap<>();
    private final List<Listed> listings = new ArrayList<>();
    private final Map<Integer, Integer> nextUnit = new HashMap<>();
    private final Map<Long, List<PromoterSubtotals.Proved>> recommended = new HashMap<>();

    /** @param lotSecrets of the wallet that holds the merchants' accounts */
    Past(PastChain chain, Cast cast, LotSecrets lotSecrets) {
        this.chain = chain;
        this.cast = cast;
        this.lotSecrets = lotSecrets;
    }

    /**
     * Lives through it all but the last settlement: afterwards the reports of the last cycle can be challenged, one of them is, and the
     * present can still order in the cycle that runs.
     */
    void live() throws IOException {
        chain.block();
        publishModels();
        publishListings();
        PastVotes votes = new PastVotes(chain, cast);
        PastStakes stakes = new PastStakes(chain, cast);
        stakes.stake();
        PastService service = new PastService(chain, cast);
        for (int cycle = 0; cycle < CYCLES - 1; cycle++) {
            review(cycle);
            settle(cycle);
            service.answerAudits(this::product);
        }
        service.claimPots();
        votes.grant();
        PastCourt court = new PastCourt(chain, cast);
        court.join();
        stakes.nominateWithExperience();
        review(CYCLES - 1);
        votes.parameter();
        chain.until(CYCLES, Phase.CHALLENGES);
        court.challenge(id(models.values().iterator().next()), CYCLES - 1);
    }

    private void publishModels() throws IOException {
        long bond = chain.expect(StateKeys.params()).modelBond();
        int number = 1;
        for (String template : ModelTemplates.names()) {
            QualityModel model = ModelTemplates.load(template);
            Persona author = cast.one(Persona.Part.EXPERT, number++);
            models.put(template, model);
            authors.put(template, author);
            chain.send(author, new Msg.PublishModel(Bytes.of(DocumentWriter.canonical(model)), bond));
        }
        chain.block();
        models.values().forEach(model -> chain.expect(StateKeys.model(id(model))));
    }

    private void publishListings() throws IOException {
        for (Good good : Good.all()) {
            QualityModel model = model(good);
            Persona merchant = cast.one(Persona.Part.MERCHANT, good.merchant());
            List<Bytes> codes = codes(merchant, good, Good.PAST_LOT, PAST_UNITS);
            List<Msg.LotSeal> seals = List.of(
                    new Msg.LotSeal(Good.PAST_LOT, MerkleTree.root(codes), PAST_UNITS),
                    new Msg.LotSeal(Good.LOT, MerkleTree.root(codes(merchant, good, Good.LOT, LOT_UNITS)), LOT_UNITS));
            ListingDeclaration declaration = good.declaration(
                    model,
                    seals.stream()
                            .map(seal -> new Lot(seal.lot(), ContentId.ofDigest(seal.unitRoot())))
                            .toList());
            Bytes document = Bytes.of(DocumentWriter.canonical(declaration));
            listings.add(new Listed(good, model, declaration, Sha256.of(document), codes));
            chain.send(merchant, new Msg.PublishListing(document, good.feeBps(), seals));
        }
        chain.block();
        listings.forEach(listed -> chain.expect(StateKeys.listing(listed.id())));
    }

    private List<Bytes> codes(Persona merchant, Good good, String lot, int units) {
        return PackCodes.codes(lotSecrets.of(chain.address(merchant), good.gtin(), lot), units);
    }

    /** From the batch to the reveals of a cycle's orders. */
    private void review(long cycle) throws IOException {
        List<Reviewed> reviewed = reviewerOrders(cycle);
        List<PastOrder> orders = new ArrayList<>(retailOrders(cycle));
        reviewed.forEach(one -> orders.add(one.order()));
        chain.until(cycle + 1, Phase.BATCHES);
        claim(cycle, reviewed, orders);
        chain.until(cycle + 1, Phase.COMMITS);
        Map<PastOrder, Bytes> reports = commit(reviewed);
        chain.until(cycle + 1, Phase.REVEALS);
        reveal(reviewed, reports);
        if (cycle == CYCLES - 1) {
            reportDefect(reviewed, reports);
        }
    }

    private PastService.Product product(ReportState report) {
        Listed listed = listings.stream()
                .filter(one -> one.id().equals(report.listing()))
                .findFirst()
                .orElseThrow();
        return new PastService.Product(listed.declaration(), listed.model());
    }

    private void settle(long cycle) throws IOException {
        chain.until(cycle + 2, Phase.BATCHES);
        for (QualityModel model : models.values()) {
            CompetitionState settled = chain.expect(StateKeys.competition(id(model), cycle));
            if (settled.stage() != CompetitionState.Stage.SETTLED) {
                throw new IllegalStateException("seeding: cycle " + cycle + " is not settled: " + settled);
            }
        }
        claimRewards(cycle);
    }

    /** Every reviewer tests one product a cycle, another model each time. */
    private List<Reviewed> reviewerOrders(long cycle) {
        List<Reviewed> orders = new ArrayList<>();
        List<String> templates = ModelTemplates.names();
        for (Persona reviewer : cast.all(Persona.Part.REVIEWER)) {
            String template = templates.get((int) ((reviewer.number() + cycle) % templates.size()));
            List<Listed> choice = listings.stream()
                    .filter(listed -> listed.good().template().equals(template))
                    .toList();
            Listed listed = choice.get((reviewer.number() / templates.size()) % choice.size());
            orders.add(new Reviewed(order(reviewer, listed, 1, cycle), listed));
        }
        return orders;
    }

    private List<PastOrder> retailOrders(long cycle) {
        Persona retailer = cast.one(Persona.Part.RETAILER);
        List<PastOrder> orders = new ArrayList<>();
        for (Listed listed : listings) {
            long units = RETAIL_UNITS + 35L * listed.good().item() + 60 * cycle;
            orders.add(order(retailer, listed, units, cycle));
        }
        return orders;
    }

    private PastOrder order(Persona buyer, Listed listed, long quantity, long cycle) {
        int unit = nextUnit.merge(listed.good().item(), (int) quantity, Math::addExact) - (int) quantity;
        Bytes promoter = cast.recommender(buyer).map(chain::address).orElse(Bytes.EMPTY);
        return new PastOrder(buyer, listed.good(), listed.id(), quantity, unit, cycle, promoter);
    }

    private void claim(long cycle, List<Reviewed> reviewed, List<PastOrder> orders) throws IOException {
        Persona platform = cast.one(Persona.Part.PLATFORM);
        Bytes address = chain.address(platform);
        long finalAt = chain.head().time().getEpochSecond();
        List<OrderLeaf> leaves = orders.stream()
                .map(order -> order.leaf(address, chain.address(order.buyer()), finalAt))
                .toList();
        MerkleSumTree.Tree tree =
                MerkleSumTree.build(leaves.stream().map(MerkleSumTree::leaf).toList());
        SumNode root = tree.root();
        long seq = cycle + 1;
        recommended.put(cycle, PromoterSubtotals.proved(leaves));
        chain.send(
                platform,
                new Msg.SubmitOrderBatch(
                        cycle,
                        seq,
                        root.hash(),
                        root.count(),
                        root.gross(),
                        root.fee(),
                        rows(orders),
                        PromoterSubtotals.root(leaves)));
        chain.block();
        chain.expect(StateKeys.batch(address, seq));
        for (Reviewed one : reviewed) {
            int position = orders.indexOf(one.order());
            Persona buyer = one.order().buyer();
            chain.send(
                    buyer,
                    new Msg.ClaimPurchase(
                            seq,
                            leaves.get(position),
                            tree.proofs().get(position),
                            one.order().secret(),
                            one.order().blinding(),
                            cast.credential(SandboxGenesis.CHAIN_ID, chain.address(buyer))));
        }
        chain.block();
        reviewed.forEach(one -> chain.expect(StateKeys.purchase(one.order().nullifier(address))));
    }

    private static List<Msg.BatchRow> rows(List<PastOrder> orders) {
        Map<Bytes, Msg.BatchRow> rows = new LinkedHashMap<>();
        for (PastOrder order : orders) {
            rows.merge(
                    order.listing(),
                    new Msg.BatchRow(order.listing(), 1, order.gross(), order.fee()),
                    (a, b) -> new Msg.BatchRow(
                            a.listing(), a.count() + b.count(), a.gross() + b.gross(), a.fee() + b.fee()));
        }
        return List.copyOf(rows.values());
    }

    private Map<PastOrder, Bytes> commit(List<Reviewed> reviewed) throws IOException {
        long bond = chain.expect(StateKeys.params()).reportBond();
        Bytes platform = chain.address(cast.one(Persona.Part.PLATFORM));
        LocalDate tested = chain.head().time().atZone(ZoneOffset.UTC).toLocalDate();
        Map<PastOrder, Bytes> reports = new HashMap<>();
        for (Reviewed one : reviewed) {
            PastOrder order = one.order();
            Listed listed = one.listed();
            var maker = new ReportMaker(
                    listed.model(), listed.declaration(), listed.good().reality(listed.model(), order.cycle()));
            Bytes nullifier = order.nullifier(platform);
            TestReport report = maker.report(Good.PAST_LOT, nullifier, Habit.of(order.buyer()), tested);
            Bytes document = Bytes.of(DocumentWriter.canonical(report));
            reports.put(order, document);
            Bytes commitment =
                    PurchaseProof.reportCommitment(chain.address(order.buyer()), order.salt(), Sha256.of(document));
            chain.send(order.buyer(), new Msg.CommitReport(nullifier, commitment, bond));
        }
        chain.block();
        return reports;
    }

    private void reveal(List<Reviewed> reviewed, Map<PastOrder, Bytes> reports) throws IOException {
        Bytes platform = chain.address(cast.one(Persona.Part.PLATFORM));
        Map<Bytes, List<InclusionPath>> paths = new HashMap<>();
        for (Reviewed one : reviewed) {
            PastOrder order = one.order();
            InclusionPath path = paths.computeIfAbsent(
                            one.listed().id(),
                            _ -> MerkleTree.paths(one.listed().codes()))
                    .get(order.unit());
            chain.send(
                    order.buyer(),
                    new Msg.RevealReport(
                            order.nullifier(platform),
                            reports.getOrDefault(order, Bytes.EMPTY),
                            order.salt(),
                            one.listed().codes().get(order.unit()),
                            path));
        }
        chain.block();
        reports.values().forEach(document -> chain.expect(StateKeys.report(Sha256.of(document))));
    }

    /** Authors, platform and validator claim at once; winners of the first cycle once their purse has vested. */
    private void claimRewards(long cycle) throws IOException {
        for (Map.Entry<String, QualityModel> entry : models.entrySet()) {
            Bytes model = id(entry.getValue());
            claimDue(authors.get(entry.getKey()), model, cycle, Share.EXPERT);
            claimDue(cast.one(Persona.Part.PLATFORM), model, cycle, Share.PLATFORM);
            for (long earlier = 0; earlier <= cycle; earlier++) {
                claimRanked(model, earlier);
            }
        }
        claimRecommended(cycle);
        chain.block();
        for (PromoterSubtotals.Proved one : recommended.getOrDefault(cycle, List.of())) {
            PromoterSubtotals.Subtotal sums = one.subtotal();
            chain.expect(StateKeys.promoted(
                    chain.address(cast.one(Persona.Part.PLATFORM)), cycle + 1, sums.promoter(), sums.listing()));
        }
    }

    /** The recommender proves what the cycle brought, and claims for word of mouth of the one before. */
    private void claimRecommended(long cycle) {
        Persona recommender = cast.one(Persona.Part.REVIEWER);
        Bytes platform = chain.address(cast.one(Persona.Part.PLATFORM));
        for (PromoterSubtotals.Proved one : recommended.getOrDefault(cycle, List.of())) {
            PromoterSubtotals.Subtotal sums = one.subtotal();
            chain.send(
                    recommender,
                    new MarketMsg.ClaimPromotion(
                            platform, cycle + 1, sums.listing(), sums.orders(), sums.gross(), sums.fee(), one.path()));
        }
        if (cycle > 0) {
            chain.send(recommender, new MarketMsg.ClaimWordOfMouth(cycle - 1));
        }
    }

    /** A reviewer found what the model does not test for; nobody has disputed it yet. */
    private void reportDefect(List<Reviewed> reviewed, Map<PastOrder, Bytes> reports) throws IOException {
        PastOrder order = reviewed.getLast().order();
        Bytes nullifier = order.nullifier(chain.address(cast.one(Persona.Part.PLATFORM)));
        Bytes report = Sha256.of(reports.getOrDefault(order, Bytes.EMPTY));
        long bond = chain.expect(StateKeys.params()).market().defectBond();
        chain.send(
                order.buyer(),
                new MarketMsg.ReportDefect(
                        nullifier, "The printed type plate rubs off when it is wiped.", report, bond));
        chain.block();
        chain.expect(StateKeys.defect(nullifier));
    }

    private void claimRanked(Bytes model, long cycle) {
        long count = Optional.ofNullable(
                        chain.read(StateKeys.ranking(model, cycle).head()))
                .map(ListHead::count)
                .orElse(0L);
        for (long i = 0; i < count; i++) {
            RankingEntry entry = chain.expect(StateKeys.ranking(model, cycle).item(i));
            Persona author = cast.all().stream()
                    .filter(persona -> chain.address(persona).equals(entry.author()))
                    .findFirst()
                    .orElseThrow();
            claimDue(author, model, cycle, entry.share());
        }
    }

    private void claimDue(@Nullable Persona who, Bytes model, long cycle, Share share) {
        if (who == null) {
            return;
        }
        Due due = chain.read(StateKeys.due(model, cycle, share, chain.address(who)));
        if (due != null && due.amount() > 0 && due.claimedHeight() == 0 && due.vestsHeight() <= chain.height() + 1) {
            chain.send(who, new Msg.ClaimReward(model, cycle, share));
        }
    }

    private QualityModel model(Good good) {
        QualityModel model = models.get(good.template());
        if (model == null) {
            throw new IllegalStateException("no template " + good.template());
        }
        return model;
    }

    private static Bytes id(QualityModel model) {
        return ContentId.of(model).digest();
    }
}

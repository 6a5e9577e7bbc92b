package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;

/**
 * Sends what people, careless programs and cheats might send, block by block, and keeps a ledger of its own of what must never happen
 * twice: a claim, a nullifier, a batch number.
 */
final class RandomTraffic {
    private static final int REVIEWERS = 12;
    private static final List<QualityModel> MODELS = List.of(Fixtures.model("one"), Fixtures.model("two"));
    private static final List<ListingDeclaration> LISTINGS =
            MODELS.stream().map(model -> Fixtures.listing(model, "Boil & Co")).toList();
    private static final List<String> PLATFORMS = List.of("platform", "platform2");
    private static final List<String> EVERYBODY = everybody();

    private final TestChain chain;
    private final Random random;
    private final MarketTraffic market;
    private final GovernanceTraffic governance;
    private final CourtTraffic court;
    private final List<Bytes> revealed = new ArrayList<>();
    private final List<Sold> sold = new ArrayList<>();
    private final List<Sold> claimed = new ArrayList<>();
    private final List<Sold> committed = new ArrayList<>();
    private final Map<String, Long> lastSeq = new HashMap<>();
    private final Set<Bytes> nullifiers = new HashSet<>();
    private final Set<Msg> paid = new HashSet<>();
    private final Set<String> promoted = new HashSet<>();
    private final RandomStakes stakes;
    private final Map<String, Long> paidOut = new HashMap<>();
    private final List<Bytes> past = new ArrayList<>();
    private final Set<String> accepted = new TreeSet<>();
    private final Set<ErrorCode> refused = new TreeSet<>();

    /** An order a batch was sent for. */
    private record Sold(Fixtures.Orders orders, int index, String platform, long seq, int product, String buyer) {
        Bytes nullifier() {
            return orders.nullifier(index);
        }

        TestReport report() {
            return Fixtures.report(
                    MODELS.get(product), LISTINGS.get(product), buyer.length() % 3, "photo " + nullifier());
        }

        Bytes salt() {
            return TestKeys.hash("salt " + nullifier());
        }
    }

    RandomTraffic(TestChain chain, Random random) {
        this.chain = chain;
        this.random = random;
        this.market = new MarketTraffic(random, MODELS, LISTINGS);
        this.governance = new GovernanceTraffic(
                random, EVERYBODY, MODELS.stream().map(Fixtures::id).toList());
        this.court = new CourtTraffic(
                chain,
                random,
                IntStream.range(0, REVIEWERS).mapToObj(i -> "reviewer" + i).toList(),
                MODELS.stream().map(Fixtures::id).toList());
        this.stakes = new RandomStakes(chain, random, EVERYBODY);
    }

    static Msg.Transfer transfer(String to, long amount) {
        return new Msg.Transfer(TestKeys.address(to), Asset.CTT, amount);
    }

    /** Publishes what can be sold. */
    void open() {
        for (int i = 0; i < MODELS.size(); i++) {
            chain.must("expert", new Msg.PublishModel(Fixtures.json(MODELS.get(i)), 50_000_000));
            chain.must("merchant", Fixtures.publish(LISTINGS.get(i)));
        }
    }

    Set<String> accepted() {
        return accepted;
    }

    Set<ErrorCode> refused() {
        return refused;
    }

    /** One block with up to five transactions, each of another account. */
    void block() {
        Map<String, Msg> bySigner = new HashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            MarketTraffic.Sent sent = next();
            bySigner.put(sent.signer(), sent.message());
        }
        List<MarketTraffic.Sent> sent = new ArrayList<>();
        List<Bytes> txs = new ArrayList<>();
        bySigner.forEach((signer, message) -> {
            sent.add(new MarketTraffic.Sent(signer, message));
            txs.add(TestKeys.tx(signer, chain.account(signer).sequence(), message));
        });
        if (!past.isEmpty() && random.nextInt(4) == 0) {
            txs.add(past.get(random.nextInt(past.size())));
        }
        List<ExecTxResult> results = chain.block(txs.toArray(Bytes[]::new));
        for (int i = 0; i < results.size(); i++) {
            ErrorCode code = ScenarioChain.code(results.get(i));
            assertThat(code)
                    .as("%s", ScenarioChain.outcome(results.get(i)).detail())
                    .isNotEqualTo(ErrorCode.E_INTERNAL);
            if (i >= sent.size()) {
                assertThat(code).as("a replay").isNotEqualTo(ErrorCode.OK);
            } else if (code == ErrorCode.OK) {
                accept(sent.get(i));
            } else {
                refused.add(code);
            }
        }
        past.addAll(txs);
    }

    private void accept(MarketTraffic.Sent sent) {
        accepted.add(sent.message().getClass().getSimpleName());
        switch (sent.message()) {
            case Msg.SubmitOrderBatch batch -> {
                assertThat(batch.seq()).as("I4").isEqualTo(lastSeq.getOrDefault(sent.signer(), 0L) + 1);
                lastSeq.put(sent.signer(), batch.seq());
            }
            case Msg.ClaimPurchase claim -> {
                Bytes nullifier = PurchaseProof.nullifier(claim.leaf().platform(), claim.orderSecret());
                assertThat(nullifiers.add(nullifier)).as("I3").isTrue();
                sold.stream()
                        .filter(order -> order.nullifier().equals(nullifier))
                        .forEach(claimed::add);
            }
            case Msg.CommitReport commit ->
                sold.stream()
                        .filter(order -> order.nullifier().equals(commit.nullifier()))
                        .forEach(committed::add);
            case Msg.RevealReport reveal -> revealed.add(Sha256.of(reveal.report()));
            case Msg.ClaimReward claim -> checkClaim(sent.signer(), claim);
            case MarketMsg.ClaimPromotion claim ->
                assertThat(promoted.add(claim.platform() + "/" + claim.batchSeq() + "/" + claim.listing()))
                        .as("I2: a subtotal once")
                        .isTrue();
            default -> {}
        }
    }

    private void checkClaim(String signer, Msg.ClaimReward claim) {
        assertThat(paid.add(new Msg.ClaimReward(
                        Bytes.concat(claim.model(), TestKeys.address(signer)), claim.cycle(), claim.share())))
                .as("I2: once")
                .isTrue();
        CompetitionState c =
                Objects.requireNonNull(chain.state().get(StateKeys.competition(claim.model(), claim.cycle())));
        Due due = Objects.requireNonNull(chain.state()
                .get(StateKeys.due(claim.model(), claim.cycle(), claim.share(), TestKeys.address(signer))));
        long sum = paidOut.merge(claim.model() + "/" + claim.cycle(), due.amount(), Long::sum);
        assertThat(sum).as("I2: within the pool").isLessThanOrEqualTo(c.fees() + c.community() + c.rolledIn());
    }

    private MarketTraffic.Sent next() {
        if (random.nextInt(4) == 0) {
            Map.Entry<String, Msg> one = stakes.next();
            return new MarketTraffic.Sent(one.getKey(), one.getValue());
        }
        CyclePhases.Place place = TestChain.PHASES.at(chain.app.height() + 1);
        if (random.nextInt(3) == 0) {
            return anything(place);
        }
        if (random.nextInt(3) == 0) {
            return court.next(revealed);
        }
        return switch (place.phase()) {
            case BATCHES -> random.nextInt(4) == 0 ? batch(place.cycle() - 1) : purchase();
            case COMMITS -> random.nextInt(3) == 0 ? purchase() : commit();
            case REVEALS -> reveal();
            case SEED, CHALLENGES, SCORING, UPDATES ->
                random.nextInt(4) == 0 ? promotion(place.cycle()) : reward(place.cycle());
        };
    }

    /** What may be right by accident, and is mostly not. */
    private MarketTraffic.Sent anything(CyclePhases.Place place) {
        return switch (random.nextInt(21)) {
            case 0 -> new MarketTraffic.Sent(one(EVERYBODY), transfer(one(EVERYBODY), amount()));
            case 1 ->
                new MarketTraffic.Sent(
                        one(EVERYBODY), new Msg.Transfer(TestKeys.address(one(EVERYBODY)), Asset.CREDIT, amount()));
            case 2 -> new MarketTraffic.Sent(one(EVERYBODY), new Msg.RedeemCredit(amount()));
            case 3 ->
                new MarketTraffic.Sent(
                        random.nextBoolean() ? "custodian" : one(EVERYBODY),
                        new Msg.IssueCredit(TestKeys.address(one(PLATFORMS)), amount()));
            case 4 -> batch(place.cycle() - random.nextInt(3));
            case 5 -> purchase();
            case 6 -> commit();
            case 7 -> reveal();
            case 8, 9 -> market.next();
            case 10 -> defect();
            case 11, 12 -> promotion(place.cycle());
            case 13 -> reward(place.cycle());
            case 14 -> omission(place.cycle());
            default -> new MarketTraffic.Sent(one(EVERYBODY), governance.next());
        };
    }

    private MarketTraffic.Sent batch(long cycle) {
        String platform = one(PLATFORMS);
        long seq = lastSeq.getOrDefault(platform, 0L) + (random.nextInt(8) == 0 ? 2 : 1);
        int product = random.nextInt(MODELS.size());
        List<String> buyers = IntStream.range(0, REVIEWERS)
                .filter(i -> random.nextInt(3) > 0)
                .mapToObj(i -> "reviewer" + i)
                .toList();
        List<String> all = buyers.isEmpty() ? List.of("alice") : buyers;
        long gross = 10_000L * (1 + random.nextInt(500));
        Fixtures.Orders orders = Fixtures.orders(
                platform,
                Fixtures.id(LISTINGS.get(product)),
                gross,
                all,
                "salt " + random.nextLong(),
                random.nextBoolean() ? TestKeys.address("bob") : Bytes.EMPTY);
        for (int i = 0; i < all.size(); i++) {
            sold.add(new Sold(orders, i, platform, seq, product, all.get(i)));
        }
        return new MarketTraffic.Sent(platform, orders.batch(cycle, seq, Fixtures.id(LISTINGS.get(product))));
    }

    private MarketTraffic.Sent purchase() {
        if (sold.isEmpty()) {
            return new MarketTraffic.Sent("alice", transfer("bob", 1));
        }
        Sold order = recent();
        String signer = usually(order.buyer());
        String issuer = random.nextInt(10) == 0 ? "alice" : "issuer";
        return new MarketTraffic.Sent(
                signer, order.orders().claim(order.index(), order.seq(), TestKeys.credential(issuer, signer, signer)));
    }

    private MarketTraffic.Sent commit() {
        if (sold.isEmpty()) {
            return new MarketTraffic.Sent(
                    "alice", new Msg.CommitReport(TestKeys.hash("none"), TestKeys.hash("none"), 5_000_000));
        }
        Sold order = mostly(claimed);
        String signer = usually(order.buyer());
        Bytes commitment =
                PurchaseProof.reportCommitment(TestKeys.address(signer), order.salt(), Fixtures.id(order.report()));
        return new MarketTraffic.Sent(
                signer,
                new Msg.CommitReport(order.nullifier(), commitment, random.nextInt(12) == 0 ? 4_000_000 : 5_000_000));
    }

    private MarketTraffic.Sent reveal() {
        if (sold.isEmpty()) {
            return new MarketTraffic.Sent("alice", transfer("bob", 1));
        }
        Sold order = mostly(committed);
        int unit = random.nextInt(Fixtures.UNITS);
        return new MarketTraffic.Sent(
                usually(order.buyer()),
                new Msg.RevealReport(
                        order.nullifier(),
                        Fixtures.json(order.report()),
                        random.nextInt(10) == 0 ? TestKeys.hash("wrong") : order.salt(),
                        Fixtures.PACK_CODES.get(unit),
                        MerkleTree.paths(Fixtures.PACK_CODES).get(unit)));
    }

    /** What "bob" recommended, claimed by him or by somebody else. */
    private MarketTraffic.Sent promotion(long cycle) {
        if (sold.isEmpty() || random.nextInt(3) == 0) {
            return market.promotion(one(PLATFORMS), cycle);
        }
        Sold order = recent();
        return market.claim(
                order.platform(),
                order.seq(),
                PromoterSubtotals.proved(order.orders().leaves()));
    }

    private MarketTraffic.Sent omission(long cycle) {
        if (sold.isEmpty()) {
            return market.next();
        }
        Sold order = one(sold);
        return market.omission(
                order.orders(), order.index(), order.platform(), order.seq(), order.buyer(), cycle - random.nextInt(4));
    }

    private MarketTraffic.Sent defect() {
        if (sold.isEmpty()) {
            return market.next();
        }
        Sold order = mostly(claimed);
        return market.defect(order.buyer(), order.nullifier());
    }

    private MarketTraffic.Sent reward(long cycle) {
        Share share = one(List.of(Share.values()));
        String signer = random.nextInt(6) == 0
                ? one(EVERYBODY)
                : switch (share) {
                    case EXPERT, ROYALTY -> "expert";
                    case PLATFORM -> one(PLATFORMS);
                    case WINNER, REVIEWER -> "reviewer" + random.nextInt(REVIEWERS);
                };
        return new MarketTraffic.Sent(
                signer,
                new Msg.ClaimReward(Fixtures.id(one(MODELS)), Math.max(0, cycle - 1 - random.nextInt(2)), share));
    }

    /** Mostly one of the last cycle's orders. */
    private Sold recent() {
        int from = random.nextInt(5) == 0 ? 0 : Math.max(0, sold.size() - 60);
        return sold.get(from + random.nextInt(sold.size() - from));
    }

    /** Mostly one that came that far lately. */
    private Sold mostly(List<Sold> ready) {
        int from = Math.max(0, ready.size() - REVIEWERS);
        return ready.isEmpty() || random.nextInt(6) == 0 ? recent() : one(ready.subList(from, ready.size()));
    }

    private String usually(String signer) {
        return random.nextInt(10) == 0 ? one(EVERYBODY) : signer;
    }

    private long amount() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -1L - random.nextInt(1_000);
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            default -> random.nextInt(100_000);
        };
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> everybody() {
        List<String> names = new ArrayList<>(List.of("expert", "merchant", "alice", "bob", "platform", "custodian"));
        IntStream.range(0, REVIEWERS).forEach(i -> names.add("reviewer" + i));
        return names;
    }
}

package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.cttdc.node.TestKeys;
import org.cttdc.node.app.SlowRecommenders.Order;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/** A cycle of recommended orders, from the platforms' terms to the sweep, against the slow reference. */
class RecommenderPropertyTest {
    private static final List<String> PLATFORMS = List.of("platform", "platform2");
    private static final List<String> PROMOTERS = List.of("ann", "ben", "cid");
    private static final List<String> LISTINGS = List.of("one", "two");
    private static final long CYCLE = 2;
    /** A cycle's settlement is over in the cycle after it, and word of mouth is paid two cycles later. */
    private static final long PAID_FROM = CYCLE + 3;

    private Bench bench = new Bench(ChainParams.sandbox());
    private SlowRecommenders slow = new SlowRecommenders();
    private final Map<String, Long> defects = new TreeMap<>();
    private final Set<String> claimed = new TreeSet<>();
    private final Map<String, Long> earned = new TreeMap<>();
    private final Map<String, Long> paid = new TreeMap<>();
    private long paidOut;

    /** A subtotal somebody can prove, and from which batch. */
    private record Claim(String platform, long seq, String promoter, String listing, PromoterSubtotals.Proved proved) {
        MarketMsg.ClaimPromotion message() {
            PromoterSubtotals.Subtotal s = proved.subtotal();
            return new MarketMsg.ClaimPromotion(
                    Bench.address(platform), seq, s.listing(), s.orders(), s.gross(), s.fee(), proved.path());
        }
    }

    private static Bytes listing(String name) {
        return TestKeys.hash("listing " + name);
    }

    /** A height in the middle of a cycle. */
    private static long in(long cycle) {
        return cycle * 120 + 60;
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void recommendersEarnAsTheSlowReferenceSays(@ForAll long seed) {
        Random random = new Random(seed);
        begin(random);
        List<Claim> claims = sell(random);
        assertThat(claims.isEmpty() ? Optional.of(ErrorCode.E_NOT_SETTLED) : claim(claims.getFirst(), in(CYCLE + 1)))
                .contains(ErrorCode.E_NOT_SETTLED);
        settle(random);
        for (long cycle = CYCLE + 1; cycle < PAID_FROM + 3; cycle++) {
            for (int i = 0; i < 6; i++) {
                act(random, claims, cycle);
            }
        }
        sweep(claims);
    }

    private void begin(Random random) {
        bench = new Bench(ChainParams.sandbox());
        slow = new SlowRecommenders();
        defects.clear();
        claimed.clear();
        earned.clear();
        paid.clear();
        paidOut = 0;
        for (String platform : PLATFORMS) {
            bench.state.put(
                    StateKeys.platform(Bench.address(platform)),
                    new PlatformState(Bench.address(platform), platform, 0, 0));
            for (long cycle = 0; cycle < CYCLE + 2; cycle++) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    long ppm = random.nextInt(500_001);
                    assertThat(bench.attempt(
                                    platform,
                                    in(cycle),
                                    tx -> Promotions.declare(tx, new MarketMsg.DeclarePromotion(ppm))))
                            .isEmpty();
                    if (cycle < CYCLE) {
                        slow.ppm.put(platform, ppm);
                    }
                }
            }
        }
    }

    private List<Claim> sell(Random random) {
        List<Claim> claims = new ArrayList<>();
        for (String platform : PLATFORMS) {
            for (long seq = 1L + random.nextInt(3); seq > 0; seq--) {
                claims.addAll(batch(random, platform, seq));
            }
        }
        return claims;
    }

    private List<Claim> batch(Random random, String platform, long seq) {
        List<OrderLeaf> leaves = new ArrayList<>();
        for (int i = 1 + random.nextInt(40); i > 0; i--) {
            String promoter = random.nextInt(3) == 0 ? "" : PROMOTERS.get(random.nextInt(3));
            String sold = LISTINGS.get(random.nextInt(4) / 3);
            long fee = random.nextInt(5) == 0 ? 0 : random.nextInt(3_000);
            slow.orders.add(new Order(platform, seq, sold, promoter, fee));
            leaves.add(new OrderLeaf(
                    Bench.address(platform),
                    TestKeys.hash("nullifier"),
                    listing(sold),
                    "lot",
                    1,
                    10 * fee,
                    fee,
                    promoter.isEmpty() ? Bytes.EMPTY : Bench.address(promoter),
                    TestKeys.hash("buyer"),
                    1));
        }
        anchor(platform, seq, leaves);
        List<Claim> claims = new ArrayList<>();
        for (PromoterSubtotals.Proved proved : PromoterSubtotals.proved(leaves)) {
            claims.add(new Claim(
                    platform,
                    seq,
                    PROMOTERS.stream()
                            .filter(name ->
                                    Bench.address(name).equals(proved.subtotal().promoter()))
                            .findFirst()
                            .orElseThrow(),
                    LISTINGS.stream()
                            .filter(name ->
                                    listing(name).equals(proved.subtotal().listing()))
                            .findFirst()
                            .orElseThrow(),
                    proved));
        }
        return claims;
    }

    private void anchor(String platform, long seq, List<OrderLeaf> leaves) {
        long fee = leaves.stream().mapToLong(OrderLeaf::fee).sum();
        SumNode promoters = PromoterSubtotals.root(leaves);
        Msg.SubmitOrderBatch batch = new Msg.SubmitOrderBatch(
                CYCLE, seq, TestKeys.hash("root"), leaves.size(), 10 * fee, fee, List.of(), promoters);
        bench.state.put(
                StateKeys.batch(Bench.address(platform), seq),
                new BatchState(
                        Bench.address(platform),
                        CYCLE,
                        seq,
                        batch.root(),
                        batch.count(),
                        batch.gross(),
                        fee,
                        List.of(),
                        promoters,
                        in(CYCLE + 1)));
        assertThat(bench.attempt(platform, in(CYCLE + 1), tx -> {
                    Promotions.check(batch);
                    Promotions.add(tx, batch);
                }))
                .isEmpty();
    }

    /** Some competitions, in each of which the platforms get a share and the community something for word of mouth. */
    private void settle(Random random) {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            for (String platform : PLATFORMS) {
                long share = random.nextInt(100_000);
                slow.shares.computeIfAbsent(platform, name -> new ArrayList<>()).add(share);
                assertThat(share - Promotions.withhold(bench.state, CYCLE, Bench.address(platform), share))
                        .isEqualTo(slow.withheld(platform, share));
            }
            long tenth = random.nextInt(5_000);
            slow.pot += tenth;
            SettlementWork.addFunds(bench.state, 0, tenth, 0);
            WordsOfMouth.fill(bench.state, CYCLE, tenth);
        }
        Sweeping.finish(bench.state, CYCLE, CYCLE + 1);
    }

    private void act(Random random, List<Claim> claims, long cycle) {
        switch (random.nextInt(5)) {
            case 0 -> {
                String sold = LISTINGS.get(random.nextInt(2));
                long now = random.nextInt(3) == 0 ? defects.merge(sold, 1L, Long::sum) : defects.getOrDefault(sold, 0L);
                bench.state.put(
                        StateKeys.listingTerms(listing(sold)), new ListingTerms(Bytes.EMPTY, Bytes.EMPTY, 0, now));
            }
            case 1 -> wordOfMouth(PROMOTERS.get(random.nextInt(3)), cycle);
            default -> {
                if (!claims.isEmpty()) {
                    subtotal(claims.get(random.nextInt(claims.size())), cycle);
                }
            }
        }
    }

    private Optional<ErrorCode> claim(Claim claim, long height) {
        return bench.attempt(claim.promoter(), height, tx -> Promotions.claim(tx, claim.message()));
    }

    private void subtotal(Claim claim, long cycle) {
        long before = bench.credit(claim.promoter());
        Optional<ErrorCode> refused = claim(claim, in(cycle));
        String id = claim.platform() + claim.seq() + claim.promoter() + claim.listing();
        if (!claimed.add(id)) {
            assertThat(refused).contains(ErrorCode.E_NULLIFIER_USED);
            return;
        }
        assertThat(refused).isEmpty();
        List<Order> mine = slow.orders.stream()
                .filter(order -> order.platform().equals(claim.platform()) && order.seq() == claim.seq())
                .filter(order -> order.promoter().equals(claim.promoter())
                        && order.listing().equals(claim.listing()))
                .toList();
        long due = slow.commission(
                claim.platform(), mine.stream().mapToLong(Order::fee).sum());
        assertThat(bench.credit(claim.promoter()) - before).isEqualTo(due);
        earned.merge(claim.platform(), due, Long::sum);
        if (cycle < PAID_FROM) {
            slow.proofs.add(new SlowRecommenders.Proof(
                    claim.promoter(), claim.listing(), mine.size(), defects.getOrDefault(claim.listing(), 0L)));
        }
    }

    private void wordOfMouth(String promoter, long cycle) {
        long before = bench.credit(promoter);
        Optional<ErrorCode> refused =
                bench.attempt(promoter, in(cycle), tx -> WordsOfMouth.claim(tx, new MarketMsg.ClaimWordOfMouth(CYCLE)));
        long due = slow.wordOfMouth(promoter, PROMOTERS);
        if (cycle < PAID_FROM) {
            assertThat(refused).contains(ErrorCode.E_NOT_VESTED);
        } else if (paid.containsKey(promoter)) {
            assertThat(refused).contains(ErrorCode.E_ALREADY_CLAIMED);
        } else if (due == 0) {
            assertThat(refused).contains(ErrorCode.E_NOTHING_DUE);
        } else {
            assertThat(refused).isEmpty();
            assertThat(bench.credit(promoter) - before).isEqualTo(due);
            paid.put(promoter, due);
            paidOut += due;
        }
    }

    /** "Leaving cycle c, the queue sweeps cycle c-8": each pot an item, then the word-of-mouth pot. */
    private void sweep(List<Claim> claims) {
        assertThat(funds()).isEqualTo(new CommunityFunds(0, slow.pot - paidOut, 0));
        for (long place = 0; place < PLATFORMS.size(); place++) {
            assertThat(Sweeping.step(bench.state, CYCLE + 8, place)).hasValue(place + 1);
        }
        assertThat(Sweeping.step(bench.state, CYCLE + 8, PLATFORMS.size())).isEmpty();
        Sweeping.finish(bench.state, CYCLE + 8, CYCLE + 9);
        long left = PLATFORMS.stream()
                .mapToLong(platform -> slow.potOf(platform) - earned.getOrDefault(platform, 0L))
                .sum();
        assertThat(funds()).isEqualTo(new CommunityFunds(0, 0, left + slow.pot - paidOut));
        claims.forEach(one -> assertThat(claim(one, in(CYCLE + 9))).contains(ErrorCode.E_SWEPT));
        PROMOTERS.forEach(one -> assertThat(bench.attempt(
                        one, in(CYCLE + 9), tx -> WordsOfMouth.claim(tx, new MarketMsg.ClaimWordOfMouth(CYCLE))))
                .contains(ErrorCode.E_SWEPT));
    }

    private CommunityFunds funds() {
        return Objects.requireNonNull(bench.state.get(StateKeys.communityFunds()));
    }
}

package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PlatformDebt;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;

/** Orders left out and orders that only seem so, over three cycles, against a slow account of who owes whom. */
class OmissionPropertyTest {
    private static final ChainParams PARAMS = ChainParams.sandbox();
    private static final List<String> BUYERS = List.of("ann", "ben", "cid", "dan", "eve", "fay");
    private static final Bytes LISTING = TestKeys.hash("listing");
    private static final Bytes MODEL = TestKeys.hash("model");
    private static final Bytes PLATFORM_KEY = TestKeys.key("platform").publicKey();
    private static final long BOND = 1_000_000;
    private static final long OPENING = 10_000_000;
    /** Receipts promise cycle 0: COMMITS of cycle 2 begins at offset 30, cycle 3 ends before height 481. */
    private static final long OPENS = 271;

    private static final long CLOSES = 480;
    private static final long ANSWER = 17;

    private Bench bench = new Bench(PARAMS);
    private List<OrderLeaf> leaves = List.of();
    private int anchored;
    private long anchoredCycle;
    private List<MerkleSumProof> paths = List.of();
    private final Map<Integer, Long> until = new TreeMap<>();
    private final Map<String, Long> ctt = new TreeMap<>();
    private final Map<String, Long> credit = new TreeMap<>();
    private final List<Integer> ended = new ArrayList<>();
    private long escrow;
    private long debt;
    private long audit;
    private long seq;

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void everyFenGoesWhereThePageSays(@ForAll long seed) {
        Random random = new Random(seed);
        begin(random);
        long height = 230L + random.nextInt(60);
        while (height < CLOSES + 40) {
            int order = random.nextInt(BUYERS.size());
            switch (random.nextInt(5)) {
                case 0, 1 -> challenge(order, random.nextInt(6) == 0, height);
                case 2 -> answer(order, height);
                case 3 -> claim(order, height);
                default -> batch(random, height);
            }
            check();
            height += random.nextInt(12);
        }
    }

    private void begin(Random random) {
        bench = new Bench(PARAMS);
        until.clear();
        ended.clear();
        ctt.clear();
        credit.clear();
        debt = 0;
        audit = 0;
        seq = 1;
        escrow = random.nextInt(60_000);
        BUYERS.forEach(buyer -> ctt.put(buyer, OPENING));
        ctt.put("platform", 0L);
        BUYERS.forEach(buyer -> bench.ledger(1).open(Bench.address(buyer), OPENING, 0));
        leaves = new ArrayList<>();
        for (String buyer : BUYERS) {
            leaves.add(leaf(buyer, random.nextInt(4) == 0 ? 0 : random.nextInt(4_000)));
        }
        anchored = 1 + random.nextInt(leaves.size() - 1);
        anchoredCycle = random.nextInt(3);
        MerkleSumTree.Tree tree = MerkleSumTree.build(
                leaves.subList(0, anchored).stream().map(MerkleSumTree::leaf).toList());
        paths = tree.proofs();
        bench.state.put(
                StateKeys.platform(Bench.address("platform")),
                new PlatformState(Bench.address("platform"), "p", escrow, seq));
        bench.state.put(
                StateKeys.batch(Bench.address("platform"), 1),
                new BatchState(
                        Bench.address("platform"),
                        anchoredCycle,
                        1,
                        tree.root().hash(),
                        tree.root().count(),
                        tree.root().gross(),
                        tree.root().fee(),
                        List.of(),
                        PromoterSubtotals.NONE,
                        130));
        bench.state.put(
                StateKeys.listing(LISTING),
                new ListingState(LISTING, MODEL, Bench.address("merchant"), 1_500, List.of(), 1));
        bench.state.put(
                StateKeys.model(MODEL),
                new ModelState(MODEL, Bench.address("expert"), "s", "1.0.0", Bytes.EMPTY, 0, 1, 0, 0, 0));
    }

    private static Bytes blinding(String buyer) {
        return TestKeys.hash("blinding of " + buyer);
    }

    private static OrderLeaf leaf(String buyer, long fee) {
        return new OrderLeaf(
                Bench.address("platform"),
                TestKeys.hash("nullifier of " + buyer),
                LISTING,
                "lot",
                1,
                10 * fee,
                fee,
                Bytes.EMPTY,
                PurchaseProof.buyerCommit(Bench.address(buyer), blinding(buyer)),
                1);
    }

    private void challenge(int order, boolean byAnother, long height) {
        String signer = BUYERS.get(byAnother ? (order + 1) % BUYERS.size() : order);
        OrderLeaf leaf = leaves.get(order);
        Optional<ErrorCode> refused = bench.attempt(
                signer,
                height,
                tx -> Omissions.challenge(
                        tx,
                        new MarketMsg.ChallengeOmission(
                                leaf, 0, PLATFORM_KEY, Bytes.of(new byte[64]), blinding(BUYERS.get(order)))));
        if (byAnother) {
            assertThat(refused).contains(ErrorCode.E_PROOF);
        } else if (height < OPENS || height > CLOSES) {
            assertThat(refused).contains(ErrorCode.E_PHASE);
        } else if (until.containsKey(order)) {
            assertThat(refused).contains(ErrorCode.E_NULLIFIER_USED);
        } else {
            assertThat(refused).isEmpty();
            until.put(order, height + ANSWER);
            ctt.merge(signer, -BOND, Long::sum);
        }
    }

    /** With the order's own path where it stands in the batch, otherwise with another's. */
    private void answer(int order, long height) {
        boolean there = order < anchored;
        MarketMsg.AnswerOmission answer =
                new MarketMsg.AnswerOmission(1, leaves.get(order), paths.get(there ? order : 0));
        Optional<ErrorCode> refused = bench.attempt("dan", height, tx -> Omissions.answer(tx, answer));
        if (!until.containsKey(order)) {
            assertThat(refused).contains(ErrorCode.E_NOT_FOUND);
        } else if (ended.contains(order)) {
            assertThat(refused).contains(ErrorCode.E_ALREADY_CLAIMED);
        } else if (height > until.get(order)) {
            assertThat(refused).contains(ErrorCode.E_PHASE);
        } else if (anchoredCycle > 1 || !there) {
            assertThat(refused).contains(ErrorCode.E_PROOF);
        } else {
            assertThat(refused).isEmpty();
            ended.add(order);
            ctt.merge("platform", BOND, Long::sum);
        }
    }

    private void claim(int order, long height) {
        OrderLeaf leaf = leaves.get(order);
        Optional<ErrorCode> refused = bench.attempt(
                "eve", height, tx -> Omissions.claim(tx, new MarketMsg.ClaimOmission(leaf.nullifierCommit())));
        if (!until.containsKey(order)) {
            assertThat(refused).contains(ErrorCode.E_NOT_FOUND);
        } else if (ended.contains(order)) {
            assertThat(refused).contains(ErrorCode.E_ALREADY_CLAIMED);
        } else if (height <= until.get(order)) {
            assertThat(refused).contains(ErrorCode.E_NOT_VESTED);
        } else {
            assertThat(refused).isEmpty();
            ended.add(order);
            ctt.merge(BUYERS.get(order), BOND, Long::sum);
            long penalty = Math.max(10_000, 10 * leaf.fee());
            long paid = Math.min(penalty, escrow);
            long half = paid / 2;
            escrow -= paid;
            credit.merge(BUYERS.get(order), half, Long::sum);
            audit += paid - half;
            debt += penalty - paid;
        }
    }

    /** The platform's next batch about the cycle before, which pays the debt besides what it owes itself. */
    private void batch(Random random, long height) {
        long cycle = (height - 1) / 120 - 1;
        long gross = 10_000L * random.nextInt(20);
        long fee = gross * 15 / 100;
        Msg.SubmitOrderBatch batch = new Msg.SubmitOrderBatch(
                cycle,
                seq + 1,
                TestKeys.hash("root"),
                1,
                gross,
                fee,
                List.of(new Msg.BatchRow(LISTING, 1, gross, fee)),
                PromoterSubtotals.NONE);
        Optional<ErrorCode> refused = bench.attempt("platform", height, tx -> Batches.submit(tx, batch));
        // What the cycle's sales so far and these owe the community, to the fen, is looked up in the state.
        BigInteger before = BigInteger.valueOf(sales(cycle) - (refused.isEmpty() ? gross : 0));
        long community = community(before.add(BigInteger.valueOf(gross))) - community(before);
        if ((height - 1) % 120 >= 30) {
            assertThat(refused).contains(ErrorCode.E_PHASE);
        } else if (escrow < fee + community + debt) {
            assertThat(refused).contains(ErrorCode.E_ESCROW);
        } else {
            assertThat(refused).isEmpty();
            escrow -= fee + community + debt;
            audit += debt;
            debt = 0;
            seq++;
        }
    }

    private long sales(long cycle) {
        var totals = bench.state.get(StateKeys.cycle(cycle));
        return totals == null ? 0 : totals.gross();
    }

    private static long community(BigInteger gross) {
        return gross.multiply(BigInteger.valueOf(6))
                .divide(BigInteger.valueOf(1_000))
                .longValueExact();
    }

    private void check() {
        ctt.forEach((name, amount) -> assertThat(bench.ctt(name)).as(name).isEqualTo(amount));
        BUYERS.forEach(name -> assertThat(bench.credit(name)).as(name).isEqualTo(credit.getOrDefault(name, 0L)));
        PlatformState platform = Objects.requireNonNull(bench.state.get(StateKeys.platform(Bench.address("platform"))));
        assertThat(platform.escrow()).isEqualTo(escrow);
        assertThat(platform.lastSeq()).isEqualTo(seq);
        assertThat(bench.state
                        .getOr(StateKeys.platformDebt(Bench.address("platform")), PlatformDebt.NONE)
                        .amount())
                .isEqualTo(debt);
        assertThat(bench.state
                        .getOr(StateKeys.communityFunds(), new CommunityFunds(0, 0, 0))
                        .audit())
                .isEqualTo(audit);
        assertThat(bench.ledger(1).totals().cttBonds()).isEqualTo(BOND * (until.size() - ended.size()));
    }
}

package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.WordOfMouth;
import org.cttdc.protocol.state.WordOfMouthTotals;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommenders: withheld from the platform's share, claimed once by proof, and paid by the community by their scores. */
class PromotionTest {
    private static final QualityModel MODEL = Fixtures.model();
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes MODEL_ID = Fixtures.id(MODEL);
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);
    private static final Bytes PLATFORM = TestKeys.address("platform");
    private static final long GROSS = 1_000_000;
    private static final List<String> BUYERS = List.of("b0", "b1", "b2", "b3");

    @TempDir
    Path home;

    private TestChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new TestChain(home);
        chain.must("expert", new Msg.PublishModel(Fixtures.json(MODEL), 50_000_000));
        chain.must("merchant", Fixtures.publish(LISTING));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static Fixtures.Orders recommended(String promoter, String salt) {
        return Fixtures.orders("platform", LISTING_ID, GROSS, BUYERS, salt, TestKeys.address(promoter));
    }

    private static Fixtures.Orders plain(String salt) {
        return Fixtures.orders("platform", LISTING_ID, GROSS, BUYERS, salt);
    }

    private static MarketMsg.ClaimPromotion claim(Fixtures.Orders orders, long seq, long moreFee) {
        PromoterSubtotals.Proved one = PromoterSubtotals.proved(orders.leaves()).getFirst();
        PromoterSubtotals.Subtotal s = one.subtotal();
        return new MarketMsg.ClaimPromotion(
                PLATFORM, seq, s.listing(), s.orders(), s.gross(), s.fee() + moreFee, one.path());
    }

    private PromotionState promotion(long cycle) {
        return Objects.requireNonNull(chain.state().get(StateKeys.promotion(cycle, PLATFORM)));
    }

    private WordOfMouthTotals totals(long cycle) {
        return chain.state().getOr(StateKeys.wordOfMouthTotals(cycle), WordOfMouthTotals.NONE);
    }

    private CommunityFunds funds() {
        return chain.state().getOr(StateKeys.communityFunds(), new CommunityFunds(0, 0, 0));
    }

    /** Two batches of four orders each of 10,000 yuan at 15 %: 1,200,000 fen of fees, of which the platform gets 480,000. */
    private Fixtures.Orders sellHalfRecommended() {
        Fixtures.Orders told = recommended("bob", "told");
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", told.batch(0, 1, LISTING_ID));
        chain.must("platform", plain("plain").batch(0, 2, LISTING_ID));
        return told;
    }

    @Test
    void whatRecommendersEarnIsWithheldAndClaimedOnce() {
        Fixtures.Orders told = sellHalfRecommended();
        chain.refused(ErrorCode.E_NOT_SETTLED, "bob", claim(told, 1, 0));
        chain.advanceTo(2, Phase.BATCHES);
        // A quarter of the platform's 480,000 for the half of its fees that was recommended.
        assertThat(promotion(0))
                .isEqualTo(new PromotionState(PLATFORM, 0, 250_000, 1_200_000, 4, 600_000, 60_000, 0, false));
        assertThat(Objects.requireNonNull(chain.state().get(StateKeys.due(MODEL_ID, 0, Share.PLATFORM, PLATFORM))))
                .extracting(Due::amount)
                .isEqualTo(420_000L);
        chain.refused(ErrorCode.E_PROOF, "alice", claim(told, 1, 0));
        chain.refused(ErrorCode.E_PROOF, "bob", claim(told, 1, 1));
        chain.refused(ErrorCode.E_PROOF, "bob", claim(told, 2, 0));
        chain.refused(ErrorCode.E_NOT_FOUND, "bob", claim(told, 3, 0));
        long before = chain.account("bob").credit();
        chain.must("bob", claim(told, 1, 0));
        assertThat(chain.account("bob").credit()).isEqualTo(before + 60_000);
        chain.refused(ErrorCode.E_NULLIFIER_USED, "bob", claim(told, 1, 0));
        assertThat(promotion(0).paid()).isEqualTo(60_000);
    }

    @Test
    void termsHoldFromTheNextCycleOn() {
        chain.refused(ErrorCode.E_UNAUTHORIZED, "bob", new MarketMsg.DeclarePromotion(1));
        chain.refused(ErrorCode.E_FEE_RANGE, "platform", new MarketMsg.DeclarePromotion(500_001));
        chain.refused(ErrorCode.E_FEE_RANGE, "platform", new MarketMsg.DeclarePromotion(-1));
        chain.must("platform", new MarketMsg.DeclarePromotion(100_000));
        chain.must("platform", new MarketMsg.DeclarePromotion(500_000));
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", plain("0").batch(0, 1, LISTING_ID));
        assertThat(promotion(0).promoterPpm()).isEqualTo(Recommenders.DEFAULT_PROMOTER_PPM);
        chain.must("platform", new MarketMsg.DeclarePromotion(0));
        chain.advanceTo(2, Phase.BATCHES);
        chain.must("platform", new MarketMsg.DeclarePromotion(123));
        chain.must("platform", plain("1").batch(1, 2, LISTING_ID));
        assertThat(promotion(1).promoterPpm()).isEqualTo(500_000);
        chain.advanceTo(3, Phase.BATCHES);
        chain.must("platform", plain("2").batch(2, 3, LISTING_ID));
        assertThat(promotion(2).promoterPpm()).isZero();
        assertThat(chain.state().count(StateKeys.promoterTerms(PLATFORM))).isEqualTo(3);
    }

    @Test
    void sumsBeyondTheBatchAreRefused() {
        chain.advanceTo(1, Phase.BATCHES);
        Msg.SubmitOrderBatch good = recommended("bob", "one").batch(0, 1, LISTING_ID);
        SumNode root = good.promoterRoot();
        for (SumNode bad : List.of(
                new SumNode(root.hash(), root.count() + 1, root.gross(), root.fee()),
                new SumNode(root.hash(), root.count(), root.gross() + 1, root.fee()),
                new SumNode(root.hash(), root.count(), root.gross(), root.fee() + 1),
                new SumNode(root.hash(), 0, root.gross(), root.fee()),
                new SumNode(root.hash(), root.count(), -1, root.fee()),
                new SumNode(Bytes.EMPTY, 0, 0, 1))) {
            chain.refused(ErrorCode.E_SUM, "platform", with(good, bad));
        }
        chain.refused(ErrorCode.E_MALFORMED, "platform", with(good, new SumNode(Bytes.of((byte) 1), 1, 0, 0)));
        chain.must("platform", good);
    }

    private static Msg.SubmitOrderBatch with(Msg.SubmitOrderBatch b, SumNode promoters) {
        return new Msg.SubmitOrderBatch(
                b.cycle(), b.seq(), b.root(), b.count(), b.gross(), b.fee(), b.rows(), promoters);
    }

    /** 8,000,000 fen of sales: 48,000 for the community, a tenth of it for word of mouth. */
    @Test
    void wordOfMouthIsPaidByScoreOnceNoScoreCanChange() {
        Fixtures.Orders told = sellHalfRecommended();
        Fixtures.Orders more =
                Fixtures.orders("platform2", LISTING_ID, GROSS, List.of("c0"), "more", TestKeys.address("alice"));
        chain.must("platform2", more.batch(0, 1, LISTING_ID));
        chain.refused(ErrorCode.E_NOT_SETTLED, "bob", new MarketMsg.ClaimWordOfMouth(0));
        chain.advanceTo(2, Phase.BATCHES);
        assertThat(totals(0)).isEqualTo(new WordOfMouthTotals(5_400, 0, 0, 3, false));
        chain.must("bob", claim(told, 1, 0));
        PromoterSubtotals.Proved hers = PromoterSubtotals.proved(more.leaves()).getFirst();
        chain.must(
                "alice",
                new MarketMsg.ClaimPromotion(
                        TestKeys.address("platform2"), 1, LISTING_ID, 1, GROSS, 150_000, hers.path()));
        chain.refused(ErrorCode.E_NOT_VESTED, "bob", new MarketMsg.ClaimWordOfMouth(0));
        chain.advanceTo(3, Phase.BATCHES);
        assertThat(totals(0).score()).isEqualTo(5);
        assertThat(chain.state().get(StateKeys.wordOfMouth(0, TestKeys.address("bob"))))
                .isEqualTo(new WordOfMouth(4, 4, 0));
        chain.refused(ErrorCode.E_NOTHING_DUE, "merchant", new MarketMsg.ClaimWordOfMouth(0));
        long before = chain.account("bob").credit();
        long fund = funds().recommenders();
        chain.must("bob", new MarketMsg.ClaimWordOfMouth(0));
        assertThat(chain.account("bob").credit()).isEqualTo(before + 5_400 * 4 / 5);
        assertThat(funds().recommenders()).isEqualTo(fund - 5_400 * 4 / 5);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "bob", new MarketMsg.ClaimWordOfMouth(0));
    }

    @Test
    void whoProvesTooLateEarnsFromThePlatformAlone() {
        Fixtures.Orders told = sellHalfRecommended();
        chain.advanceTo(3, Phase.BATCHES);
        chain.must("bob", claim(told, 1, 0));
        assertThat(promotion(0).paid()).isEqualTo(60_000);
        assertThat(totals(0).score()).isZero();
        chain.refused(ErrorCode.E_NOTHING_DUE, "bob", new MarketMsg.ClaimWordOfMouth(0));
    }

    @Test
    void whatNobodyClaimsGoesToTheTreasury() {
        Fixtures.Orders told = sellHalfRecommended();
        chain.advanceTo(9, Phase.SCORING);
        assertThat(promotion(0).swept()).isFalse();
        long treasury = funds().treasury();
        long pot = totals(0).pot();
        chain.advanceTo(10, Phase.BATCHES);
        assertThat(promotion(0).swept()).isTrue();
        assertThat(totals(0).swept()).isTrue();
        assertThat(funds().treasury()).isEqualTo(treasury + 60_000 + pot);
        assertThat(funds().recommenders()).isZero();
        chain.refused(ErrorCode.E_SWEPT, "bob", claim(told, 1, 0));
        chain.refused(ErrorCode.E_SWEPT, "bob", new MarketMsg.ClaimWordOfMouth(0));
    }
}

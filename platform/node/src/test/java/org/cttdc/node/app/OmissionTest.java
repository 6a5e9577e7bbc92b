package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.OmissionPenalty;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.OmissionState.OmissionStage;
import org.cttdc.protocol.state.PlatformDebt;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that left out an order, and one that did not. */
class OmissionTest {
    private static final long BOND = 1_000_000;
    private static final long ANSWER = OmissionPenalty.answerBlocks(120);
    private static final QualityModel MODEL = Fixtures.model();
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);
    private static final List<String> BUYERS = List.of("reviewer0", "reviewer1");
    private static final Fixtures.Orders ORDERS = Fixtures.orders("platform", LISTING_ID, 1_000_000, BUYERS, "kept");
    private static final Fixtures.Orders LEFT_OUT = Fixtures.orders("platform", LISTING_ID, 1_000_000, BUYERS, "out");
    private static final Bytes PLATFORM = TestKeys.address("platform");

    @TempDir
    Path home;

    private TestChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new TestChain(home);
        chain.must("expert", new Msg.PublishModel(Fixtures.json(MODEL), 50_000_000));
        chain.must("merchant", Fixtures.publish(LISTING));
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", ORDERS.batch(0, 1, LISTING_ID));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static MarketMsg.ChallengeOmission challenge(Fixtures.Orders orders, int index, long cycle, String signer) {
        SigningKey key = TestKeys.key(signer);
        OrderLeaf leaf = orders.leaves().get(index);
        return new MarketMsg.ChallengeOmission(
                leaf,
                cycle,
                key.publicKey(),
                key.sign(PurchaseProof.receiptSignBytes(cycle, leaf.hash())),
                orders.blindings().get(index));
    }

    private static MarketMsg.ChallengeOmission challenge(Fixtures.Orders orders, int index) {
        return challenge(orders, index, 0, "platform");
    }

    private static MarketMsg.AnswerOmission answer(Fixtures.Orders orders, int index, int leaf) {
        return new MarketMsg.AnswerOmission(
                1, orders.leaves().get(leaf), orders.tree().proofs().get(index));
    }

    private OmissionState omission(Fixtures.Orders orders, int index) {
        return Objects.requireNonNull(
                chain.state().get(StateKeys.omission(orders.leaves().get(index).nullifierCommit())));
    }

    private long escrow() {
        return Objects.requireNonNull(chain.state().get(StateKeys.platform(PLATFORM)))
                .escrow();
    }

    @Test
    void onlyTheBuyerChallengesWithTheSignedReceiptInItsTime() {
        chain.refused(ErrorCode.E_PHASE, "reviewer0", challenge(LEFT_OUT, 0));
        chain.refused(ErrorCode.E_PHASE, "reviewer0", challenge(LEFT_OUT, 0, 7, "platform"));
        chain.advanceTo(2, Phase.COMMITS);
        chain.refused(ErrorCode.E_PROOF, "reviewer1", challenge(LEFT_OUT, 0));
        chain.refused(ErrorCode.E_SIGNATURE, "reviewer0", challenge(LEFT_OUT, 0, 0, "alice"));
        MarketMsg.ChallengeOmission good = challenge(LEFT_OUT, 0);
        chain.refused(
                ErrorCode.E_SIGNATURE,
                "reviewer0",
                new MarketMsg.ChallengeOmission(good.leaf(), 1, good.platformKey(), good.signature(), good.blinding()));
        chain.must("reviewer0", good);
        assertThat(omission(LEFT_OUT, 0).stage()).isEqualTo(OmissionStage.OPEN);
        chain.refused(ErrorCode.E_NULLIFIER_USED, "reviewer0", good);
        chain.advanceTo(4, Phase.BATCHES);
        chain.refused(ErrorCode.E_PHASE, "reviewer1", challenge(LEFT_OUT, 1));
    }

    @Test
    void aPlatformShowsTheOrderAndKeepsTheBond() {
        chain.advanceTo(2, Phase.COMMITS);
        chain.refused(ErrorCode.E_NOT_FOUND, "platform", answer(ORDERS, 0, 0));
        chain.must("reviewer0", challenge(ORDERS, 0));
        chain.refused(ErrorCode.E_PROOF, "platform", answer(ORDERS, 1, 0));
        chain.refused(
                ErrorCode.E_NOT_FOUND,
                "platform",
                new MarketMsg.AnswerOmission(
                        9, ORDERS.leaves().getFirst(), ORDERS.tree().proofs().getFirst()));
        long before = chain.account("platform").ctt();
        long escrow = escrow();
        chain.must("platform", answer(ORDERS, 0, 0));
        assertThat(chain.account("platform").ctt()).isEqualTo(before + BOND - TestKeys.FEE);
        assertThat(omission(ORDERS, 0).stage()).isEqualTo(OmissionStage.ANSWERED);
        assertThat(omission(ORDERS, 0).batchSeq()).isEqualTo(1);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "platform", answer(ORDERS, 0, 0));
        for (long i = 0; i <= ANSWER; i++) {
            chain.block();
        }
        chain.refused(
                ErrorCode.E_ALREADY_CLAIMED,
                "reviewer0",
                new MarketMsg.ClaimOmission(ORDERS.leaves().getFirst().nullifierCommit()));
        assertThat(escrow()).isEqualTo(escrow);
    }

    @Test
    void aPlatformThatCannotPaysHalfToTheBuyer() {
        chain.advanceTo(2, Phase.COMMITS);
        chain.must("reviewer0", challenge(LEFT_OUT, 0));
        Bytes id = LEFT_OUT.leaves().getFirst().nullifierCommit();
        chain.refused(ErrorCode.E_NOT_VESTED, "reviewer0", new MarketMsg.ClaimOmission(id));
        chain.refused(ErrorCode.E_NOT_FOUND, "reviewer0", new MarketMsg.ClaimOmission(TestKeys.hash("none")));
        for (long i = 0; i <= ANSWER; i++) {
            chain.block();
        }
        chain.refused(
                ErrorCode.E_PHASE,
                "platform",
                new MarketMsg.AnswerOmission(
                        1, LEFT_OUT.leaves().getFirst(), ORDERS.tree().proofs().getFirst()));
        long escrow = escrow();
        long ctt = chain.account("reviewer0").ctt();
        chain.must("bob", new MarketMsg.ClaimOmission(id));
        // Ten times the fee of 150,000 fen.
        assertThat(escrow()).isEqualTo(escrow - 1_500_000);
        assertThat(chain.account("reviewer0").credit()).isEqualTo(750_000);
        assertThat(chain.account("reviewer0").ctt()).isEqualTo(ctt + BOND);
        assertThat(omission(LEFT_OUT, 0).stage()).isEqualTo(OmissionStage.SLASHED);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "reviewer0", new MarketMsg.ClaimOmission(id));
    }

    /** What an escrow does not hold is owed by the next batch. */
    @Test
    void aDebtIsPaidWithTheNextBatch() {
        Fixtures.Orders huge =
                Fixtures.orders("platform", LISTING_ID, TestGenesis.ESCROW, List.of("reviewer0"), "huge");
        chain.advanceTo(2, Phase.COMMITS);
        chain.must("reviewer0", challenge(huge, 0));
        for (long i = 0; i <= ANSWER; i++) {
            chain.block();
        }
        chain.must("bob", new MarketMsg.ClaimOmission(huge.leaves().getFirst().nullifierCommit()));
        assertThat(escrow()).isZero();
        long debt = chain.state()
                .getOr(StateKeys.platformDebt(PLATFORM), PlatformDebt.NONE)
                .amount();
        assertThat(debt).isPositive();
        chain.must("custodian", new Msg.IssueCredit(PLATFORM, debt));
        chain.advanceTo(3, Phase.BATCHES);
        Msg.SubmitOrderBatch next = LEFT_OUT.batch(2, 2, LISTING_ID);
        chain.refused(ErrorCode.E_ESCROW, "platform", next);
        chain.must("custodian", new Msg.IssueCredit(PLATFORM, 1_000_000));
        chain.must("platform", next);
        assertThat(chain.state().has(StateKeys.platformDebt(PLATFORM))).isFalse();
    }
}

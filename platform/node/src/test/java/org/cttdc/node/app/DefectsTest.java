package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defects from their report to their decision. */
class DefectsTest {
    private static final long BOND = 10_000_000;
    private static final long MODEL_BOND = 50_000_000;
    private static final QualityModel MODEL = Fixtures.model();
    private static final Bytes MODEL_ID = Fixtures.id(MODEL);
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);
    private static final Fixtures.Orders ORDERS =
            Fixtures.orders("platform", LISTING_ID, 1_000_000, List.of("reviewer0", "reviewer1"), "one");
    private static final Bytes PURCHASE = ORDERS.nullifier(0);

    @TempDir
    Path home;

    private TestChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new TestChain(home);
        chain.must("expert", new Msg.PublishModel(Fixtures.json(MODEL), MODEL_BOND));
        chain.must("merchant", Fixtures.publish(LISTING));
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", ORDERS.batch(0, 1, LISTING_ID));
        chain.must("reviewer0", ORDERS.claim(0, 1, TestKeys.credential("issuer", "reviewer0", "reviewer0")));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static MarketMsg.ReportDefect report(Bytes purchase, String statement, long bond) {
        return new MarketMsg.ReportDefect(purchase, statement, TestKeys.hash("video"), bond);
    }

    private DefectState defect(StateStore state) {
        return Objects.requireNonNull(state.get(StateKeys.defect(PURCHASE)));
    }

    private static ModelState model(StateStore state) {
        return Objects.requireNonNull(state.get(StateKeys.model(MODEL_ID)));
    }

    @Test
    void onlyWhoProvedAPurchaseReportsOneDefectOfIt() {
        chain.refused(ErrorCode.E_NOT_FOUND, "reviewer1", report(ORDERS.nullifier(1), "leaks", BOND));
        chain.refused(ErrorCode.E_UNAUTHORIZED, "reviewer1", report(PURCHASE, "leaks", BOND));
        chain.refused(ErrorCode.E_DOCUMENT, "reviewer0", report(PURCHASE, "", BOND));
        chain.refused(ErrorCode.E_DOCUMENT, "reviewer0", report(PURCHASE, "x".repeat(501), BOND));
        chain.refused(ErrorCode.E_BOND, "reviewer0", report(PURCHASE, "leaks", BOND - 1));
        chain.refused(
                ErrorCode.E_MALFORMED,
                "reviewer0",
                new MarketMsg.ReportDefect(PURCHASE, "leaks", Bytes.of((byte) 1), BOND));
        chain.must("reviewer0", report(PURCHASE, "leaks", BOND));
        assertThat(defect(chain.state()).stage()).isEqualTo(DefectStage.OPEN);
        assertThat(Models.lineage(chain.state(), MODEL_ID).openDefects()).isEqualTo(1);
        chain.refused(ErrorCode.E_NULLIFIER_USED, "reviewer0", report(PURCHASE, "leaks", BOND));
    }

    @Test
    void anUndecidedDefectLapsesAndHoldsTheModelsBondUntilThen() {
        chain.must("reviewer0", report(PURCHASE, "leaks", BOND));
        chain.must("expert", new MarketMsg.RetireModel(MODEL_ID));
        chain.refused(ErrorCode.E_NOT_VESTED, "reviewer0", new MarketMsg.ReclaimBond(PURCHASE));
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", new MarketMsg.ReclaimBond(PURCHASE));
        chain.refused(ErrorCode.E_NOT_FOUND, "alice", new MarketMsg.ReclaimBond(TestKeys.hash("none")));
        chain.advanceTo(7, Phase.BATCHES);
        chain.refused(ErrorCode.E_UNDECIDED, "expert", new MarketMsg.ReclaimBond(MODEL_ID));
        long before = chain.account("reviewer0").ctt();
        chain.must("reviewer0", new MarketMsg.ReclaimBond(PURCHASE));
        assertThat(chain.account("reviewer0").ctt()).isEqualTo(before + BOND - TestKeys.FEE);
        assertThat(defect(chain.state()).stage()).isEqualTo(DefectStage.LAPSED);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "reviewer0", new MarketMsg.ReclaimBond(PURCHASE));
        chain.must("expert", new MarketMsg.ReclaimBond(MODEL_ID));
        assertThat(model(chain.state()).bond()).isZero();
    }

    @Test
    void nothingIsReportedAgainstAModelThatIsOver() {
        chain.must("expert", new MarketMsg.RetireModel(MODEL_ID));
        chain.advanceTo(6, Phase.UPDATES);
        chain.refused(ErrorCode.E_CLOSED, "reviewer0", report(PURCHASE, "leaks", BOND));
    }

    @Test
    void anUpheldDefectCountsAndIsPaidByTheModelsBond() throws Exception {
        chain.must("reviewer0", report(PURCHASE, "leaks", BOND));
        StateStore state = chain.state().child();
        Ledger ledger = ledger(state);
        long before = ledger.account(TestKeys.address("reviewer0")).ctt();
        Defects.dispute(state, PURCHASE);
        assertThat(defect(state).disputed()).isTrue();
        Defects.decide(state, ledger, 50, PURCHASE, true);
        assertThat(defect(state).stage()).isEqualTo(DefectStage.UPHELD);
        assertThat(ledger.account(TestKeys.address("reviewer0")).ctt()).isEqualTo(before + 2 * BOND);
        assertThat(model(state).defects()).isEqualTo(1);
        assertThat(model(state).bond()).isEqualTo(MODEL_BOND - BOND);
        assertThat(state.getOr(StateKeys.listingTerms(LISTING_ID), ListingTerms.OPEN)
                        .defects())
                .isEqualTo(1);
        assertThat(state.getOr(StateKeys.lineage(MODEL_ID), ModelLineage.ORIGINAL)
                        .openDefects())
                .isZero();
        Invariants.check(state, 50);
        assertThatIllegalStateException().isThrownBy(() -> Defects.decide(state, ledger, 51, PURCHASE, true));
    }

    @Test
    void aRejectedDefectCostsItsBond() throws Exception {
        chain.must("reviewer0", report(PURCHASE, "leaks", BOND));
        StateStore state = chain.state().child();
        Ledger ledger = ledger(state);
        long fees = ledger.totals().cttFees();
        Defects.decide(state, ledger, 50, PURCHASE, false);
        assertThat(defect(state).stage()).isEqualTo(DefectStage.REJECTED);
        assertThat(ledger.totals().cttFees()).isEqualTo(fees + BOND);
        assertThat(model(state).defects()).isZero();
        Invariants.check(state, 50);
    }

    private static Ledger ledger(StateStore state) {
        return new Ledger(
                state, new BlockContext(TestKeys.CHAIN, 50, Timestamp.of(TestGenesis.TIME), ChainParams.sandbox()));
    }
}

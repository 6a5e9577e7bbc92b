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
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Purchases, commits and reveals: what is refused, with which code, at the price of the fee alone. */
class ReviewRefusalTest {
    private static final QualityModel MODEL = Fixtures.model();
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes MODEL_ID = Fixtures.id(MODEL);
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);
    private static final List<String> BUYERS =
            List.of("reviewer0", "reviewer1", "reviewer2", "merchant", "expert", "platform");
    private static final Fixtures.Orders ORDERS = Fixtures.orders("platform", LISTING_ID, 1_000_000, BUYERS, "one");
    private static final Fixtures.Orders MORE = Fixtures.orders("platform", LISTING_ID, 1_000_000, BUYERS, "two");
    private static final long BOND = 5_000_000;

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
        chain.must("platform", MORE.batch(0, 2, LISTING_ID));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static Msg.ClaimPurchase claim(int buyer) {
        String name = BUYERS.get(buyer);
        return ORDERS.claim(buyer, 1, TestKeys.credential("issuer", name, name));
    }

    private static Msg.ClaimPurchase with(Msg.ClaimPurchase c, OrderLeaf leaf, Bytes secret, Bytes blinding) {
        return new Msg.ClaimPurchase(c.batchSeq(), leaf, c.path(), secret, blinding, c.credential());
    }

    private static OrderLeaf dearer(OrderLeaf leaf) {
        return new OrderLeaf(
                leaf.platform(),
                leaf.nullifierCommit(),
                leaf.listing(),
                leaf.lot(),
                leaf.quantity(),
                leaf.gross(),
                leaf.fee() + 1,
                leaf.promoter(),
                leaf.buyerCommit(),
                leaf.finalAt());
    }

    @Test
    void refusesFalseProofsOfPurchase() {
        Msg.ClaimPurchase good = claim(0);
        chain.refused(
                ErrorCode.E_PROOF, "reviewer0", with(good, dearer(good.leaf()), good.orderSecret(), good.blinding()));
        chain.refused(ErrorCode.E_PROOF, "reviewer0", with(good, good.leaf(), Bytes.EMPTY, good.blinding()));
        Bytes otherSecret = TestKeys.hash("other").slice(0, 16);
        chain.refused(ErrorCode.E_PROOF, "reviewer0", with(good, good.leaf(), otherSecret, good.blinding()));
        chain.refused(
                ErrorCode.E_PROOF, "reviewer0", with(good, good.leaf(), good.orderSecret(), TestKeys.hash("other")));
        chain.refused(
                ErrorCode.E_PROOF, "reviewer1", ORDERS.claim(0, 1, TestKeys.credential("issuer", "x", "reviewer1")));
        chain.refused(ErrorCode.E_PROOF, "reviewer0", ORDERS.claim(0, 2, good.credential()));
        chain.refused(ErrorCode.E_NOT_FOUND, "reviewer0", ORDERS.claim(0, 3, good.credential()));
        chain.must("reviewer0", good);
        chain.refused(ErrorCode.E_NULLIFIER_USED, "reviewer0", good);
    }

    @Test
    void refusesPeopleWhoMayNotReview() {
        chain.refused(ErrorCode.E_CONFLICT, "merchant", claim(3));
        chain.refused(ErrorCode.E_CONFLICT, "expert", claim(4));
        chain.refused(ErrorCode.E_CONFLICT, "platform", claim(5));
        chain.refused(
                ErrorCode.E_CREDENTIAL,
                "reviewer0",
                ORDERS.claim(0, 1, TestKeys.credential("impostor", "reviewer0", "reviewer0")));
        chain.refused(
                ErrorCode.E_CREDENTIAL,
                "reviewer0",
                ORDERS.claim(0, 1, TestKeys.credential("issuer", "reviewer0", "reviewer1")));
    }

    @Test
    void onePersonFilesOneReportACompetition() {
        chain.must("reviewer0", claim(0));
        chain.must("reviewer0", MORE.claim(0, 2, TestKeys.credential("issuer", "reviewer0", "reviewer0")));
        chain.must("reviewer1", ORDERS.claim(1, 1, TestKeys.credential("issuer", "reviewer0", "reviewer1")));
        chain.advanceTo(1, Phase.COMMITS);
        chain.must("reviewer0", commit(ORDERS, 0, report(0)));
        chain.refused(ErrorCode.E_ALREADY_COMMITTED, "reviewer0", commit(ORDERS, 0, report(0)));
        chain.refused(ErrorCode.E_PERSON, "reviewer0", commit(MORE, 0, report(1)));
        chain.refused(ErrorCode.E_PERSON, "reviewer1", commit(ORDERS, 1, report(2)));
        chain.refused(
                ErrorCode.E_PERSON,
                "reviewer2",
                ORDERS.claim(2, 1, TestKeys.credential("issuer", "reviewer0", "reviewer2")));
    }

    private static TestReport report(int offset) {
        return Fixtures.report(MODEL, LISTING, offset, "photo " + offset);
    }

    private static Msg.CommitReport commit(Fixtures.Orders orders, int buyer, TestReport report) {
        Bytes author = TestKeys.address(BUYERS.get(buyer));
        return new Msg.CommitReport(
                orders.nullifier(buyer),
                PurchaseProof.reportCommitment(author, TestKeys.hash("salt"), Fixtures.id(report)),
                BOND);
    }

    private static Msg.RevealReport reveal(int buyer, TestReport report, int unit) {
        return new Msg.RevealReport(
                ORDERS.nullifier(buyer),
                Fixtures.json(report),
                TestKeys.hash("salt"),
                Fixtures.PACK_CODES.get(unit),
                MerkleTree.paths(Fixtures.PACK_CODES).get(unit));
    }

    @Test
    void refusesBadCommits() {
        chain.must("reviewer0", claim(0));
        chain.refused(ErrorCode.E_PHASE, "reviewer0", commit(ORDERS, 0, report(0)));
        chain.advanceTo(1, Phase.COMMITS);
        Msg.CommitReport good = commit(ORDERS, 0, report(0));
        chain.refused(ErrorCode.E_UNAUTHORIZED, "reviewer1", good);
        chain.refused(ErrorCode.E_MALFORMED, "reviewer0", new Msg.CommitReport(good.nullifier(), Bytes.EMPTY, BOND));
        chain.refused(
                ErrorCode.E_BOND, "reviewer0", new Msg.CommitReport(good.nullifier(), good.commitment(), BOND - 1));
        chain.advanceTo(1, Phase.REVEALS);
        chain.refused(ErrorCode.E_PHASE, "reviewer0", good);
        chain.refused(ErrorCode.E_PHASE, "reviewer1", claim(1));
        chain.refused(ErrorCode.E_NOT_COMMITTED, "reviewer0", reveal(0, report(0), 0));
    }

    @Test
    void refusesBadReveals() {
        TestReport stolen = Fixtures.report(MODEL, LISTING, 1, "photo 0");
        TestReport offListing = Fixtures.report(MODEL, Fixtures.listing(MODEL, "Other"), 0, "photo 9");
        for (int buyer = 0; buyer < 3; buyer++) {
            chain.must(BUYERS.get(buyer), claim(buyer));
        }
        chain.advanceTo(1, Phase.COMMITS);
        chain.must("reviewer0", commit(ORDERS, 0, report(0)));
        chain.must("reviewer1", commit(ORDERS, 1, stolen));
        chain.must("reviewer2", commit(ORDERS, 2, offListing));
        chain.refused(ErrorCode.E_PHASE, "reviewer0", reveal(0, report(0), 0));
        chain.advanceTo(1, Phase.REVEALS);
        Msg.RevealReport good = reveal(0, report(0), 0);
        chain.refused(ErrorCode.E_BAD_REVEAL, "reviewer0", reveal(0, report(3), 0));
        chain.refused(
                ErrorCode.E_BAD_REVEAL,
                "reviewer0",
                new Msg.RevealReport(
                        good.nullifier(), good.report(), TestKeys.hash("x"), good.packCode(), good.packPath()));
        chain.refused(ErrorCode.E_PACK_CODE, "reviewer0", withCode(good, Bytes.EMPTY, good.packPath()));
        chain.refused(ErrorCode.E_PACK_CODE, "reviewer0", withCode(good, Fixtures.PACK_CODES.get(1), good.packPath()));
        chain.must("reviewer0", good);
        chain.refused(ErrorCode.E_BAD_REVEAL, "reviewer0", good);
        chain.refused(ErrorCode.E_PACK_CODE, "reviewer1", reveal(1, stolen, 0));
        chain.refused(ErrorCode.E_DUP_EVIDENCE, "reviewer1", reveal(1, stolen, 1));
        chain.refused(ErrorCode.E_DOCUMENT, "reviewer2", reveal(2, offListing, 2));
    }

    private static Msg.RevealReport withCode(Msg.RevealReport r, Bytes code, InclusionPath path) {
        return new Msg.RevealReport(r.nullifier(), r.report(), r.salt(), code, path);
    }

    @Test
    void fewReportsRollThePurseOverAndSilenceCostsTheBond() {
        for (int buyer = 0; buyer < 2; buyer++) {
            chain.must(BUYERS.get(buyer), claim(buyer));
        }
        chain.advanceTo(1, Phase.COMMITS);
        chain.must("reviewer0", commit(ORDERS, 0, report(0)));
        chain.must("reviewer1", commit(ORDERS, 1, report(1)));
        chain.advanceTo(1, Phase.REVEALS);
        chain.must("reviewer0", reveal(0, report(0), 0));
        chain.advanceTo(2, Phase.BATCHES);
        CompetitionState settled = Objects.requireNonNull(chain.state().get(StateKeys.competition(MODEL_ID, 0)));
        assertThat(settled.stage()).isEqualTo(Stage.SETTLED);
        assertThat(settled.fees()).isEqualTo(1_800_000);
        assertThat(settled.rolledOut()).isEqualTo(900_000);
        assertThat(settled.winnerCount()).isZero();
        ModelState model = Objects.requireNonNull(chain.state().get(StateKeys.model(MODEL_ID)));
        assertThat(model.rolledPurse()).isEqualTo(900_000);
        assertThat(Objects.requireNonNull(chain.state().get(StateKeys.totals())).cttBonds())
                .as("only the bonds of the model, of the validator and of the report that was revealed are still held")
                .isEqualTo(50_000_000 + TestGenesis.BOND + BOND);
        chain.refused(ErrorCode.E_NOTHING_DUE, "reviewer0", new Msg.ClaimReward(MODEL_ID, 0, Share.WINNER));
        chain.must("reviewer0", new Msg.ClaimReward(MODEL_ID, 0, Share.REVIEWER));
        chain.refused(ErrorCode.E_NOTHING_DUE, "reviewer1", new Msg.ClaimReward(MODEL_ID, 0, Share.REVIEWER));
    }
}

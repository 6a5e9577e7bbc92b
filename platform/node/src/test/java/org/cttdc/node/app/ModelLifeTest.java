package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ListingTerms;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks, revisions and ends of models; revised and suspended listings. */
class ModelLifeTest {
    private static final long BOND = 50_000_000;
    private static final QualityModel MODEL = Fixtures.model();
    private static final Bytes MODEL_ID = Fixtures.id(MODEL);
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);
    private static final QualityModel NEXT = version(MODEL, MODEL.series(), "9.0.0", ContentId.of(MODEL));

    @TempDir
    Path home;

    private TestChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new TestChain(home);
        chain.must("expert", new Msg.PublishModel(Fixtures.json(MODEL), BOND));
        chain.must("merchant", Fixtures.publish(LISTING));
    }

    @AfterEach
    void close() {
        chain.close();
    }

    private static QualityModel version(QualityModel m, String series, String version, @Nullable ContentId supersedes) {
        return new QualityModel(
                series,
                Version.parse(version).orElseThrow(),
                supersedes,
                m.title(),
                m.classification(),
                m.standards(),
                m.characteristics(),
                m.index());
    }

    private static QualityModel series(String name) {
        return version(MODEL, name, "1.0.0", null);
    }

    private static MarketMsg.ForkModel fork(QualityModel model, Bytes parent, long royalty) {
        return new MarketMsg.ForkModel(Fixtures.json(model), parent, royalty, BOND);
    }

    private static MarketMsg.ReviseModel revise(QualityModel model) {
        return new MarketMsg.ReviseModel(Fixtures.json(model), BOND);
    }

    private static MarketMsg.ReviseListing revise(Bytes listing, ListingDeclaration by) {
        Msg.PublishListing as = Fixtures.publish(by);
        return new MarketMsg.ReviseListing(listing, as.document(), as.experienceFeeBps(), as.lots());
    }

    private Msg.SubmitOrderBatch orders(Bytes listing, long cycle, long seq) {
        return Fixtures.orders("platform", listing, 1_000_000, List.of("alice"), "of " + seq)
                .batch(cycle, seq, listing);
    }

    private ModelLineage lineage(Bytes model) {
        return chain.state().getOr(StateKeys.lineage(model), ModelLineage.ORIGINAL);
    }

    private ModelState model(Bytes id) {
        return Objects.requireNonNull(chain.state().get(StateKeys.model(id)));
    }

    @Test
    void aForkNamesItsParentAndIsRefusedWithoutReason() {
        QualityModel fork = series("fork");
        chain.refused(ErrorCode.E_NOT_FOUND, "alice", fork(fork, TestKeys.hash("none"), 1));
        chain.refused(ErrorCode.E_DOCUMENT, "alice", fork(version(MODEL, MODEL.series(), "8.0.0", null), MODEL_ID, 1));
        chain.refused(ErrorCode.E_DOCUMENT, "alice", fork(NEXT, MODEL_ID, 1));
        chain.refused(ErrorCode.E_LINEAGE, "alice", fork(fork, MODEL_ID, 300_001));
        chain.refused(ErrorCode.E_LINEAGE, "alice", fork(fork, MODEL_ID, -1));
        chain.refused(ErrorCode.E_BOND, "alice", new MarketMsg.ForkModel(Fixtures.json(fork), MODEL_ID, 1, BOND - 1));
        chain.must("alice", fork(fork, MODEL_ID, 300_000));
        assertThat(lineage(Fixtures.id(fork)))
                .isEqualTo(new ModelLineage(MODEL_ID, 300_000, 1, 0, Bytes.EMPTY, 0, 0, 0));
        chain.must("bob", fork(series("second"), Fixtures.id(fork), 200_000));
        chain.must("merchant", fork(series("third"), Fixtures.id(series("second")), 100_000));
        chain.refused(ErrorCode.E_LINEAGE, "alice", fork(series("fourth"), Fixtures.id(series("third")), 0));
        chain.refused(ErrorCode.E_DUP_HASH, "alice", fork(fork, MODEL_ID, 1));
    }

    @Test
    void royaltiesGoUpTheChainOfAncestors() {
        QualityModel child = series("child");
        QualityModel grandchild = series("grandchild");
        chain.must("alice", fork(child, MODEL_ID, 300_000));
        chain.must("bob", fork(grandchild, Fixtures.id(child), 200_000));
        ListingDeclaration sold = Fixtures.listing(grandchild, "Boil & Co");
        chain.must("merchant", Fixtures.publish(sold));
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", orders(Fixtures.id(sold), 0, 1));
        chain.advanceTo(2, Phase.BATCHES);
        // 150,000 fen of fees, a tenth of them to the experts: 15,000, of which 3,000 go up and 900 of these further.
        Bytes id = Fixtures.id(grandchild);
        assertThat(due(id, Share.EXPERT, "bob")).isEqualTo(12_000);
        assertThat(due(id, Share.ROYALTY, "alice")).isEqualTo(2_100);
        assertThat(due(id, Share.ROYALTY, "expert")).isEqualTo(900);
        long before = chain.account("expert").credit();
        chain.must("expert", new Msg.ClaimReward(id, 0, Share.ROYALTY));
        assertThat(chain.account("expert").credit()).isEqualTo(before + 900);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "expert", new Msg.ClaimReward(id, 0, Share.ROYALTY));
    }

    private long due(Bytes model, Share share, String who) {
        return chain.state()
                .getOr(StateKeys.due(model, 0, share, TestKeys.address(who)), new Due(0, 0, 0))
                .amount();
    }

    @Test
    void aRevisionActsInTheNextCycleAndItsPredecessorSetsAfterTwoMore() {
        chain.refused(ErrorCode.E_DOCUMENT, "expert", new Msg.PublishModel(Fixtures.json(NEXT), BOND));
        chain.refused(ErrorCode.E_DOCUMENT, "expert", revise(series("other")));
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", revise(NEXT));
        chain.refused(
                ErrorCode.E_DOCUMENT,
                "expert",
                revise(version(MODEL, MODEL.series(), MODEL.version().toString(), ContentId.of(MODEL))));
        chain.must("expert", revise(NEXT));
        Bytes next = Fixtures.id(NEXT);
        assertThat(lineage(MODEL_ID)).isEqualTo(new ModelLineage(Bytes.EMPTY, 0, 0, 0, next, 1, 4, 0));
        assertThat(lineage(next).actsFrom()).isEqualTo(1);
        chain.refused(
                ErrorCode.E_SUPERSEDED, "expert", revise(version(MODEL, MODEL.series(), "9.1.0", ContentId.of(MODEL))));
        ListingDeclaration answer = Fixtures.listing(NEXT, "Boil & Co");
        chain.refused(ErrorCode.E_PHASE, "merchant", Fixtures.publish(answer));
        chain.must("merchant", Fixtures.publish(Fixtures.listing(MODEL, "Still in time")));
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", orders(LISTING_ID, 0, 1));
        chain.refused(ErrorCode.E_CLOSED, "merchant", Fixtures.publish(Fixtures.listing(MODEL, "Too late")));
        chain.must("merchant", revise(LISTING_ID, answer));
        chain.advanceTo(4, Phase.BATCHES);
        chain.must("platform", orders(Fixtures.id(Fixtures.listing(MODEL, "Still in time")), 3, 2));
        chain.advanceTo(5, Phase.BATCHES);
        chain.refused(
                ErrorCode.E_CLOSED, "platform", orders(Fixtures.id(Fixtures.listing(MODEL, "Still in time")), 4, 3));
        chain.must("platform", orders(Fixtures.id(answer), 4, 3));
    }

    @Test
    void theRecordOfAModelIsCarriedOnAndItsRolledPurseAndBondAreReturned() {
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", orders(LISTING_ID, 0, 1));
        chain.must("expert", revise(NEXT));
        Bytes next = Fixtures.id(NEXT);
        assertThat(model(next).finalOrders()).isEqualTo(1);
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", new MarketMsg.ReclaimBond(MODEL_ID));
        chain.refused(ErrorCode.E_NOT_VESTED, "expert", new MarketMsg.ReclaimBond(next));
        chain.advanceTo(5, Phase.SCORING);
        chain.refused(ErrorCode.E_NOT_SETTLED, "expert", new MarketMsg.ReclaimBond(MODEL_ID));
        chain.advanceTo(6, Phase.BATCHES);
        long rolled = model(MODEL_ID).rolledPurse();
        assertThat(rolled).isEqualTo(75_000);
        long before = chain.account("expert").ctt();
        chain.must("expert", new MarketMsg.ReclaimBond(MODEL_ID));
        assertThat(chain.account("expert").ctt()).isEqualTo(before + BOND - TestKeys.FEE);
        assertThat(model(MODEL_ID).bond()).isZero();
        assertThat(model(MODEL_ID).rolledPurse()).isZero();
        assertThat(model(next).rolledPurse()).isEqualTo(rolled);
        chain.refused(ErrorCode.E_ALREADY_CLAIMED, "expert", new MarketMsg.ReclaimBond(MODEL_ID));
    }

    @Test
    void aModelThatIsGivenUpEndsLikeOneThatIsRevised() {
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", new MarketMsg.RetireModel(MODEL_ID));
        chain.refused(ErrorCode.E_NOT_FOUND, "expert", new MarketMsg.RetireModel(LISTING_ID));
        chain.must("expert", new MarketMsg.RetireModel(MODEL_ID));
        chain.refused(ErrorCode.E_CLOSED, "expert", new MarketMsg.RetireModel(MODEL_ID));
        chain.refused(ErrorCode.E_CLOSED, "expert", revise(NEXT));
        chain.advanceTo(6, Phase.BATCHES);
        chain.must("expert", new MarketMsg.ReclaimBond(MODEL_ID));
        assertThat(chain.account("expert").ctt()).isEqualTo(TestGenesis.CTT - 6 * TestKeys.FEE);
    }

    @Test
    void aSuspendedListingIsSettledForWhatWasSold() {
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", new MarketMsg.SuspendListing(LISTING_ID, true));
        chain.refused(ErrorCode.E_CLOSED, "merchant", new MarketMsg.SuspendListing(LISTING_ID, false));
        chain.must("merchant", new MarketMsg.SuspendListing(LISTING_ID, true));
        chain.refused(ErrorCode.E_CLOSED, "merchant", new MarketMsg.SuspendListing(LISTING_ID, true));
        chain.advanceTo(1, Phase.BATCHES);
        chain.must("platform", orders(LISTING_ID, 0, 1));
        chain.advanceTo(2, Phase.BATCHES);
        chain.must("platform", orders(LISTING_ID, 1, 2));
        chain.advanceTo(3, Phase.BATCHES);
        chain.refused(ErrorCode.E_CLOSED, "platform", orders(LISTING_ID, 2, 3));
        chain.must("merchant", new MarketMsg.SuspendListing(LISTING_ID, false));
        chain.must("platform", orders(LISTING_ID, 2, 3));
    }

    @Test
    void aRevisedListingLeavesTheMarketToItsSuccessor() {
        ListingDeclaration better = Fixtures.listing(MODEL, "Boil & Sons");
        Bytes id = Fixtures.id(better);
        chain.refused(ErrorCode.E_UNAUTHORIZED, "alice", revise(LISTING_ID, better));
        chain.refused(ErrorCode.E_DUP_HASH, "merchant", revise(LISTING_ID, LISTING));
        ListingDeclaration other = new ListingDeclaration(
                better.model(),
                "04006381333924",
                better.brand(),
                better.name(),
                better.lots(),
                better.values(),
                better.evidence());
        chain.refused(ErrorCode.E_DOCUMENT, "merchant", revise(LISTING_ID, other));
        chain.must("merchant", revise(LISTING_ID, better));
        assertThat(chain.state().get(StateKeys.listingTerms(LISTING_ID)))
                .isEqualTo(new ListingTerms(Bytes.EMPTY, id, 2, 0));
        assertThat(chain.state().get(StateKeys.listingTerms(id)))
                .isEqualTo(new ListingTerms(LISTING_ID, Bytes.EMPTY, 0, 0));
        chain.refused(ErrorCode.E_SUPERSEDED, "merchant", new MarketMsg.SuspendListing(LISTING_ID, false));
        chain.refused(ErrorCode.E_SUPERSEDED, "merchant", revise(LISTING_ID, Fixtures.listing(MODEL, "Third")));
    }
}

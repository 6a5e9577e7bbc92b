package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.CompetitionState.Stage;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.Share;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A competition with more reports than a block can work through. */
class ScoringWorkTest {
    private static final int REPORTS = 150;
    private static final int WINNERS = 30;
    private static final long SALES = 1_000_000_000;
    private static final long FEES = 150_000_000;
    private static final long COMMUNITY = 1_000_003;
    /** A report's score, its place and its due are five records; the rest of a block's are the same for every block. */
    private static final int RECORDS = 5 * 32 + 60;

    private static final ChainParams PARAMS = ChainParams.sandbox();
    private static final QualityModel MODEL = Fixtures.model();
    private static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    private static final Bytes MODEL_ID = Fixtures.id(MODEL);
    private static final Bytes LISTING_ID = Fixtures.id(LISTING);

    @Test
    void everyBlockDoesABoundedPart() {
        StateStore state = state();
        ScoringWork work = new ScoringWork();
        int blocks = 0;
        while (state.getOr(StateKeys.settlementQueue(), SettlementQueue.START).cycle() == 0) {
            assertThat(block(state, work, blocks++)).isLessThan(RECORDS);
        }
        assertThat(blocks)
                .as("150 reports to take in, to score and to list, 32 steps a block")
                .isEqualTo(14);
        CompetitionState competition = Objects.requireNonNull(state.get(StateKeys.competition(MODEL_ID, 0)));
        assertThat(competition.stage()).isEqualTo(Stage.SETTLED);
        assertThat(competition.winnerCount()).isEqualTo(WINNERS);
        List<RankingEntry> ranking = ranking(state);
        assertThat(ranking).hasSize(REPORTS);
        assertThat(ranking).extracting(RankingEntry::score).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(ranking).extracting(RankingEntry::report).doesNotHaveDuplicates();
        List<Long> equal = ranking.stream()
                .filter(entry -> entry.share() == Share.REVIEWER)
                .map(RankingEntry::amount)
                .toList();
        assertThat(equal).hasSize(REPORTS - WINNERS);
        assertThat(equal.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(competition.reviewers())
                .isEqualTo(COMMUNITY / 5);
        assertThat(equal).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(equal.getFirst() - equal.getLast()).isLessThanOrEqualTo(1);
    }

    /** What a node keeps between blocks follows from the state: one that starts again before every block comes to the same. */
    @Test
    void aNodeThatStartsAgainComesToTheSame() {
        StateStore kept = state();
        StateStore again = state();
        ScoringWork work = new ScoringWork();
        for (int i = 0; i < 20; i++) {
            block(kept, work, i);
            block(again, new ScoringWork(), i);
            assertThat(again.changes()).as("after block %d", i).isEqualTo(kept.changes());
        }
        assertThat(ranking(kept)).hasSize(REPORTS);
    }

    /** A block that is run and dropped, as before a crash, leaves nothing behind that the next one would count twice. */
    @Test
    void aBlockThatIsRunTwiceComesToTheSame() {
        StateStore once = state();
        StateStore twice = state();
        ScoringWork work = new ScoringWork();
        ScoringWork other = new ScoringWork();
        for (int i = 0; i < 20; i++) {
            block(once, work, i);
            block(twice.child(), other, i);
            block(twice, other, i);
            assertThat(twice.changes()).as("after block %d", i).isEqualTo(once.changes());
        }
    }

    /** Runs the queue on a layer of its own; how many records it wrote. */
    private static int block(StateStore state, ScoringWork work, int index) {
        long height = new CyclePhases(PARAMS.cycleLength()).firstHeight(1, Phase.SCORING) + index;
        BlockContext block = new BlockContext(TestKeys.CHAIN, height, new Timestamp(height, 0), PARAMS);
        StateStore layer = state.child();
        work.run(layer, new Ledger(layer, block), block);
        Map<Bytes, @Nullable Bytes> written = layer.changes();
        layer.mergeIntoParent();
        return written.size();
    }

    private static List<RankingEntry> ranking(StateStore state) {
        List<RankingEntry> ranking = new ArrayList<>();
        for (long i = 0; i < state.count(StateKeys.ranking(MODEL_ID, 0)); i++) {
            ranking.add(state.item(StateKeys.ranking(MODEL_ID, 0), i));
        }
        return ranking;
    }

    private static StateStore state() {
        StateStore state = new StateStore(key -> null);
        state.put(StateKeys.params(), PARAMS);
        state.put(StateKeys.totals(), Totals.NONE);
        state.put(StateKeys.document(MODEL_ID), new Document(Fixtures.json(MODEL)));
        state.put(StateKeys.document(LISTING_ID), new Document(Fixtures.json(LISTING)));
        state.put(
                StateKeys.model(MODEL_ID),
                new ModelState(
                        MODEL_ID, TestKeys.address("expert"), "kettle", "1.0.0", Bytes.EMPTY, 0, 1, REPORTS, 0, 0));
        for (int i = 0; i < REPORTS; i++) {
            addReport(state, i);
        }
        Bytes platform = TestKeys.address("platform");
        state.append(StateKeys.competitions(0), new Ref(MODEL_ID));
        state.append(StateKeys.competitionPlatforms(MODEL_ID, 0), new Ref(platform));
        state.put(StateKeys.platformTotals(MODEL_ID, 0, platform), new CycleTotals(SALES, FEES, COMMUNITY));
        Competitions.put(
                state,
                new CompetitionState(
                        MODEL_ID, 0, Stage.OPEN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                Stage.OPEN,
                new Competitions.Sales(REPORTS, SALES, FEES, COMMUNITY),
                new Competitions.Progress(REPORTS, REPORTS, 0));
        return state;
    }

    private static void addReport(StateStore state, int i) {
        TestReport report = Fixtures.report(MODEL, LISTING, i % 7, "photo " + i);
        Bytes id = Fixtures.id(report);
        Bytes author = TestKeys.hash("author " + i).slice(0, 20);
        Bytes nullifier = Sha256.of(id);
        state.put(StateKeys.document(id), new Document(Fixtures.json(report)));
        state.put(
                StateKeys.report(id),
                new ReportState(id, author, nullifier, LISTING_ID, MODEL_ID, 0, 1, false, 0, 0, 0));
        state.append(StateKeys.reports(MODEL_ID, 0), new Ref(id));
        state.put(
                StateKeys.purchase(nullifier),
                new PurchaseState(
                        nullifier,
                        author,
                        nullifier,
                        TestKeys.address("platform"),
                        LISTING_ID,
                        MODEL_ID,
                        Fixtures.LOT,
                        0,
                        1_000,
                        nullifier,
                        1,
                        id));
    }
}

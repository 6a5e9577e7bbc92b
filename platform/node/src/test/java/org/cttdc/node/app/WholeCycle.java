package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;

/** The seed's example as transactions: 20,000,000 yuan of sales at 15 %, twenty reviewers. */
public final class WholeCycle {
    static final int REVIEWERS = 20;
    static final QualityModel MODEL = Fixtures.model();
    static final ListingDeclaration LISTING = Fixtures.listing(MODEL, "Boil & Co");
    static final Bytes MODEL_ID = Fixtures.id(MODEL);
    static final Bytes LISTING_ID = Fixtures.id(LISTING);

    private WholeCycle() {}

    /** Up to the first block of cycle 2, with everything of cycle 0 settled. */
    public static void run(ScenarioChain chain) {
        untilRevealed(chain);
        chain.refused(ErrorCode.E_NOT_SETTLED, "expert", new Msg.ClaimReward(MODEL_ID, 0, Share.EXPERT));
        chain.advanceTo(1, Phase.SCORING);
        chain.block();
        assertThat(Objects.requireNonNull(chain.state().get(StateKeys.competition(MODEL_ID, 0)))
                        .stage())
                .isEqualTo(CompetitionState.Stage.SCORING);
        chain.advanceTo(2, Phase.BATCHES);
    }

    /** Up to the block that reveals all reports on cycle 0. */
    static void untilRevealed(ScenarioChain chain) {
        chain.must("expert", new Msg.PublishModel(Fixtures.json(MODEL), 50_000_000));
        chain.must("merchant", Fixtures.publish(LISTING));
        chain.advanceTo(1, Phase.BATCHES);
        reviewAll(chain, 0);
    }

    /** From the first block of BATCHES about a cycle to the block that reveals all reports on it. */
    static void reviewAll(ScenarioChain chain, long cycle) {
        List<String> buyers = new ArrayList<>(
                IntStream.range(0, REVIEWERS).mapToObj(i -> "reviewer" + i).toList());
        while (buyers.size() < 40) {
            buyers.add("buyer" + buyers.size());
        }
        Fixtures.Orders orders = Fixtures.orders("platform", LISTING_ID, 50_000_000, buyers, "seed");
        chain.must("platform", orders.batch(cycle, 1, LISTING_ID));
        for (int i = 0; i < REVIEWERS; i++) {
            String reviewer = "reviewer" + i;
            chain.must(reviewer, orders.claim(i, 1, TestKeys.credential("issuer", reviewer, reviewer)));
        }
        chain.advanceTo(cycle + 1, Phase.COMMITS);
        for (int i = 0; i < REVIEWERS; i++) {
            String reviewer = "reviewer" + i;
            Bytes commitment =
                    PurchaseProof.reportCommitment(TestKeys.address(reviewer), salt(i), Fixtures.id(report(i)));
            chain.must(reviewer, new Msg.CommitReport(orders.nullifier(i), commitment, 5_000_000));
        }
        chain.advanceTo(cycle + 1, Phase.REVEALS);
        List<Bytes> txs = new ArrayList<>();
        for (int i = 0; i < REVIEWERS; i++) {
            txs.add(TestKeys.tx("reviewer" + i, chain.account("reviewer" + i).sequence(), reveal(orders, i)));
        }
        chain.block(txs.toArray(Bytes[]::new))
                .forEach(result -> assertThat(ScenarioChain.code(result))
                        .as(ScenarioChain.outcome(result).detail())
                        .isEqualTo(ErrorCode.OK));
    }

    static TestReport report(int i) {
        return Fixtures.report(MODEL, LISTING, i % 5, "photo " + i);
    }

    private static Bytes salt(int i) {
        return TestKeys.hash("salt " + i);
    }

    private static Msg.RevealReport reveal(Fixtures.Orders orders, int i) {
        return new Msg.RevealReport(
                orders.nullifier(i),
                Fixtures.json(report(i)),
                salt(i),
                Fixtures.PACK_CODES.get(i),
                MerkleTree.paths(Fixtures.PACK_CODES).get(i));
    }
}

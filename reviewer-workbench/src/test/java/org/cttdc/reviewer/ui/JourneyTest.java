package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cttdc.commerce.api.Order;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.PurchaseState;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.flow.ReviewFlow;
import org.cttdc.reviewer.flow.SealedReports;
import org.cttdc.reviewer.testing.World;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.Test;

/** Cycle 1 has the heights 121 to 240; its orders are claimed and reported on in cycle 2, 241 to 360. */
class JourneyTest {
    private final World world = new World(250);
    private final ReviewFlow flow = new ReviewFlow(
            world.wallet,
            world.node,
            world.commerce,
            _ -> world.commerce,
            _ -> Optional.of(new Msg.Credential(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY)),
            new Nowhere(),
            () -> World.REQUEST);

    @Test
    void waitsForShipmentAndTheRefundWindowAndTheBatch() {
        assertThat(journey(Order.Stage.PLACED, 130).step()).isEqualTo(Journey.Step.PAY);
        assertThat(journey(Order.Stage.PAID, 130).reason()).isEqualTo(Journey.Reason.of("ship", 20L));
        Journey shipped = journey(Order.Stage.SHIPPED, 140);
        assertThat(shipped.reached()).isEqualTo(Journey.Milestone.SHIPPED);
        assertThat(shipped.possible()).isFalse();
        assertThat(journey(Order.Stage.FINAL, 200).reason()).isEqualTo(Journey.Reason.of("anchor", 241L, 270L));
        assertThat(Journey.isRefundable(world.order(flow, Order.Stage.SHIPPED), at(149)))
                .isTrue();
        assertThat(Journey.isRefundable(world.order(flow, Order.Stage.SHIPPED), at(150)))
                .isFalse();
        assertThat(journey(Order.Stage.REFUNDED, 140).step()).isEqualTo(Journey.Step.NONE);
    }

    @Test
    void isClaimedUntilTheLastBlockOfTheCommits() {
        // Commits of cycle 2 end at 306; what is signed at state height 304 can stand in block 306.
        assertThat(journey(Order.Stage.ANCHORED, 304)).satisfies(last -> {
            assertThat(last.step()).isEqualTo(Journey.Step.CLAIM);
            assertThat(last.possible()).isTrue();
            assertThat(last.reason()).isEqualTo(Journey.Reason.of("claim.open", 1L));
        });
        assertThat(journey(Order.Stage.ANCHORED, 305).reason()).isEqualTo(Journey.Reason.of("claim.closed", 306L));
    }

    @Test
    void aClaimOnItsWayIsNotOfferedAgain() {
        Order order = world.order(flow, Order.Stage.ANCHORED);
        var underway =
                new Underway(Set.of(flow.nullifier(StubWallet.OWNER, World.REQUEST)), Set.of(), Set.of(), Set.of());

        Journey journey = Journey.of(row(order, null), at(250), underway);

        assertThat(journey.possible()).isFalse();
        assertThat(journey.reason().key()).isEqualTo("underway");
    }

    @Test
    void isWrittenEarlyCommittedInItsPhaseAndRevealedInThatAfter() {
        PurchaseState claimed = world.claimed(flow, Bytes.EMPTY, Bytes.EMPTY);
        Order order = world.order(flow, Order.Stage.ANCHORED);
        assertThat(Journey.of(row(order, claimed), at(260), Underway.NOTHING).reason())
                .isEqualTo(Journey.Reason.of("commit.soon", 9L));
        assertThat(Journey.of(row(order, claimed), at(269), Underway.NOTHING).reason())
                .isEqualTo(Journey.Reason.of("commit.open", 36L));
        assertThat(Journey.of(row(order, claimed), at(305), Underway.NOTHING).step())
                .isEqualTo(Journey.Step.NONE);

        PurchaseState committed = world.claimed(flow, Bytes.fromHex("99".repeat(32)), Bytes.EMPTY);
        assertThat(Journey.of(row(order, committed), at(300), Underway.NOTHING).possible())
                .isFalse();
        assertThat(Journey.of(row(order, committed), at(305), Underway.NOTHING)).satisfies(open -> {
            assertThat(open.step()).isEqualTo(Journey.Step.REVEAL);
            assertThat(open.possible()).isTrue();
        });
        assertThat(Journey.of(row(null, committed), at(305), Underway.NOTHING)
                        .reason()
                        .key())
                .as("the pack code comes with the order")
                .isEqualTo("reveal.parcel");
        assertThat(Journey.of(row(order, committed), at(340), Underway.NOTHING)
                        .reason()
                        .key())
                .isEqualTo("reveal.closed");

        PurchaseState revealed = world.claimed(flow, committed.commitment(), Bytes.fromHex("77".repeat(32)));
        assertThat(Journey.of(row(order, revealed), at(340), Underway.NOTHING).step())
                .isEqualTo(Journey.Step.RESULT);
    }

    @Test
    void onePersonFilesOneReportInACompetition() {
        Order order = world.order(flow, Order.Stage.ANCHORED);
        var row = new Purchases.Row(order, null, null, null, true);

        assertThat(Journey.of(row, at(250), Underway.NOTHING).reason().key()).isEqualTo("person");
    }

    @Test
    void everyReasonHasItsSentence() {
        var texts = ReviewerTexts.load(new Languages(Locale.ENGLISH));
        for (String key : List.of(
                "pay",
                "ship",
                "final",
                "anchor",
                "claim.open",
                "claim.closed",
                "person",
                "commit.soon",
                "commit.open",
                "commit.closed",
                "reveal.soon",
                "reveal.open",
                "reveal.parcel",
                "reveal.closed",
                "revealed",
                "refunded",
                "cancelled",
                "underway")) {
            assertThat(texts.has("journey." + key)).as(key).isTrue();
        }
    }

    private Journey journey(Order.Stage stage, long height) {
        return Journey.of(row(world.order(flow, stage), null), at(height), Underway.NOTHING);
    }

    private static Purchases.Row row(
            @org.jspecify.annotations.Nullable Order order, @org.jspecify.annotations.Nullable PurchaseState state) {
        return new Purchases.Row(order, state, null, null, false);
    }

    private static Moment at(long height) {
        return new Moment(ChainParams.sandbox(), height);
    }

    /** These tests commit nothing. */
    private static final class Nowhere implements SealedReports {
        @Override
        public void keep(Bytes nullifier, Bytes report) {
            throw new UnsupportedOperationException("nothing is committed here");
        }

        @Override
        public Optional<Bytes> find(Bytes nullifier) {
            return Optional.empty();
        }
    }
}

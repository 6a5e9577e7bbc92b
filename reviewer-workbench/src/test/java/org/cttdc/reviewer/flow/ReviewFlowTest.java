package org.cttdc.reviewer.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.reviewer.testing.World;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewFlowTest {
    @TempDir
    Path home;

    private final World world = new World(250);
    private FileSealedReports sealed;
    private ReviewFlow flow;

    @BeforeEach
    void flow() {
        sealed = new FileSealedReports(home);
        flow = new ReviewFlow(
                world.wallet,
                world.node,
                world.commerce,
                _ -> world.commerce,
                _ -> Optional.of(new Msg.Credential(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY)),
                sealed,
                () -> World.REQUEST);
    }

    @Test
    void aSoundPurchaseIsClaimedWithTheSecretsThatOpenIt() {
        Order order = world.order(flow, Order.Stage.ANCHORED);

        flow.claim(StubWallet.OWNER, order, "claim");

        var message =
                (Msg.ClaimPurchase) world.wallet.proposed.getFirst().messages().getFirst();
        assertThat(message.leaf())
                .isEqualTo(Objects.requireNonNull(order.receipt()).leaf());
    }

    @Test
    void aReceiptOfSomebodyElseIsRefusedBeforeAnythingIsSigned() {
        Order order = with(receipt ->
                new Receipt(receipt.leaf(), receipt.cycle() + 1, receipt.platformKey(), receipt.signature()));

        assertThatThrownBy(() -> flow.claim(StubWallet.OWNER, order, "claim"))
                .isInstanceOfSatisfying(ReviewException.class, e -> {
                    assertThat(e.code()).isEqualTo(ReviewException.Code.BAD_RECEIPT);
                    assertThat(e).hasMessageContaining("SIGNATURE");
                });
        assertThat(world.wallet.proposed).isEmpty();
    }

    @Test
    void anOrderThatStandsInNoAnchoredBatchIsRefused() {
        Order sound = world.order(flow, Order.Stage.ANCHORED);
        Inclusion path = Objects.requireNonNull(sound.inclusion());
        Order order = copy(sound, sound.receipt(), new Inclusion(2, path.path()));

        assertThatThrownBy(() -> flow.checkPurchase(StubWallet.OWNER, order))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(ReviewException.Code.BAD_INCLUSION));
        assertThatThrownBy(() -> flow.claim(StubWallet.OWNER, world.order(flow, Order.Stage.FINAL), "claim"))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(ReviewException.Code.NOT_ANCHORED));
    }

    @Test
    void revealsTheReportTheChainHoldsEvenAfterASecondOneWasCommitted() {
        Order order = world.order(flow, Order.Stage.ANCHORED);
        Bytes nullifier = flow.nullifier(StubWallet.OWNER, World.REQUEST);
        flow.commit(StubWallet.OWNER, nullifier, world.report(0.97, 0.2), "commit");
        flow.commit(StubWallet.OWNER, nullifier, world.report(0.90, 0.2), "commit");
        var first =
                (Msg.CommitReport) world.wallet.proposed.getFirst().messages().getFirst();
        world.claimed(flow, first.commitment(), Bytes.EMPTY);

        flow.reveal(StubWallet.OWNER, nullifier, Optional.ofNullable(order.parcel()), "reveal");

        var reveal =
                (Msg.RevealReport) world.wallet.proposed.getLast().messages().getFirst();
        assertThat(sealed.all(nullifier)).hasSize(2).contains(reveal.report());
        assertThat(sealed.find(nullifier)).isPresent().get().isNotEqualTo(reveal.report());
    }

    @Test
    void nothingIsRevealedThatWasNotCommittedHere() {
        world.claimed(flow, Bytes.fromHex("99".repeat(32)), Bytes.EMPTY);
        Bytes nullifier = flow.nullifier(StubWallet.OWNER, World.REQUEST);

        assertThatThrownBy(() -> flow.reveal(StubWallet.OWNER, nullifier, Optional.empty(), "reveal"))
                .isInstanceOfSatisfying(
                        ReviewException.class, e -> assertThat(e.code()).isEqualTo(ReviewException.Code.NO_REPORT));
    }

    @Test
    void claimsAReward() {
        flow.claimReward(StubWallet.OWNER, world.modelId, 0, Share.WINNER, "reward");

        assertThat(world.wallet.proposed.getFirst().messages())
                .containsExactly(new Msg.ClaimReward(world.modelId, 0, Share.WINNER));
    }

    private Order with(UnaryOperator<Receipt> change) {
        Order sound = world.order(flow, Order.Stage.ANCHORED);
        return copy(sound, change.apply(Objects.requireNonNull(sound.receipt())), sound.inclusion());
    }

    private static Order copy(
            Order order,
            @org.jspecify.annotations.Nullable Receipt receipt,
            @org.jspecify.annotations.Nullable Inclusion inclusion) {
        return new Order(
                order.id(),
                order.requestId(),
                order.buyer(),
                order.listing(),
                order.merchant(),
                order.titleEn(),
                order.titleZh(),
                order.lot(),
                order.quantity(),
                order.gross(),
                order.fee(),
                order.stage(),
                order.placedHeight(),
                order.finalHeight(),
                order.cycle(),
                receipt,
                inclusion,
                order.parcel());
    }
}

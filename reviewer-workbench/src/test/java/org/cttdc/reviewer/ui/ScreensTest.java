package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.cttdc.commerce.api.Order;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PromoterTerms;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.reviewer.testing.PageStand;
import org.cttdc.reviewer.testing.World;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Leaks;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Opens every page over a small economy, uses it, and writes pictures to {@code target/screens} for people to look at. */
@ExtendWith(FxHeadless.class)
class ScreensTest {

    @TempDir
    Path home;

    private final World world = new World(275);
    private final PageStand stand = new PageStand();
    private ReviewerServices services;

    @BeforeEach
    void start() {
        services = world.services(stand.kit, home);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void theShopOrdersAtThePriceItNames() {
        world.settleFirstCycle(200);
        StackPane root = stand.open(services, "shop");
        FxHeadless.await(() -> find(root, "#shop-order") instanceof Button order && !order.isDisabled());
        FxHeadless.await(() -> find(root, "#findings") instanceof TableView<?> t
                && !t.getItems().isEmpty());
        FxHeadless.run(() -> text(root, "#shop-quantity").setText("2"));
        assertThat(FxHeadless.call(() -> button(root, "#shop-order").getText())).contains("39.80");
        stand.look(root, "shop");
        Scans.assertNamed(root);

        FxHeadless.run(() -> text(root, "#shop-quantity").setText("0"));
        assertThat(FxHeadless.call(() -> button(root, "#shop-order").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> text(root, "#shop-quantity").setText("2"));
        FxHeadless.run(() -> button(root, "#shop-order").fire());
        FxHeadless.await(() -> stand.navigator.notices.size() == 1);
        assertThat(world.commerce.requests)
                .singleElement()
                .extracting(r -> r.quantity())
                .isEqualTo(2L);
    }

    @Test
    void aPurchaseOffersItsNextStepAndClaims() {
        world.commerce.orders.add(world.order(services.flow(), Order.Stage.ANCHORED));
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> find(root, "#purchase-claim") instanceof Button claim && !claim.isDisabled());
        stand.look(root, "purchases");
        Scans.assertNamed(root);

        FxHeadless.run(() -> button(root, "#purchase-claim").fire());
        FxHeadless.await(() -> !stand.navigator.notices.isEmpty());
        assertThat(world.wallet.proposed)
                .singleElement()
                .satisfies(request -> assertThat(request.messages().getFirst()).isInstanceOf(Msg.ClaimPurchase.class));
    }

    @Test
    void provedPurchasesStandEvenWhenThePlatformIsSilent() {
        world.claimed(services.flow(), Bytes.EMPTY, Bytes.EMPTY);
        world.commerce.silent = true;
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> find(root, "#purchase-report") != null);
        stand.look(root, "purchases-offline");
    }

    @Test
    void emptyPlacesSayWhatTheyAreFor() {
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> !Scans.words(root).isEmpty());
        stand.look(root, "purchases-empty");
    }

    @Test
    void aReportIsKeptWhileTypedAndCommitted() {
        world.commerce.orders.add(world.order(services.flow(), Order.Stage.ANCHORED));
        var purchase = world.claimed(services.flow(), Bytes.EMPTY, Bytes.EMPTY);
        StackPane root = stand.open(services, "report");
        FxHeadless.await(() -> find(root, "#report-commit") != null);
        FxHeadless.await(() -> readings(root).findAny().isPresent());
        FxHeadless.run(() -> readings(root).forEach(field -> {
            String c = field.getId().split("-")[1];
            field.setText(world.lamp.value(c).orElseThrow().value().text());
        }));
        FxHeadless.await(() -> !button(root, "#report-commit").isDisabled());
        FxHeadless.await(() -> services.drafts().find(purchase.nullifier()).isPresent());
        stand.look(root, "report");
        Scans.assertNamed(root);

        FxHeadless.run(() -> button(root, "#report-commit").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(world.wallet.proposed.getFirst().messages().getFirst()).isInstanceOf(Msg.CommitReport.class);
        assertThat(services.drafts().find(purchase.nullifier()).flatMap(SheetJson::read))
                .hasValueSatisfying(sheet -> assertThat(sheet.entries()).isNotEmpty());
    }

    @Test
    void theCompetitionShowsRankingMoneyAndWhatIsDue() {
        world.settleFirstCycle(200);
        StackPane root = stand.open(services, "competition");
        FxHeadless.await(() -> find(root, "#reward-claim") instanceof Button claim && !claim.isDisabled());
        FxHeadless.await(() -> find(root, "#ranking-table") instanceof TableView<?> t
                && t.getItems().size() == 5);
        stand.look(root, "competition");
        Scans.assertNamed(root);

        FxHeadless.run(() -> button(root, "#reward-claim").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
    }

    @Test
    void recommendationsAreProvedAndClaimed() {
        world.recommended();
        StackPane root = stand.open(services, "promotion");
        FxHeadless.await(() -> find(root, "#promotion-claim") instanceof Button claim && !claim.isDisabled());
        stand.look(root, "promotion");
        Scans.assertNamed(root);

        assertThat(FxHeadless.call(() -> button(root, "#promotion-score-claim").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> button(root, "#promotion-claim").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(world.wallet.proposed.getFirst().messages().getFirst())
                .isInstanceOfSatisfying(
                        MarketMsg.ClaimPromotion.class,
                        claim -> assertThat(claim.orders()).isEqualTo(12));
    }

    @Test
    void aDefectIsReportedWithTheReportAsEvidence() {
        Bytes report = Bytes.fromHex("0d".repeat(32));
        world.claimed(services.flow(), Bytes.fromHex("0c".repeat(32)), report);
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(() -> find(root, "#defect-statement") != null);
        assertThat(FxHeadless.call(() -> button(root, "#defect-report").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> text(root, "#defect-statement").setText("The lid falls off"));
        FxHeadless.await(() -> !button(root, "#defect-report").isDisabled());
        stand.look(root, "defect");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#defect-report").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(world.wallet.proposed.getFirst().messages().getFirst())
                .isInstanceOfSatisfying(
                        MarketMsg.ReportDefect.class,
                        said -> assertThat(said.evidence()).isEqualTo(report));
    }

    /** The platform signed, left the order out, and no longer answers: the kept receipt is enough. */
    @Test
    void aLeftOutOrderIsChallengedFromTheKeptReceipt() {
        var late = new World(395);
        ReviewerServices buyer = late.services(services.kit(), home);
        buyer.orders().keep(List.of(late.order(buyer.flow(), Order.Stage.FINAL)));
        late.commerce.silent = true;
        services = buyer;
        StackPane root = stand.open(services, "purchases");
        FxHeadless.await(
                () -> find(root, "#omission-challenge") instanceof Button challenge && !challenge.isDisabled());
        stand.look(root, "omission");
        FxHeadless.run(() -> button(root, "#omission-challenge").fire());
        FxHeadless.await(() -> !late.wallet.proposed.isEmpty());
        assertThat(late.wallet.proposed.getFirst().messages().getFirst())
                .isInstanceOf(MarketMsg.ChallengeOmission.class);
    }

    @Test
    void aPlatformDeclaresWhatRecommendersGet() {
        world.node.put(StateKeys.platform(StubWallet.OWNER), new PlatformState(StubWallet.OWNER, "Lamp Mall", 0, 0));
        world.node.append(StateKeys.promoterTerms(StubWallet.OWNER), new PromoterTerms(3, 325_000));
        StackPane root = stand.open(services, "promotion");
        FxHeadless.await(() -> find(root, "#terms-percent") instanceof TextField);
        assertThat(FxHeadless.call(() -> Scans.words(root)))
                .anyMatch(word -> word.contains("25 %") && word.contains("32.5 % from cycle 3"));
        FxHeadless.run(() -> text(root, "#terms-percent").setText("50.1"));
        assertThat(FxHeadless.call(() -> button(root, "#terms-declare").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> text(root, "#terms-percent").setText("30"));
        stand.look(root, "promotion-platform");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#terms-declare").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(world.wallet.proposed.getFirst().messages())
                .containsExactly(new MarketMsg.DeclarePromotion(300_000));
    }

    @Test
    void whoRecommendedNothingIsToldHow() {
        StackPane root = stand.open(services, "promotion");
        FxHeadless.await(() -> Scans.words(root).stream().anyMatch(word -> word.contains("No recommendations")));
        assertThat(FxHeadless.call(() ->
                        button(root, "#terms-declare").getParent().getParent().isVisible()))
                .as("only a platform declares")
                .isFalse();
        stand.look(root, "promotion-empty");
    }

    @Test
    void pagesThatLeftTheScreenAreLetGo() {
        for (Page page : FxHeadless.call(() -> new ReviewerWorkbench(services).pages())) {
            Leaks.assertReleased(() -> page.view().apply(stand.navigator));
        }
    }

    private static java.util.stream.Stream<TextField> readings(Parent root) {
        return Scans.nodes(root).stream()
                .filter(node -> node instanceof TextField
                        && node.getId() != null
                        && node.getId().matches("report-[a-z0-9_]+-[0-9]+"))
                .map(TextField.class::cast);
    }

    private static @org.jspecify.annotations.Nullable Node find(Parent root, String id) {
        return root.lookup(id);
    }

    private static Button button(Parent root, String id) {
        return (Button) java.util.Objects.requireNonNull(root.lookup(id));
    }

    private static TextField text(Parent root, String id) {
        return (TextField) java.util.Objects.requireNonNull(root.lookup(id));
    }
}

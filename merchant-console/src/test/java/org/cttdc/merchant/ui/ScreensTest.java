package org.cttdc.merchant.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.commerce.api.Order;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.merchant.MerchantConsole;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Document;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.FxPulse;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Leaks;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.testkit.StubLightNode;
import org.cttdc.uikit.testkit.TestNavigator;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens every page over a small market, uses it, and writes pictures to {@code target/screens} for people to look at. */
@ExtendWith(FxHeadless.class)
class ScreensTest {
    private static final Path OUT = Path.of("target", "screens");
    private static final QualityModel KETTLE = ModelTemplates.load("kettle");
    private static final Bytes MODEL = ContentId.of(KETTLE).digest();
    private static final Bytes EXPERT = Bytes.fromHex("33".repeat(20));

    private final StubLightNode node = new StubLightNode(275);
    private final StubWallet wallet = new StubWallet();
    private final StubShop shop = new StubShop();
    private final Languages languages = new Languages(Locale.ENGLISH);
    private final TestNavigator navigator = new TestNavigator();
    private final Lifetime lifetime = new Lifetime();
    private MerchantServices services;
    private Appearance appearance;
    private Stage stage;

    @BeforeEach
    void start() {
        var bridge = new UiBridge(work -> Thread.ofVirtual().start(work), new FxPulse(), ManualUi::words);
        UiKit kit = UiKit.of(languages, bridge, InstantSource.system(), ZoneOffset.UTC, _ -> {});
        services = new MerchantServices(kit, wallet, node, shop, _ -> shop);
        node.publish(KETTLE, EXPERT, 1_240, 2);
        appearance = FxHeadless.call(Appearance::new);
    }

    @AfterEach
    void stop() {
        FxHeadless.run(() -> {
            lifetime.close();
            if (stage != null) {
                stage.close();
            }
        });
    }

    @Test
    void aListingStandsBesideItsLimitsAndGoesOnSale() {
        Bytes listing = publishListing();
        StackPane root = open(ListingsPage.ID);
        FxHeadless.await(() -> selected(root, "#own-listings"));
        FxHeadless.run(() -> text(root, "#sale-price").setText("129.90"));
        FxHeadless.run(() -> button(root, "#sale-submit").fire());
        FxHeadless.await(() -> navigator.notices.size() == 1);
        FxHeadless.await(() -> String.join(" ", Scans.words(root)).contains("129.90"));
        assertThat(shop.requests).singleElement().satisfies(request -> {
            assertThat(request.listing()).isEqualTo(listing);
            assertThat(request.price()).isEqualTo(12_990);
        });
        Scans.assertNamed(root);
        look(root, "listings");
    }

    @Test
    void aListingIsSuspendedAndRevised() {
        Bytes listing = publishListing();
        // A newer model than the listing's: the form of a revision begins with the listing's own.
        node.publish(ModelTemplates.load("led-lamp"), EXPERT, 0, 0);
        StackPane root = open(ListingsPage.ID);
        FxHeadless.await(() -> root.lookup("#listing-suspend") != null);
        FxHeadless.run(() -> Scans.nodes(root).stream()
                .filter(ScrollPane.class::isInstance)
                .forEach(pane -> ((ScrollPane) pane).setVvalue(1)));
        look(root, "market");
        FxHeadless.run(() -> button(root, "#listing-suspend").fire());
        FxHeadless.await(() -> wallet.proposed.size() == 1);
        assertThat(wallet.proposed.getFirst().messages()).containsExactly(new MarketMsg.SuspendListing(listing, true));
        FxHeadless.run(stage::close);

        StackPane form = open(DeclarePage.ID, DeclarePage.REVISE + listing.hex());
        FxHeadless.await(() -> form.lookup("#declare-gtin") instanceof TextField gtin
                && gtin.getText().endsWith("4006381333931"));
        FxHeadless.await(() -> form.lookup("#value-overrun") instanceof TextField value
                && value.getText().equals("18"));
        assertThat(FxHeadless.call(() -> text(form, "#declare-gtin").isEditable()))
                .as("the trade item stays")
                .isFalse();
        FxHeadless.run(() -> {
            text(form, "#declare-lot").setText("A2");
            text(form, "#declare-units").setText("200");
        });
        FxHeadless.await(() -> !button(form, "#declare-publish").isDisabled());
        look(form, "revise");
        FxHeadless.run(() -> button(form, "#declare-publish").fire());
        FxHeadless.await(() -> wallet.proposed.size() == 2);
        assertThat(wallet.proposed.getLast().messages().getFirst())
                .isInstanceOfSatisfying(
                        MarketMsg.ReviseListing.class,
                        revised -> assertThat(revised.listing()).isEqualTo(listing));
    }

    @Test
    void aRevisionCanBeLeftForANewListing() {
        Bytes listing = publishListing();
        StackPane form = open(DeclarePage.ID, DeclarePage.REVISE + listing.hex());
        FxHeadless.await(() -> form.lookup("#declare-leave") != null
                && form.lookup("#declare-gtin") instanceof TextField gtin
                && !gtin.isEditable());
        FxHeadless.run(() -> button(form, "#declare-leave").fire());
        FxHeadless.await(() -> text(form, "#declare-gtin").getText().isEmpty());
        assertThat(FxHeadless.call(() -> text(form, "#declare-gtin").isEditable()))
                .isTrue();
        assertThat(FxHeadless.call(() -> button(form, "#declare-publish").getText()))
                .contains("Publish listing");
    }

    @Test
    void aDeclarationNamesWhatIsWrongWhereItWasTyped() {
        StackPane root = open(DeclarePage.ID);
        FxHeadless.await(() -> root.lookup("#value-overrun") != null);
        look(root, "declare");
        FxHeadless.run(() -> {
            text(root, "#declare-name-en").setText("Kettle");
            text(root, "#declare-gtin").setText("4006381333932");
            text(root, "#value-overrun").setText("75");
        });
        FxHeadless.await(() -> String.join(" ", Scans.words(root)).contains("check digit is wrong"));
        assertThat(FxHeadless.call(() -> button(root, "#declare-publish").isDisabled()))
                .isTrue();
        Scans.assertNamed(root);
        look(root, "declare-findings");
    }

    @Test
    void aPaidOrderIsShipped() {
        shop.sales.add(order(9, Order.Stage.PAID));
        shop.sales.add(order(8, Order.Stage.SHIPPED));
        shop.sales.add(order(7, Order.Stage.ANCHORED));
        StackPane root = open(OrdersPage.ID);
        FxHeadless.await(() -> filled(root, "#sales"));
        assertThat(FxHeadless.call(() -> button(root, "#order-ship").isDisabled()))
                .isTrue();
        FxHeadless.run(() -> table(root, "#sales").getSelectionModel().selectFirst());
        Scans.assertNamed(root);
        look(root, "orders");
        FxHeadless.run(() -> button(root, "#order-ship").fire());
        FxHeadless.await(() -> navigator.notices.size() == 1);
        assertThat(shop.shipped).containsExactly(9L);
    }

    @Test
    void aSettledCompetitionShowsWhereEveryFeeWent() {
        node.append(StateKeys.competitions(0), new Ref(MODEL));
        node.put(StateKeys.competition(MODEL, 0), settled(0));
        StackPane root = open(SettlementPage.ID);
        FxHeadless.await(() -> selected(root, "#competitions"));
        assertThat(FxHeadless.call(() -> String.join(" ", Scans.words(root)))).contains("480,000.00");
        Scans.assertNamed(root);
        look(root, "settlement");
    }

    @Test
    void emptyPlacesSayWhatTheyAreFor() {
        for (String page : List.of(ListingsPage.ID, OrdersPage.ID, SettlementPage.ID)) {
            StackPane root = open(page);
            FxHeadless.await(() -> Scans.words(root).size() >= 2);
            look(root, page + "-empty");
            FxHeadless.run(stage::close);
        }
    }

    @Test
    void failuresAreSaidInPlace() {
        shop.silent = true;
        StackPane orders = open(OrdersPage.ID);
        FxHeadless.await(() -> failed(orders));
        look(orders, "orders-error");
        FxHeadless.run(stage::close);

        node.failWith(new LightNodeException(LightNodeException.Code.UNREACHABLE, "no node answers"));
        StackPane listings = open(ListingsPage.ID);
        FxHeadless.await(() -> failed(listings));
        look(listings, "listings-error");
        Scans.assertNamed(listings);
    }

    @Test
    void pagesThatLeftTheScreenAreLetGo() {
        for (Page page : FxHeadless.call(() -> new MerchantConsole(services).pages())) {
            Leaks.assertReleased(() -> page.view().apply(navigator));
        }
    }

    private Bytes publishListing() {
        String[] typed = "1.70 268 0.1120 2200 18 71 46.0 75 2 0 1 1".split(" ", -1);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < typed.length; i++) {
            values.put(DeclareDraft.declarable(KETTLE).get(i).id(), typed[i]);
        }
        var seals = List.of(new Msg.LotSeal("A1", Bytes.fromHex("cd".repeat(32)), 500));
        ListingDeclaration document = new DeclareDraft(
                        "Halden kettle 1.7 L", "海登电水壶 1.7 升", "Halden", "4006381333931", "12.5", "A1", "500", values)
                .document(KETTLE, seals);
        Bytes id = ContentId.of(document).digest();
        node.put(StateKeys.document(id), new Document(Bytes.of(DocumentWriter.canonical(document))));
        node.put(StateKeys.listing(id), new ListingState(id, MODEL, StubWallet.OWNER, 1_250, seals, 3));
        node.append(StateKeys.listings(), new Ref(id));
        node.append(StateKeys.listingsOfModel(MODEL), new Ref(id));
        return id;
    }

    private static Order order(long id, Order.Stage stage) {
        return new Order(
                id,
                "request-" + id,
                Bytes.EMPTY,
                Bytes.fromHex("44".repeat(32)),
                StubWallet.OWNER,
                "Halden kettle 1.7 L",
                "海登电水壶 1.7 升",
                "A1",
                id,
                12_990 * id,
                1_624 * id,
                stage,
                130,
                150,
                -1,
                null,
                null,
                null);
    }

    private static CompetitionState settled(long cycle) {
        return new CompetitionState(
                MODEL,
                cycle,
                CompetitionState.Stage.SETTLED,
                812,
                48_000_000,
                7_200_000,
                6,
                5,
                5,
                720_000,
                0,
                3_600_000,
                2_880_000,
                288_000,
                0,
                0,
                57_600,
                115_200,
                57_600,
                28_800,
                28_800,
                3,
                230);
    }

    private StackPane open(String page) {
        return open(page, "");
    }

    private StackPane open(String page, String argument) {
        StackPane root = FxHeadless.call(() -> {
            PageView view = new MerchantConsole(services)
                    .pages().stream()
                            .filter(one -> one.id().equals(page))
                            .findFirst()
                            .orElseThrow()
                            .view()
                            .apply(navigator);
            view.attach(lifetime);
            if (!argument.isEmpty()) {
                view.show(argument);
            }
            return new StackPane(view.node());
        });
        stage = FxHeadless.show(root, 1150, 640, appearance);
        return root;
    }

    private void look(Parent root, String name) {
        Snapshots.inEveryDress(root, languages, appearance, OUT, name);
    }

    private static boolean failed(Parent root) {
        return Scans.nodes(root).stream().anyMatch(ErrorPane.class::isInstance);
    }

    private static boolean filled(Parent root, String id) {
        return root.lookup(id) instanceof TableView<?> table
                && !table.getItems().isEmpty();
    }

    private static boolean selected(Parent root, String id) {
        return root.lookup(id) instanceof TableView<?> table
                && !table.getSelectionModel().isEmpty();
    }

    private static TableView<?> table(Parent root, String id) {
        return (TableView<?>) Objects.requireNonNull(root.lookup(id));
    }

    private static Button button(Parent root, String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }

    private static TextField text(Parent root, String id) {
        return (TextField) Objects.requireNonNull(root.lookup(id));
    }
}

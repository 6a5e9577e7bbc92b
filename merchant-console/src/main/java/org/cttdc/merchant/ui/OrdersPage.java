package org.cttdc.merchant.ui;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.cttdc.commerce.api.Order;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Orders of the merchant's listings as the trading platform tells them, and what has to be shipped. */
public final class OrdersPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "orders";

    private final MerchantServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final DataTable<Order> table;
    private final StackPane place = new StackPane();
    private final Node orders;
    private final PrimaryAction ship;
    private final LivePane<List<Order>> pane;
    private @Nullable Bytes merchant;

    public OrdersPage(MerchantServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.table = table();
        this.ship = new PrimaryAction(texts.text("orders.ship"), this::shipSelected);
        this.orders = orders();
        this.pane = new LivePane<>(kit, 6, this::read, place, this::show);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(order -> ship.possibleProperty().set(order != null && order.stage() == Order.Stage.PAID));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        Live.<WalletState>follow(kit.bridge(), services.wallet()::watch, lifetime, state -> {
            WalletAccount active = state.active();
            Bytes before = merchant;
            merchant = active == null ? null : active.address();
            if (Objects.equals(before, merchant)) {
                pane.refresh();
            } else {
                pane.begin();
            }
        });
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
    }

    private List<Order> read() {
        Bytes account = merchant;
        return account == null ? List.of() : services.sessions().of(account).sales();
    }

    private void show(List<Order> sales) {
        if (sales.isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.TRUCK, texts.text("orders.empty.title"), texts.text("orders.empty.purpose")));
            return;
        }
        table.setRows(sales);
        Boxes.show(place, orders);
    }

    private Node orders() {
        var search = new TextField();
        search.promptTextProperty().bind(texts.bind("orders.search"));
        search.accessibleTextProperty().bind(texts.bind("orders.search"));
        table.filterProperty().bind(search.textProperty());
        var attested = new ProofChip(kit, navigator, ProofView.notVerified());
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("orders.heading")), attested, Boxes.spring(), search);
        ship.button().setId("order-ship");
        ship.besideProperty().set(texts.text("orders.ship.beside"));
        ship.possibleProperty().set(false);
        return Boxes.page(head, Words.quietParagraph(texts.text("orders.attested")), Boxes.grow(table), ship);
    }

    private void shipSelected() {
        Order order = table.getSelectionModel().getSelectedItem();
        Bytes account = merchant;
        if (order == null || account == null) {
            return;
        }
        ship.busyProperty().set(true);
        kit.bridge()
                .run(
                        () -> services.sessions().of(account).ship(order.id()),
                        shipped -> {
                            ship.busyProperty().set(false);
                            navigator.notify(Notice.done(texts.text("orders.shipped", shipped.id())));
                            pane.refresh();
                        },
                        error -> {
                            ship.busyProperty().set(false);
                            navigator.notify(Notice.problem(error.what(), error.copyText()));
                        });
    }

    private DataTable<Order> table() {
        var made = new DataTable<Order>(kit, texts.text("orders.heading"));
        made.setId("sales");
        made.figures(
                texts.text("orders.column.id"),
                70,
                order -> Long.toString(order.id()),
                (a, b) -> Long.compare(a.id(), b.id()));
        made.text(texts.text("orders.column.product"), 240, this::title);
        made.figures(
                texts.text("orders.column.units"),
                90,
                order -> kit.money().whole(order.quantity()),
                (a, b) -> Long.compare(a.quantity(), b.quantity()));
        made.figures(
                texts.text("orders.column.gross"),
                140,
                order -> kit.money().credit(order.gross()).text(),
                (a, b) -> Long.compare(a.gross(), b.gross()));
        made.figures(
                texts.text("orders.column.fee"),
                130,
                order -> kit.money().credit(order.fee()).text(),
                (a, b) -> Long.compare(a.fee(), b.fee()));
        made.text(texts.text("orders.column.stage"), 110, order -> texts.get("stage." + order.stage()));
        made.setSearchable(order -> order.id() + " " + title(order) + " " + texts.get("stage." + order.stage()));
        return made;
    }

    private String title(Order order) {
        return kit.languages().get().getLanguage().equals(Locale.CHINESE.getLanguage())
                ? order.titleZh()
                : order.titleEn();
    }
}

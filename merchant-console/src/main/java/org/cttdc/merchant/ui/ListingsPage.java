package org.cttdc.merchant.ui;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.merchant.MerchantConsole;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.RowPicker;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The merchant's listings: all of them, provably, with what each declares and what is on sale. */
public final class ListingsPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "listings";

    private final MerchantServices services;
    private final Texts texts;
    private final Navigator navigator;
    private final DataTable<OwnListings.Row> table;
    private final RowPicker<OwnListings.Row> picker;
    private final ProofChip proof;
    private final StackPane place = new StackPane();
    private final MasterDetail split;
    private final LivePane<Verified<List<OwnListings.Row>>> pane;
    private final ListingDetail detail;
    private @Nullable Bytes merchant;

    public ListingsPage(MerchantServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.texts = texts;
        this.navigator = navigator;
        this.table = table();
        this.proof = new ProofChip(services.kit(), navigator);
        this.detail = new ListingDetail(services, texts, navigator);
        ScrollPane scrolled = Boxes.scroll(detail);
        this.split = new MasterDetail(master(), scrolled, 0.5);
        this.pane = new LivePane<>(services.kit(), 6, this::read, place, this::show);
        this.picker = new RowPicker<>(
                services.kit().bridge(),
                table,
                row -> row.id().hex(),
                (row, argument) -> row.id().hex().equals(argument),
                detail::show);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        Live.<WalletState>follow(services.kit().bridge(), services.wallet()::watch, lifetime, state -> {
            WalletAccount active = state.active();
            Bytes before = merchant;
            merchant = active == null ? null : active.address();
            detail.actAs(merchant);
            if (Objects.equals(before, merchant)) {
                pane.refresh();
            } else {
                pane.begin();
            }
        });
        Live.onNewState(services.kit().bridge(), services.node(), lifetime, pane::refresh);
        lifetime.watch(services.kit().languages().observe(), _ -> detail.tellAgain());
    }

    /** Chooses a listing, by content id in hex. */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Verified<List<OwnListings.Row>> read() {
        Bytes address = merchant;
        return OwnListings.of(services.node().head(), address == null ? Bytes.EMPTY : address);
    }

    private void show(Verified<List<OwnListings.Row>> rows) {
        if (rows.value().isEmpty()) {
            place.getChildren().setAll(empty());
            return;
        }
        proof.proofProperty().set(Proofs.view(services.kit(), rows));
        table.setRows(rows.value());
        detail.refreshOffers();
        Boxes.show(place, split);
    }

    private Node empty() {
        return new EmptyState(
                Feather.PACKAGE,
                texts.text("listings.empty.title"),
                texts.text("listings.empty.purpose"),
                texts.text("listings.empty.step"),
                () -> navigator.open(MerchantConsole.ID, DeclarePage.ID));
    }

    private VBox master() {
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("listings.heading")), Boxes.spring(), proof);
        return Boxes.page(head, Boxes.grow(table));
    }

    private DataTable<OwnListings.Row> table() {
        var made = new DataTable<OwnListings.Row>(services.kit(), texts.text("listings.heading"));
        made.setId("own-listings");
        made.text(texts.text("listings.column.product"), 220, this::name);
        made.text(
                texts.text("listings.column.model"),
                180,
                row -> row.model()
                        .document()
                        .title()
                        .in(services.kit().languages().get()));
        made.figures(
                texts.text("listings.column.fee"),
                90,
                row -> Spoken.bps(row.listing().state().experienceFeeBps()),
                (a, b) -> Integer.compare(
                        a.listing().state().experienceFeeBps(),
                        b.listing().state().experienceFeeBps()));
        made.setSearchable(row -> name(row) + " " + row.listing().document().brand());
        return made;
    }

    private String name(OwnListings.Row row) {
        return row.listing().document().name().in(services.kit().languages().get());
    }
}

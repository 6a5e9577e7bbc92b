package org.cttdc.expert.ui;

import java.util.Comparator;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.expert.ExpertServices;
import org.cttdc.expert.ExpertWorkbench;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.RowPicker;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
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

/** Every published model, provably all of them, with what it tests and what it earned. */
public final class ModelsPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "models";

    private final ExpertServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final DataTable<ModelRows.Row> table;
    private final RowPicker<ModelRows.Row> picker;
    private final ProofChip proof;
    private final ModelDetail detail;
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Verified<ModelRows.Snapshot>> pane;
    private @Nullable WalletAccount expert;
    private long height;

    public ModelsPage(ExpertServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        this.detail = new ModelDetail(services, texts, navigator);
        this.board = new MasterDetail(master(), Boxes.scroll(detail), 0.5);
        this.pane = new LivePane<>(kit, 6, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(),
                table,
                row -> row.id().hex(),
                (row, argument) -> row.id().hex().equals(argument),
                row -> detail.show(row, expert, height));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        Live.<WalletState>follow(kit.bridge(), services.wallet()::watch, lifetime, state -> {
            WalletAccount before = expert;
            expert = state.active();
            if (Objects.equals(before, expert)) {
                pane.refresh();
            } else {
                pane.begin();
            }
        });
        lifetime.watch(kit.languages().observe(), _ -> retell());
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
    }

    /** Chooses a model, by content id in hex. */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Verified<ModelRows.Snapshot> read() {
        WalletAccount active = expert;
        return ModelRows.of(services.node().head(), active == null ? Bytes.EMPTY : active.address());
    }

    private void show(Verified<ModelRows.Snapshot> snapshot) {
        height = snapshot.value().height();
        if (snapshot.value().rows().isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.CLIPBOARD,
                            texts.text("models.empty.title"),
                            texts.text("models.empty.purpose"),
                            texts.text("models.empty.step"),
                            () -> navigator.open(ExpertWorkbench.ID, ExpertWorkbench.AUTHOR)));
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, snapshot));
        table.setRows(snapshot.value().rows());
        detail.at(height);
        Boxes.show(place, board);
    }

    /** Cells are words of the moment: a new language needs them told again. */
    private void retell() {
        table.refresh();
        ModelRows.Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            detail.show(row, expert, height);
        }
    }

    private VBox master() {
        var search = new TextField();
        search.setId("models-search");
        search.promptTextProperty().bind(texts.bind("models.search"));
        search.accessibleTextProperty().bind(texts.bind("models.search"));
        table.filterProperty().bind(search.textProperty());
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("models.heading")), Boxes.spring(), proof);
        return Boxes.page(head, search, Boxes.grow(table));
    }

    private DataTable<ModelRows.Row> table() {
        var made = new DataTable<ModelRows.Row>(kit, texts.text("models.heading"));
        made.setId("models-table");
        made.text(texts.text("models.column.title"), 190, this::title);
        made.text(
                texts.text("models.column.version"),
                70,
                row -> row.model().state().version());
        made.text(
                texts.text("models.column.author"),
                80,
                row -> row.mine() ? texts.get("models.mine") : texts.get("models.other"));
        made.figures(
                texts.text("models.column.orders"),
                75,
                row -> kit.money().whole(row.model().state().finalOrders()),
                Comparator.comparingLong(row -> row.model().state().finalOrders()));
        made.figures(
                texts.text("models.column.defects"),
                75,
                row -> kit.money().whole(row.model().state().defects()),
                Comparator.comparingLong(row -> row.model().state().defects()));
        made.figures(
                texts.text("models.column.bond"),
                80,
                row -> kit.money().ctt(row.model().state().bond()).text(),
                Comparator.comparingLong(row -> row.model().state().bond()));
        made.setSearchable(row -> title(row) + " " + row.model().state().series());
        return made;
    }

    private String title(ModelRows.Row row) {
        return row.model().document().title().in(kit.languages().get());
    }
}

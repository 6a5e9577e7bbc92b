package org.cttdc.wallet.ui;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FileExport;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.ui.HistoryViewModel.History;
import org.kordamp.ikonli.feather.Feather;

/** Every change of the holdings, provably complete, searchable, exported in two clicks. */
final class HistoryView implements PageView {
    private final Context context;
    private final HistoryViewModel model;
    private final DataTable<HistoryEntry> table;
    private final StackPane place = new StackPane();
    private final Label summary = new Label();
    private final ProofChip proof;
    private final TextField search = new TextField();
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final LoadPane<History> pane;
    private List<HistoryEntry> entries = List.of();

    HistoryView(Context context, Navigator navigator) {
        this.context = context;
        this.model = new HistoryViewModel(context);
        this.proof = new ProofChip(context.kit(), navigator);
        this.table = table();
        search.promptTextProperty().bind(context.texts().bind("history.search"));
        search.accessibleTextProperty().bind(context.texts().bind("history.search"));
        table.filterProperty().bind(search.textProperty());
        summary.getStyleClass().add("quiet");
        HBox bar = Boxes.row(
                Gap.NEAR,
                Boxes.grow(search),
                export("history.csv", "csv", model::csv),
                export("history.json", "json", model::json));
        HBox head = Boxes.row(Gap.NEAR, summary, proof);
        VBox content = Boxes.page(bar, head, problem, Boxes.grow(place));
        this.pane = new LoadPane<>(context.kit(), content, this::show, model::refresh);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        model.attach(lifetime);
        lifetime.watch(context.curtain().drawnProperty(), _ -> table.refresh());
        lifetime.watch(model.history(), load -> {
            pane.set(load);
            if (load instanceof Load.Ready<History> ready) {
                ProofView now = ready.value().proof();
                proof.proofProperty().set(ready.stale() ? now.stale() : now);
            }
        });
    }

    private void show(History history) {
        entries = history.entries();
        summary.textProperty()
                .bind(context.texts()
                        .bind(
                                "history.summary",
                                entries.size(),
                                history.account().name()));
        table.setRows(entries);
        Node wanted = entries.isEmpty() ? empty() : table;
        Boxes.show(place, wanted);
    }

    private Node empty() {
        return new EmptyState(
                Feather.LIST,
                context.texts().text("history.empty"),
                context.texts().text("history.empty.purpose"));
    }

    private DataTable<HistoryEntry> table() {
        DataTable<HistoryEntry> rows =
                new DataTable<>(context.kit(), context.texts().text("history.table"));
        rows.setSearchable(model::searchable);
        rows.figures(
                context.texts().text("history.height"),
                80,
                entry -> context.kit().money().whole(entry.height()),
                Comparator.comparingLong(HistoryEntry::height));
        rows.text(context.texts().text("history.time"), 150, model::time);
        rows.text(
                context.texts().text("history.kind"),
                140,
                entry -> model.kind(entry).get());
        rows.text(
                context.texts().text("history.counterparty"),
                220,
                entry -> HashLabel.shorten(model.counterparty(entry.counterparty())));
        rows.text(
                context.texts().text("history.reference"),
                150,
                entry -> HashLabel.shorten(entry.reference().hex()));
        rows.figures(
                context.texts().text("history.delta"),
                170,
                entry -> context.curtain().over(model.delta(entry)),
                Comparator.comparing(HistoryEntry::asset).thenComparingLong(HistoryEntry::delta));
        return rows;
    }

    private Button export(String key, String extension, Function<List<HistoryEntry>, byte[]> format) {
        Button button = Words.button(context.texts().text(key), () -> {});
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(event -> {
            problem.getChildren().clear();
            FileExport.save(
                    context.kit(),
                    button.getScene().getWindow(),
                    "history." + extension,
                    format.apply(entries),
                    error -> problem.getChildren().setAll(new ErrorPane(context.kit(), error)));
        });
        return button;
    }
}

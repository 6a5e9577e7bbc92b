package org.cttdc.wallet.ui;

import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FileExport;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.Hints;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Transactions on their way; a stuck one says why and offers one fix. */
final class OutboxView implements PageView {
    private static final List<OutboxEntry.Stage> WAY = List.of(
            OutboxEntry.Stage.DRAFT,
            OutboxEntry.Stage.SIGNED,
            OutboxEntry.Stage.SENT,
            OutboxEntry.Stage.SEEN,
            OutboxEntry.Stage.INCLUDED,
            OutboxEntry.Stage.FINAL);

    private final Context context;
    private final Navigator navigator;
    private final OutboxViewModel model;
    private final DataTable<OutboxEntry> table;
    private final VBox detail = Boxes.page();
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final MasterDetail content;
    private final StackPane place = new StackPane();

    OutboxView(Context context, Navigator navigator) {
        this.context = context;
        this.navigator = navigator;
        this.model = new OutboxViewModel(context);
        this.table = table();
        this.content = new MasterDetail(Boxes.page(Boxes.grow(table)), Boxes.scroll(detail), 0.58);
    }

    @Override
    public Node node() {
        return place;
    }

    @Override
    public void attach(Lifetime lifetime) {
        model.attach(lifetime);
        lifetime.watch(model.entries(), this::show);
        lifetime.watch(table.getSelectionModel().selectedItemProperty(), this::describe);
    }

    private void show(List<OutboxEntry> entries) {
        if (entries.isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.UPLOAD,
                            context.texts().text("outbox.empty"),
                            context.texts().text("outbox.empty.purpose"),
                            context.texts().text("outbox.empty.next"),
                            () -> navigator.open(WalletWorkbench.ID, WalletWorkbench.SEND)));
            return;
        }
        OutboxEntry chosen = table.getSelectionModel().getSelectedItem();
        OutboxEntry wanted = entries.stream()
                .filter(entry -> chosen != null && entry.id() == chosen.id())
                .findFirst()
                .orElse(entries.getFirst());
        table.setRows(entries);
        table.getSelectionModel().select(wanted);
        describe(wanted);
        Boxes.show(place, content);
    }

    private DataTable<OutboxEntry> table() {
        DataTable<OutboxEntry> rows =
                new DataTable<>(context.kit(), context.texts().text("outbox.table"));
        rows.setId("outbox-table");
        rows.text(context.texts().text("outbox.label"), 220, OutboxEntry::label);
        rows.text(
                context.texts().text("outbox.stage"),
                170,
                entry -> model.stage(entry).get());
        rows.figures(
                context.texts().text("outbox.sequence"),
                70,
                entry -> context.kit().money().whole(entry.sequence()),
                Comparator.comparingLong(OutboxEntry::sequence));
        rows.text(
                context.texts().text("outbox.updated"),
                150,
                entry -> context.kit().times().absolute(entry.updated()));
        return rows;
    }

    private void describe(@Nullable OutboxEntry entry) {
        if (entry == null) {
            return;
        }
        problem.getChildren().clear();
        detail.getChildren()
                .setAll(
                        Words.section(Text.literal(entry.label())),
                        way(entry),
                        Words.paragraph(model.why(entry)),
                        Boxes.column(
                                Gap.TIGHT,
                                Words.quiet(context.texts().text("outbox.hash")),
                                new HashLabel(context.kit(), entry.txHash().hex())),
                        problem);
        detail(entry);
        fix(entry);
        others(entry);
    }

    /** What is proved is the chain's word; what a node says is only a node's. */
    private void detail(OutboxEntry entry) {
        if (!entry.detail().isEmpty()) {
            String key = entry.said().isPresent() ? "outbox.said" : "outbox.detail";
            detail.getChildren().add(Words.quietParagraph(context.texts().text(key, Text.literal(entry.detail()))));
        }
    }

    private void fix(OutboxEntry entry) {
        OutboxViewModel.Fix fix = model.fix(entry);
        if (fix != OutboxViewModel.Fix.NONE) {
            String key = "outbox.fix." + fix.name();
            PrimaryAction step = new PrimaryAction(
                    fix == OutboxViewModel.Fix.FILL
                            ? context.texts().text(key, model.missing(entry))
                            : context.texts().text(key),
                    () -> model.take(entry, this::tell));
            step.besideProperty().set(context.texts().text(key + ".beside"));
            detail.getChildren().add(step);
        }
    }

    /** What a person may want while nothing is wrong. */
    private void others(OutboxEntry entry) {
        HBox row = Boxes.row(Gap.NEAR);
        if (model.canReplace(entry)) {
            row.getChildren()
                    .addAll(
                            quiet("outbox.hurry", () -> model.hurry(entry, this::tell)),
                            quiet("outbox.cancel", () -> model.cancel(entry, this::tell)));
        }
        if (entry.underWay()) {
            row.getChildren().add(quiet("outbox.save", () -> save(entry)));
        }
        if (entry.stage() == OutboxEntry.Stage.DRAFT) {
            row.getChildren().add(quiet("outbox.discard", () -> model.discard(entry, this::tell)));
        }
        if (!row.getChildren().isEmpty()) {
            detail.getChildren().add(row);
        }
    }

    private Button quiet(String key, Runnable run) {
        Button button = Words.button(context.texts().text(key), run);
        button.getStyleClass().add("flat");
        button.setMinWidth(Button.USE_PREF_SIZE);
        Hints.on(button, context.texts().text(key + ".hint"));
        return button;
    }

    private void save(OutboxEntry entry) {
        FileExport.save(
                context.kit(),
                place.getScene().getWindow(),
                "transaction-" + entry.sequence() + SignedTxFile.SUFFIX,
                OutboxViewModel.file(entry),
                this::tell);
    }

    private void tell(UserError error) {
        problem.getChildren().setAll(new ErrorPane(context.kit(), error));
    }

    private Node way(OutboxEntry entry) {
        HBox row = Boxes.row(Gap.NEAR);
        int at = WAY.indexOf(entry.stage());
        if (at < 0) {
            Label ended = Words.body(model.stage(entry));
            ended.getStyleClass().add("strong");
            row.getChildren().addAll(Words.icon(Feather.ALERT_TRIANGLE), ended);
            return row;
        }
        for (int i = 0; i < WAY.size(); i++) {
            Text words = i == at
                    ? model.stage(entry)
                    : context.texts().text("outbox.step." + WAY.get(i).name());
            Label step = i > at ? Words.quiet(words) : Words.body(words);
            if (i == at) {
                step.getStyleClass().add("strong");
            }
            step.setMinWidth(Label.USE_PREF_SIZE);
            if (i > 0) {
                row.getChildren().add(Words.icon(Feather.CHEVRON_RIGHT));
            }
            row.getChildren().add(step);
        }
        return row;
    }
}

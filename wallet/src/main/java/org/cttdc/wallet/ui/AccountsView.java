package org.cttdc.wallet.ui;

import java.util.Comparator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.StaleBanner;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.ui.AccountsViewModel.Balances;
import org.cttdc.wallet.ui.AccountsViewModel.Row;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Accounts on the left, the chosen one with its receive address on the right, the active one's holdings above. */
final class AccountsView implements PageView {
    private final Context context;
    private final Navigator navigator;
    private final AccountsViewModel model;
    private final StaleBanner stale;
    private final MoneyLabel ctt;
    private final MoneyLabel credit;
    private final ProofChip cttProof;
    private final ProofChip creditProof;
    private final Label of = new Label();
    private final DataTable<Row> table;
    private final VBox detail = Boxes.page();
    private final LoadPane<Balances> pane;
    private @Nullable Described described;

    /** What the right side tells of an account. */
    private record Described(WalletAccount account, long sequence, boolean active) {}

    AccountsView(Context context, Navigator navigator) {
        this.context = context;
        this.navigator = navigator;
        this.model = new AccountsViewModel(context);
        this.stale = new StaleBanner(context.kit());
        this.ctt = new MoneyLabel(context.kit(), Asset.CTT, 0, MoneyLabel.Size.HERO);
        this.credit = new MoneyLabel(context.kit(), Asset.CREDIT, 0, MoneyLabel.Size.HERO);
        this.cttProof = new ProofChip(context.kit(), navigator);
        this.creditProof = new ProofChip(context.kit(), navigator);
        this.table = table();
        of.getStyleClass().add("section");
        credit.setId("account-credit");
        creditProof.setId("account-credit-proof");
        MasterDetail below = new MasterDetail(Boxes.page(Boxes.grow(table)), Boxes.scroll(detail), 0.52);
        VBox content = Boxes.column(Gap.NONE, stale, heroes(), Boxes.grow(below));
        this.pane = new LoadPane<>(context.kit(), content, this::show, model::refresh);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        model.attach(lifetime);
        lifetime.watch(model.balances(), load -> {
            pane.set(load);
            if (load instanceof Load.Ready<Balances> ready) {
                mark(ready.value().proof(), ready.trouble());
            }
        });
        lifetime.watch(table.getSelectionModel().selectedItemProperty(), this::describe);
        lifetime.watch(context.curtain().drawnProperty(), _ -> table.refresh());
    }

    private Node heroes() {
        HBox figures = Boxes.row(
                Gap.SECTION, hero("accounts.ctt", ctt, cttProof), hero("accounts.credit", credit, creditProof));
        return Boxes.page(Boxes.row(Gap.NEAR, of, cover(), Boxes.spring(), sendButton()), figures);
    }

    /** Covers and uncovers every amount of the wallet. */
    private Button cover() {
        Button button =
                Words.iconButton(Feather.EYE, context.texts().text("accounts.cover"), context.curtain()::toggle);
        button.setId("accounts-cover");
        context.curtain()
                .drawnProperty()
                .subscribe(drawn -> button.setGraphic(Words.icon(drawn ? Feather.EYE_OFF : Feather.EYE)));
        ctt.coveredProperty().bind(context.curtain().drawnProperty());
        credit.coveredProperty().bind(context.curtain().drawnProperty());
        return button;
    }

    private Node hero(String caption, MoneyLabel figure, ProofChip proof) {
        HBox line = Boxes.row(Gap.NEAR, figure);
        VBox box = Boxes.card(Words.caption(context.texts().text(caption)), line, proof);
        box.setMinWidth(VBox.USE_PREF_SIZE);
        return box;
    }

    private Button sendButton() {
        Button send = Words.button(
                context.texts().text("accounts.send"), () -> navigator.open(WalletWorkbench.ID, WalletWorkbench.SEND));
        send.getStyleClass().add("accent");
        send.setMinWidth(Button.USE_PREF_SIZE);
        return send;
    }

    private DataTable<Row> table() {
        DataTable<Row> rows = new DataTable<>(context.kit(), context.texts().text("accounts.table"));
        rows.setId("accounts-table");
        rows.nodes(
                context.texts().text("accounts.active"),
                40,
                row -> row.active() ? Words.icon(Feather.CHECK) : Boxes.row(Gap.NONE),
                null);
        rows.text(
                context.texts().text("accounts.name"), 180, row -> row.account().name());
        rows.figures(
                context.texts().text("accounts.ctt"),
                150,
                row -> context.curtain()
                        .over(context.kit().money().ctt(row.ctt()).text()),
                Comparator.comparingLong(Row::ctt));
        rows.figures(
                context.texts().text("accounts.credit"),
                150,
                row -> context.curtain()
                        .over(context.kit().money().credit(row.credit()).text()),
                Comparator.comparingLong(Row::credit));
        rows.onOpen(row -> model.activate(row.account().address()));
        return rows;
    }

    private void show(Balances balances) {
        Row active = balances.active();
        of.textProperty()
                .bind(context.texts().bind("accounts.of", active.account().name()));
        ctt.amountProperty().set(active.ctt());
        credit.amountProperty().set(active.credit());
        Row chosen = table.getSelectionModel().getSelectedItem();
        table.setRows(balances.rows());
        Row wanted = balances.rows().stream()
                .filter(row -> chosen != null
                        && row.account().address().equals(chosen.account().address()))
                .findFirst()
                .orElse(active);
        table.getSelectionModel().select(wanted);
        describe(wanted);
    }

    private void mark(ProofView proof, @Nullable UserError trouble) {
        ProofView shown = trouble == null ? proof : proof.stale();
        cttProof.proofProperty().set(shown);
        creditProof.proofProperty().set(shown);
        if (trouble != null && proof.time() != null) {
            stale.show(proof.height(), proof.time(), trouble);
        } else {
            stale.hide();
        }
    }

    private void describe(@Nullable Row row) {
        if (row == null) {
            return;
        }
        var now = new Described(row.account(), row.sequence(), row.active());
        if (now.equals(described)) {
            // Made anew with every block, a button would slip away between pressing and letting go.
            return;
        }
        described = now;
        var account = row.account();
        Label address = Words.paragraph(Text.literal(account.text()));
        address.getStyleClass().add("mono");
        Button copy = Words.button(
                context.texts().text("accounts.copy"),
                () -> context.kit().copy().accept(account.text()));
        copy.setGraphic(Words.icon(Feather.COPY));
        detail.getChildren()
                .setAll(
                        Words.section(Text.literal(account.name())),
                        Boxes.column(
                                Gap.NEAR,
                                Words.quiet(context.texts().text("accounts.address")),
                                address,
                                copy,
                                Words.quietParagraph(context.texts().text("accounts.address.hint"))),
                        Boxes.column(
                                Gap.TIGHT,
                                Words.quiet(context.texts().text("accounts.key")),
                                new HashLabel(context.kit(), account.publicKey().hex())),
                        Words.quiet(context.texts().text("accounts.sequence", row.sequence())),
                        act(row));
    }

    private Node act(Row row) {
        if (row.active()) {
            return Words.quietParagraph(context.texts().text("accounts.acting"));
        }
        Button activate = Words.button(
                context.texts().text("accounts.activate", row.account().name()),
                () -> model.activate(row.account().address()));
        activate.setId("account-activate");
        return activate;
    }
}

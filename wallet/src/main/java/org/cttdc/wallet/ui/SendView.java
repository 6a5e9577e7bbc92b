package org.cttdc.wallet.ui;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.ui.AccountsViewModel.Balances;
import org.jspecify.annotations.Nullable;

/** A transfer: what, to whom, how much; what is wrong stands right below the field, what it costs beside the button. */
final class SendView implements PageView {
    private static final double FORM_WIDTH = 720;

    private final Context context;
    private final Navigator navigator;
    private final AccountsViewModel accounts;
    private final SendViewModel model;
    private final TextField recipient = new TextField();
    private final FormField recipientField;
    private final FormField amountField;
    private final VBox note = Boxes.column(Gap.NONE);
    private final HBox available = Boxes.row(Gap.NONE);
    private final ProofChip proof;
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final PrimaryAction action;
    private final LoadPane<Balances> pane;

    SendView(Context context, Navigator navigator) {
        this.context = context;
        this.navigator = navigator;
        this.accounts = new AccountsViewModel(context);
        this.model = new SendViewModel(context, accounts);
        this.proof = new ProofChip(context.kit(), navigator);
        this.action = new PrimaryAction(context.texts().text("send.verb"), this::send);
        action.button().setId("send-submit");
        FormGrid form = new FormGrid();
        form.add(context.texts().text("send.asset"), assets());
        recipient.setId("send-recipient");
        recipient.getStyleClass().add("mono");
        recipient
                .promptTextProperty()
                .bind(context.texts()
                        .bind("send.recipient.prompt", context.profile().addressPrefix() + "1…"));
        this.recipientField = form.add(
                context.texts().text("send.recipient"),
                recipient,
                context.texts().text("send.recipient.hint"));
        TextField amount = new TextField();
        amount.setId("send-amount");
        amount.getStyleClass().add("figure");
        amount.textProperty().bindBidirectional(model.amount());
        this.amountField = form.add(
                context.texts().text("send.amount"), amount, context.texts().text("send.amount.hint"));
        TextField label = new TextField();
        label.setId("send-name");
        label.textProperty().bindBidirectional(model.label());
        form.add(context.texts().text("send.name"), label, context.texts().text("send.name.hint"));
        recipient.textProperty().bindBidirectional(model.recipient());
        amount.setOnAction(event -> action.button().fire());
        VBox content = Boxes.page(
                Words.page(context.texts().text("send.title")),
                Boxes.row(Gap.NEAR, Words.quiet(context.texts().text("send.available")), available, proof),
                form,
                note,
                problem,
                action);
        content.setMaxWidth(FORM_WIDTH);
        this.pane = new LoadPane<>(context.kit(), Boxes.scroll(content), this::show, accounts::refresh);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        accounts.attach(lifetime);
        lifetime.watch(accounts.balances(), pane::set);
        lifetime.watch(model.checked(), this::show);
        lifetime.bind(action.busyProperty(), model.busy());
        lifetime.watch(model.asset(), asset -> {
            if (accounts.balances().get() instanceof Load.Ready<Balances> ready) {
                show(ready.value());
            }
        });
    }

    /** A recipient, as handed over by another place. */
    @Override
    public void show(String argument) {
        model.recipient().set(argument);
    }

    private ComboBox<Asset> assets() {
        ComboBox<Asset> box = new ComboBox<>();
        box.setId("send-asset");
        box.getItems().setAll(Asset.values());
        box.setCellFactory(list -> new AssetCell());
        box.setButtonCell(new AssetCell());
        box.valueProperty().bindBidirectional(model.asset());
        return box;
    }

    private void show(Balances balances) {
        boolean token = model.asset().get() == Asset.CTT;
        proof.proofProperty().set(balances.proof());
        MoneyLabel figure = new MoneyLabel(
                context.kit(),
                model.asset().get(),
                token ? balances.active().ctt() : balances.active().credit());
        figure.coveredProperty().bind(context.curtain().drawnProperty());
        available.getChildren().setAll(figure);
    }

    private void show(SendViewModel.Checked checked) {
        recipientField.problemProperty().set(checked.recipientProblem());
        amountField.problemProperty().set(checked.amountProblem());
        Text words = checked.recipientNote();
        note.getChildren().setAll(words.get().isEmpty() ? Boxes.column(Gap.NONE) : Words.quietParagraph(words));
        action.besideProperty().set(checked.beside());
        action.possibleProperty().set(checked.transfer() != null);
    }

    private void send() {
        problem.getChildren().clear();
        model.send(this::sent, this::failed);
    }

    private void sent(OutboxEntry entry) {
        recipient.requestFocus();
        navigator.notify(Notice.done(context.texts().text("send.done", entry.label()))
                .follow(
                        context.texts().text("send.follow"),
                        () -> navigator.open(WalletWorkbench.ID, WalletWorkbench.OUTBOX)));
    }

    private void failed(UserError error) {
        // A person who said no knows it.
        if (!error.code().equals("wallet.CANCELLED")) {
            problem.getChildren().setAll(new ErrorPane(context.kit(), error));
        }
    }

    /** An asset by its name, in whatever language is current. */
    private final class AssetCell extends ListCell<Asset> {
        @Override
        protected void updateItem(@Nullable Asset asset, boolean empty) {
            super.updateItem(asset, empty);
            textProperty().unbind();
            if (empty || asset == null) {
                setText(null);
            } else {
                textProperty().bind(context.texts().bind("asset." + asset.name()));
            }
        }
    }
}

package org.cttdc.wallet.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.core.KeystoreInfo;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Lock, passphrase, phrase, accounts, and where the keystore and its backups lie. */
final class KeysView implements PageView {
    private static final double WIDTH = 760;

    private final Context context;
    private final Navigator navigator;
    private final KeysViewModel model;
    private final VBox lock = Boxes.card();
    private final VBox words = Boxes.column(Gap.NEAR);
    private final VBox accounts = Boxes.card();
    private final VBox files = Boxes.card();
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final Node node;

    KeysView(Context context, Navigator navigator) {
        this.context = context;
        this.navigator = navigator;
        this.model = new KeysViewModel(context);
        VBox content =
                Boxes.page(Words.page(text("keys.title")), problem, lock, accounts, passphrase(), backup(), files);
        content.setMaxWidth(WIDTH);
        this.node = Boxes.scroll(content);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach(Lifetime lifetime) {
        model.attach(lifetime);
        lifetime.watch(model.state(), this::show);
        lifetime.watch(model.info(), this::show);
        lifetime.watch(model.problem(), this::show);
        // Words on screen do not outlive the page.
        lifetime.add(words.getChildren()::clear);
    }

    private Text text(String key, Object... args) {
        return context.texts().text(key, args);
    }

    private void show(@Nullable UserError error) {
        if (error == null) {
            problem.getChildren().clear();
        } else {
            problem.getChildren().setAll(new ErrorPane(context.kit(), error));
        }
    }

    private void show(WalletState state) {
        boolean open = state.stage() == WalletState.Stage.OPEN;
        lock.getChildren()
                .setAll(Boxes.row(
                        Gap.NEAR,
                        Words.icon(open ? Feather.UNLOCK : Feather.LOCK),
                        Words.section(text(open ? "keys.open" : "keys.locked"))));
        lock.getChildren().add(Words.quietParagraph(text(open ? "keys.open.hint" : "keys.locked.hint")));
        if (open) {
            lock.getChildren().add(Words.button(text("keys.lock"), model::lock));
        } else {
            PasswordField secret = new PasswordField();
            FormGrid form = new FormGrid();
            form.add(text("keys.passphrase"), secret);
            Button unlock = accent(text("keys.unlock"), () -> {
                model.unlock(secret.getText().toCharArray());
                secret.clear();
            });
            unlock.disableProperty().bind(secret.textProperty().isEmpty().or(model.busy()));
            secret.setOnAction(event -> unlock.fire());
            lock.getChildren().addAll(form, right(unlock));
        }
        showAccounts(state, open);
    }

    private void showAccounts(WalletState state, boolean open) {
        WalletAccount active = state.active();
        TextField rename = new TextField(active == null ? "" : active.name());
        TextField added = new TextField();
        added.promptTextProperty().bind(context.texts().bind("keys.account.prompt"));
        FormGrid form = new FormGrid();
        Button renaming = Words.button(text("keys.rename"), () -> {
            if (active != null) {
                model.rename(active, rename.getText(), () -> done("keys.renamed"));
            }
        });
        renaming.disableProperty().bind(rename.textProperty().isEmpty().or(model.busy()));
        Button adding =
                Words.button(text("keys.add"), () -> model.addAccount(added.getText(), () -> done("keys.added")));
        adding.disableProperty().bind(added.textProperty().isEmpty().or(model.busy()));
        renaming.setMinWidth(Button.USE_PREF_SIZE);
        adding.setMinWidth(Button.USE_PREF_SIZE);
        name(rename, "keys.account.name");
        name(added, "keys.account.new");
        form.add(text("keys.account.name"), Boxes.row(Gap.NEAR, Boxes.grow(rename), renaming));
        form.add(text("keys.account.new"), Boxes.row(Gap.NEAR, Boxes.grow(added), adding));
        form.setDisable(!open);
        accounts.getChildren()
                .setAll(
                        Words.section(text("keys.accounts")),
                        Words.quietParagraph(text(open ? "keys.accounts.hint" : "keys.accounts.locked")),
                        form);
    }

    private void name(TextField field, String key) {
        field.accessibleTextProperty().bind(context.texts().bind(key));
    }

    private Node passphrase() {
        PasswordField old = new PasswordField();
        PasswordField next = new PasswordField();
        PasswordField again = new PasswordField();
        FormGrid form = new FormGrid();
        form.add(text("keys.passphrase.old"), old);
        FormField nextField =
                form.add(text("keys.passphrase.new"), next, text("passphrase.hint", PassphraseRule.LEAST));
        FormField againField = form.add(text("passphrase.repeat"), again);
        Button change = Words.button(text("keys.change"), () -> {
            model.changePassphrase(
                    old.getText().toCharArray(), next.getText().toCharArray(), () -> done("keys.changed"));
            List.of(old, next, again).forEach(PasswordField::clear);
        });
        change.setDisable(true);
        Runnable check = () -> {
            nextField.problemProperty().set(PassphraseRule.problem(context.texts(), next.getText()));
            againField
                    .problemProperty()
                    .set(PassphraseRule.repeatProblem(context.texts(), next.getText(), again.getText()));
            change.setDisable(
                    old.getText().isEmpty() || !PassphraseRule.good(context.texts(), next.getText(), again.getText()));
        };
        List.of(old, next, again).forEach(field -> field.textProperty().subscribe(check));
        return Boxes.card(
                Words.section(text("keys.change.title")),
                Words.quietParagraph(text("keys.change.hint")),
                form,
                right(change));
    }

    private Node backup() {
        PasswordField secret = new PasswordField();
        FormGrid form = new FormGrid();
        form.add(text("keys.passphrase"), secret);
        Button show = Words.button(text("keys.phrase.show"), () -> {
            model.phrase(secret.getText().toCharArray(), this::showWords);
            secret.clear();
        });
        show.disableProperty().bind(secret.textProperty().isEmpty().or(model.busy()));
        return Boxes.card(
                Words.section(text("keys.phrase.title")),
                Words.quietParagraph(text("keys.phrase.hint")),
                form,
                words,
                right(show));
    }

    private void showWords(List<String> phrase) {
        words.getChildren()
                .setAll(
                        new WordGrid(context, phrase),
                        Words.button(text("keys.phrase.hide"), words.getChildren()::clear));
    }

    private void show(KeystoreInfo info) {
        files.getChildren()
                .setAll(
                        Words.section(text("keys.files")),
                        Words.quietParagraph(
                                text("keys.files.path", Text.literal(info.path().toString()))),
                        Words.quietParagraph(text(
                                "keys.files.backups",
                                Text.literal(info.backups().toString()))));
        info.cost()
                .ifPresent(cost -> files.getChildren()
                        .add(Words.quietParagraph(
                                text("keys.files.cost", cost.memoryKiB() / 1024, cost.iterations()))));
        info.recovery()
                .ifPresent(recovery -> files.getChildren()
                        .add(warning(text(
                                "keys.files.recovered", context.kit().times().absolute(recovery.made())))));
        info.backupProblem().ifPresent(reason -> files.getChildren().add(warning(text("keys.files.problem"))));
    }

    private static Node warning(Text words) {
        return Boxes.row(Gap.NEAR, Words.icon(Feather.ALERT_TRIANGLE), Boxes.grow(Words.paragraph(words)));
    }

    private static Node right(Button button) {
        return Boxes.row(Gap.NEAR, Boxes.spring(), button);
    }

    private static Button accent(Text words, Runnable run) {
        Button button = Words.button(words, run);
        button.getStyleClass().add("accent");
        return button;
    }

    private void done(String key) {
        navigator.notify(Notice.done(text(key)));
    }
}

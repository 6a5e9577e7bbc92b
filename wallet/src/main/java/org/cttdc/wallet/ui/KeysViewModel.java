package org.cttdc.wallet.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.core.KeystoreInfo;
import org.jspecify.annotations.Nullable;

/** The keystore: lock, passphrase, phrase, accounts. */
final class KeysViewModel {
    private final Context context;
    private final Commands commands;
    private final ReadOnlyObjectWrapper<WalletState> state;
    private final ReadOnlyObjectWrapper<KeystoreInfo> info;
    private final ObjectProperty<@Nullable UserError> problem = new SimpleObjectProperty<>(this, "problem");
    private final UiBridge.Feed<WalletState> states;

    KeysViewModel(Context context) {
        this.context = context;
        this.commands = new Commands(context);
        this.state = new ReadOnlyObjectWrapper<>(this, "state", context.wallet().state());
        this.info = new ReadOnlyObjectWrapper<>(this, "info", context.wallet().keystore());
        this.states = context.kit().bridge().feed(this::show);
    }

    void attach(Lifetime lifetime) {
        lifetime.add(context.wallet().watch(states::publish)::close);
    }

    ReadOnlyObjectProperty<WalletState> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<KeystoreInfo> info() {
        return info.getReadOnlyProperty();
    }

    /** Why the last command did not work. */
    ObjectProperty<@Nullable UserError> problem() {
        return problem;
    }

    BooleanProperty busy() {
        return commands.busy();
    }

    void unlock(char[] passphrase) {
        run(() -> context.wallet().unlock(passphrase), () -> {});
    }

    void lock() {
        run(() -> context.wallet().lock(), () -> {});
    }

    void changePassphrase(char[] old, char[] next, Runnable done) {
        run(() -> context.wallet().changePassphrase(old, next), done);
    }

    void phrase(char[] passphrase, Consumer<List<String>> words) {
        problem.set(null);
        commands.run(() -> context.wallet().phrase(passphrase), words, problem::set);
    }

    void addAccount(String name, Runnable done) {
        run(() -> context.wallet().addAccount(name), done);
    }

    void rename(WalletAccount account, String name, Runnable done) {
        run(() -> context.wallet().rename(account.address(), name), done);
    }

    private void run(Runnable work, Runnable done) {
        problem.set(null);
        commands.run(
                () -> {
                    work.run();
                    return context.wallet().state();
                },
                after -> {
                    show(after);
                    done.run();
                },
                problem::set);
    }

    private void show(WalletState now) {
        state.set(now);
        info.set(context.wallet().keystore());
    }
}

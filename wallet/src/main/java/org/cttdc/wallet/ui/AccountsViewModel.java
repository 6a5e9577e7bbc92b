package org.cttdc.wallet.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;

/** The accounts of the wallet with their proved balances, all at one height. */
final class AccountsViewModel {
    private final Context context;
    private final Loader<Balances> balances;
    private final UiBridge.Feed<WalletState> states;
    private final UiBridge.Feed<SyncStatus> heights;
    private final ReadOnlyObjectWrapper<WalletState> wallet;

    /** One account as it stands. */
    record Row(WalletAccount account, long ctt, long credit, long sequence, boolean active) {}

    /** All accounts at one height. */
    record Balances(List<Row> rows, ProofView proof, long fee) {
        /** The account the person acts as. */
        Row active() {
            return rows.stream().filter(Row::active).findFirst().orElse(rows.getFirst());
        }

        /** The same holdings, acting as another account: its own are proved already and need no waiting for. */
        Balances actingAs(@Nullable WalletAccount account) {
            return new Balances(
                    rows.stream()
                            .map(row -> new Row(
                                    row.account(),
                                    row.ctt(),
                                    row.credit(),
                                    row.sequence(),
                                    row.account().equals(account)))
                            .toList(),
                    proof,
                    fee);
        }
    }

    AccountsViewModel(Context context) {
        this.context = context;
        this.balances = new Loader<>(context.kit().bridge());
        this.wallet =
                new ReadOnlyObjectWrapper<>(this, "wallet", context.wallet().state());
        this.states = context.kit().bridge().feed(state -> {
            wallet.set(state);
            balances.adjust(known -> known.actingAs(state.active()));
            refresh();
        });
        this.heights = context.kit().bridge().feed(status -> refresh());
    }

    /** Follows the wallet and the chain while on screen. */
    void attach(Lifetime lifetime) {
        lifetime.add(context.wallet().watch(states::publish)::close);
        lifetime.add(context.node().watch(heights::publish)::close);
    }

    ReadOnlyObjectProperty<Load<Balances>> balances() {
        return balances.state();
    }

    ReadOnlyObjectProperty<WalletState> wallet() {
        return wallet.getReadOnlyProperty();
    }

    void refresh() {
        WalletState state = wallet.get();
        if (state.stage() != WalletState.Stage.NONE) {
            balances.ask(() -> read(state));
        }
    }

    /** Makes another account the one the person acts as. */
    void activate(Bytes address) {
        context.background(() -> context.wallet().activate(address));
    }

    private Balances read(WalletState state) {
        StateView head = context.node().head();
        Map<Bytes, StateKey<Account>> keys = new LinkedHashMap<>();
        state.accounts().forEach(account -> keys.put(account.address(), StateKeys.account(account.address())));
        Verified<Map<StateKey<Account>, Account>> found = head.readAll(List.copyOf(keys.values()));
        List<Row> rows = new ArrayList<>();
        for (WalletAccount account : state.accounts()) {
            Account held = found.value().getOrDefault(StateKeys.account(account.address()), Account.EMPTY);
            rows.add(new Row(account, held.ctt(), held.credit(), held.sequence(), account.equals(state.active())));
        }
        long fee = head.read(StateKeys.params())
                .value()
                .map(params -> params.minTxFee())
                .orElse(0L);
        return new Balances(rows, Proofs.view(context.kit(), found), fee);
    }
}

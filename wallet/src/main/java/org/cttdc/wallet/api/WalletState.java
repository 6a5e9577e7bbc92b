package org.cttdc.wallet.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of the wallet.
 *
 * @param stage whether there is a keystore and whether it is open
 * @param accounts known also while locked
 * @param active the account the person acts as
 */
public record WalletState(
        Stage stage, List<WalletAccount> accounts, @Nullable WalletAccount active) {
    public WalletState {
        accounts = List.copyOf(accounts);
    }

    /** Whether there is a keystore and whether it is open. */
    public enum Stage {
        NONE,
        LOCKED,
        OPEN
    }
}

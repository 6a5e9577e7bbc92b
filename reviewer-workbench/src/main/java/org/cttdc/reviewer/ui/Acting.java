package org.cttdc.reviewer.ui;

import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.AddressException;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;

/** The account the person acts as; {@link #address} may be read from any thread. */
final class Acting {
    private volatile @Nullable WalletAccount account;

    /** Follows the wallet; {@code changed} runs whenever another account acts than the one before, {@code same} at once where none does. */
    void follow(ReviewerServices services, Lifetime lifetime, Runnable changed, Runnable same) {
        boolean[] known = {false};
        Live.<WalletState>follow(services.kit().bridge(), services.wallet()::watch, lifetime, state -> {
            WalletAccount now = state.active();
            boolean another = !address(now).equals(address());
            boolean first = !known[0];
            known[0] = true;
            account = now;
            if (another) {
                changed.run();
            } else if (first) {
                same.run();
            }
        });
    }

    /** As {@link #follow(ReviewerServices, Lifetime, Runnable, Runnable)}, and renews a page with the chain and the outbox as well. */
    void follow(ReviewerServices services, Lifetime lifetime, Runnable changed, LivePane<?> pane) {
        follow(services, lifetime, changed, pane::refresh);
        Live.onNewState(services.kit().bridge(), services.node(), lifetime, pane::refresh);
        Live.follow(services.kit().bridge(), services.node().outbox()::watch, lifetime, _ -> pane.refresh());
    }

    /** 20 bytes, or none without an account. */
    Bytes address() {
        return address(account);
    }

    /** An address as people write it on this chain, shortened; hex where no account tells the chain's prefix. */
    String shortened(Bytes address) {
        WalletAccount known = account;
        if (known == null) {
            return HashLabel.shorten(address.hex());
        }
        return HashLabel.shorten(new Address(address).text(prefix(known)));
    }

    /** An address that a person typed as they write it on this chain; empty where it is none. */
    Optional<Bytes> parse(String text) {
        WalletAccount known = account;
        if (known == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Address.parse(text.strip(), prefix(known)).value());
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    private static String prefix(WalletAccount known) {
        return known.text().substring(0, known.text().lastIndexOf('1'));
    }

    /** Whether there is an account. */
    boolean present() {
        return account != null;
    }

    private static Bytes address(@Nullable WalletAccount account) {
        return account == null ? Bytes.EMPTY : account.address();
    }
}

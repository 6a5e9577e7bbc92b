package org.cttdc.wallet.core;

import java.util.function.Supplier;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.sentence.AddressNames;

/** Own accounts by their names, all others by their address. */
final class AccountNames implements AddressNames {
    private static final int TAIL = 6;

    private final String prefix;
    private final Supplier<WalletState> state;

    AccountNames(String prefix, Supplier<WalletState> state) {
        this.prefix = prefix;
        this.state = state;
    }

    @Override
    public String full(Bytes address) {
        // The chain refuses bytes of another length; until then they are shown as they are.
        return address.size() == Address.SIZE ? new Address(address).text(prefix) : "0x" + address.hex();
    }

    @Override
    public String brief(Bytes address) {
        String text = full(address);
        String brief = text.length() <= prefix.length() + 1 + 2 * TAIL
                ? text
                : text.substring(0, prefix.length() + 1 + TAIL) + "…" + text.substring(text.length() - TAIL);
        return state.get().accounts().stream()
                .filter(account -> account.address().equals(address))
                .findFirst()
                .map(account -> account.name() + " (" + brief + ")")
                .orElse(brief);
    }
}

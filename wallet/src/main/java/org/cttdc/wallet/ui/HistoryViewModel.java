package org.cttdc.wallet.ui;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;

/** Every change of the active account's holdings: the list is proved to be complete. */
final class HistoryViewModel {
    private final Context context;
    private final Loader<History> history;
    private final UiBridge.Feed<SyncStatus> heights;
    private final UiBridge.Feed<WalletState> states;

    /** The whole list, newest first. */
    record History(WalletAccount account, List<HistoryEntry> entries, ProofView proof) {}

    HistoryViewModel(Context context) {
        this.context = context;
        this.history = new Loader<>(context.kit().bridge());
        this.heights = context.kit().bridge().feed(status -> refresh());
        this.states = context.kit().bridge().feed(state -> refresh());
    }

    void attach(Lifetime lifetime) {
        lifetime.add(context.wallet().watch(states::publish)::close);
        lifetime.add(context.node().watch(heights::publish)::close);
    }

    ReadOnlyObjectProperty<Load<History>> history() {
        return history.state();
    }

    void refresh() {
        WalletAccount account = context.wallet().state().active();
        if (account == null) {
            return;
        }
        history.turnTo(account.address());
        history.ask(() -> {
            Verified<List<HistoryEntry>> entries = context.node().head().history(account.address());
            return new History(account, entries.value().reversed(), Proofs.view(context.kit(), entries));
        });
    }

    Text kind(HistoryEntry entry) {
        return context.texts().text("history.kind." + entry.kind().name());
    }

    String time(HistoryEntry entry) {
        return context.kit().times().absolute(Instant.ofEpochSecond(entry.time()));
    }

    /** With its sign, so that coming and going differ without colour. */
    String delta(HistoryEntry entry) {
        String text = context.kit().money().format(entry.asset(), entry.delta()).text();
        return entry.delta() > 0 ? "+" + text : text;
    }

    String counterparty(Bytes address) {
        if (address.size() != Address.SIZE) {
            return address.hex();
        }
        return context.wallet().state().accounts().stream()
                .filter(account -> account.address().equals(address))
                .findFirst()
                .map(WalletAccount::name)
                .orElseGet(() -> new Address(address).text(context.profile().addressPrefix()));
    }

    /** What the search looks at. */
    String searchable(HistoryEntry entry) {
        return String.join(
                " ",
                Long.toString(entry.height()),
                time(entry),
                kind(entry).get(),
                delta(entry),
                counterparty(entry.counterparty()),
                entry.reference().hex());
    }

    /** RFC 4180 with a header line; exact decimals, times in UTC. */
    byte[] csv(List<HistoryEntry> entries) {
        String rows = entries.stream()
                .map(entry -> String.join(
                        ",",
                        Long.toString(entry.height()),
                        Instant.ofEpochSecond(entry.time()).toString(),
                        entry.kind().name(),
                        entry.asset().name(),
                        exact(entry),
                        address(entry),
                        entry.reference().hex()))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        return ("height,time,kind,asset,amount,counterparty,reference\r\n" + (entries.isEmpty() ? "" : rows))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A JSON array of objects with the same fields; amounts are strings, so that no reader rounds them. */
    byte[] json(List<HistoryEntry> entries) {
        ArrayNode array = JsonMapper.builder().build().createArrayNode();
        for (HistoryEntry entry : entries) {
            ObjectNode node = array.addObject();
            node.put("height", entry.height())
                    .put("time", Instant.ofEpochSecond(entry.time()).toString())
                    .put("kind", entry.kind().name())
                    .put("asset", entry.asset().name())
                    .put("amount", exact(entry))
                    .put("counterparty", address(entry))
                    .put("reference", entry.reference().hex());
        }
        return (array.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private String exact(HistoryEntry entry) {
        return context.kit().money().format(entry.asset(), entry.delta()).exact();
    }

    private String address(HistoryEntry entry) {
        return entry.counterparty().size() == Address.SIZE
                ? new Address(entry.counterparty()).text(context.profile().addressPrefix())
                : entry.counterparty().hex();
    }
}

package org.cttdc.wallet.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.AddressException;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.Waiting;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletAccount;
import org.jspecify.annotations.Nullable;

/** A transfer being filled in: says exactly what is wrong, and what it costs, before anything is signed. */
final class SendViewModel {
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    private final Context context;
    private final AccountsViewModel accounts;
    private final StringProperty recipient = new SimpleStringProperty(this, "recipient", "");
    private final StringProperty amount = new SimpleStringProperty(this, "amount", "");
    private final StringProperty label = new SimpleStringProperty(this, "label", "");
    private final ObjectProperty<Asset> asset = new SimpleObjectProperty<>(this, "asset", Asset.CTT);
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final ObjectBinding<Checked> checked;

    /**
     * The form as it stands.
     *
     * @param recipientProblem null where the address is right or not yet typed
     * @param amountProblem null where the amount is right or not yet typed
     * @param recipientNote what is known about a right address
     * @param beside what it costs, or what is missing
     * @param transfer set where it can be sent
     */
    record Checked(
            @Nullable Text recipientProblem,
            @Nullable Text amountProblem,
            Text recipientNote,
            Text beside,
            Msg.@Nullable Transfer transfer) {}

    SendViewModel(Context context, AccountsViewModel accounts) {
        this.context = context;
        this.accounts = accounts;
        this.checked = Bindings.createObjectBinding(this::check, recipient, amount, asset, accounts.balances());
    }

    StringProperty recipient() {
        return recipient;
    }

    StringProperty amount() {
        return amount;
    }

    StringProperty label() {
        return label;
    }

    ObjectProperty<Asset> asset() {
        return asset;
    }

    BooleanProperty busy() {
        return busy;
    }

    ObjectBinding<Checked> checked() {
        return checked;
    }

    /** What the account holds of the chosen asset; empty while nothing is proved. */
    Optional<Long> available() {
        return balances().map(all -> held(all, asset.get()));
    }

    /** Asks the person to sign and hands it to the outbox. */
    void send(Consumer<OutboxEntry> sent, Consumer<UserError> failed) {
        Msg.Transfer transfer = checked.get().transfer();
        Optional<AccountsViewModel.Balances> all = balances();
        if (transfer == null || all.isEmpty()) {
            return;
        }
        String name = label.get().isBlank()
                ? context.texts()
                        .get(
                                "send.label",
                                context.kit()
                                        .money()
                                        .format(transfer.asset(), transfer.amount())
                                        .text())
                : label.get().strip();
        SigningRequest request = new SigningRequest(all.get().active().account().address(), List.of(transfer), name);
        busy.set(true);
        context.kit()
                .bridge()
                .run(
                        context.errors()
                                .telling(() -> Waiting.await(context.wallet().propose(request))),
                        entry -> {
                            busy.set(false);
                            clear();
                            sent.accept(entry);
                        },
                        error -> {
                            busy.set(false);
                            failed.accept(error);
                        });
    }

    private void clear() {
        recipient.set("");
        amount.set("");
        label.set("");
    }

    private Checked check() {
        Text recipientProblem = null;
        Text note = Text.empty();
        Address to = null;
        String typed = recipient.get().strip();
        if (!typed.isEmpty()) {
            try {
                to = Address.parse(typed, context.profile().addressPrefix());
                note = note(to);
            } catch (AddressException e) {
                recipientProblem = wrong(typed, e.reason());
            }
        }
        AmountCheck sum = checkAmount();
        Msg.Transfer transfer = to != null && sum.smallest() > 0 && sum.problem() == null
                ? new Msg.Transfer(to.value(), asset.get(), sum.smallest())
                : null;
        return new Checked(recipientProblem, sum.problem(), note, beside(transfer), transfer);
    }

    private Text wrong(String typed, AddressException.Reason reason) {
        int place = 0;
        if (reason == AddressException.Reason.CHARACTER) {
            String lower = typed.toLowerCase(Locale.ROOT);
            place = lower.lastIndexOf('1') + 1;
            while (place < lower.length() - 1 && BECH32.indexOf(lower.charAt(place)) >= 0) {
                place++;
            }
        }
        return context.texts()
                .text(
                        "address." + reason.name(),
                        context.profile().addressPrefix() + "1",
                        typed.codePointCount(0, typed.length()),
                        place + 1,
                        typed.substring(place, place + 1));
    }

    private Text note(Address to) {
        for (WalletAccount own : context.wallet().state().accounts()) {
            if (own.address().equals(to.value())) {
                return context.texts().text("send.recipient.own", Text.literal(own.name()));
            }
        }
        return context.texts().text("send.recipient.right");
    }

    private record AmountCheck(long smallest, @Nullable Text problem) {}

    private AmountCheck checkAmount() {
        String typed = amount.get().replace(",", "").strip();
        if (typed.isEmpty()) {
            return new AmountCheck(0, null);
        }
        Asset unit = asset.get();
        try {
            BigDecimal smallest =
                    new BigDecimal(typed).movePointRight(decimals(unit)).stripTrailingZeros();
            if (smallest.scale() > 0) {
                return new AmountCheck(0, context.texts().text("amount.decimals", unit.name(), decimals(unit)));
            }
            if (smallest.signum() <= 0) {
                return new AmountCheck(0, context.texts().text("amount.positive"));
            }
            long units = smallest.longValueExact();
            return new AmountCheck(units, shortfall(unit, units));
        } catch (NumberFormatException e) {
            return new AmountCheck(0, context.texts().text("amount.number"));
        } catch (ArithmeticException e) {
            return new AmountCheck(0, context.texts().text("amount.large"));
        }
    }

    private @Nullable Text shortfall(Asset unit, long units) {
        Optional<AccountsViewModel.Balances> all = balances();
        if (all.isEmpty()) {
            return null;
        }
        long fee = all.get().fee();
        long spendable = held(all.get(), unit) - (unit == Asset.CTT ? fee : 0);
        if (units > spendable) {
            return context.texts().text("amount.short", money(unit, Math.max(0, spendable)));
        }
        return unit == Asset.CREDIT && held(all.get(), Asset.CTT) < fee
                ? context.texts().text("amount.fee", money(Asset.CTT, fee))
                : null;
    }

    private Text beside(Msg.@Nullable Transfer transfer) {
        Optional<AccountsViewModel.Balances> all = balances();
        if (all.isEmpty()) {
            return context.texts().text("send.waiting");
        }
        long fee = all.get().fee();
        if (transfer == null) {
            return context.texts().text("send.fee", money(Asset.CTT, fee));
        }
        return transfer.asset() == Asset.CTT
                ? context.texts()
                        .text(
                                "send.cost",
                                money(Asset.CTT, Math.addExact(transfer.amount(), fee)),
                                money(Asset.CTT, fee))
                : context.texts()
                        .text("send.cost.credit", money(Asset.CREDIT, transfer.amount()), money(Asset.CTT, fee));
    }

    private Optional<AccountsViewModel.Balances> balances() {
        return accounts.balances().get() instanceof Load.Ready<AccountsViewModel.Balances> ready
                ? Optional.of(ready.value())
                : Optional.empty();
    }

    private String money(Asset unit, long smallest) {
        return context.kit().money().format(unit, smallest).text();
    }

    private static long held(AccountsViewModel.Balances all, Asset unit) {
        return unit == Asset.CTT ? all.active().ctt() : all.active().credit();
    }

    private static int decimals(Asset unit) {
        return unit == Asset.CTT ? 6 : 2;
    }
}

package org.cttdc.wallet.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Power;
import org.cttdc.protocol.tx.TxBody;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.Waiting;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;

/** The active account's stake, nominations and share of the fees, and what it can do with them. */
final class StakingViewModel {
    private static final int CTT_DECIMALS = 6;

    private final Context context;
    private final Loader<Shown> staking;
    private final UiBridge.Feed<SyncStatus> heights;
    private final UiBridge.Feed<WalletState> states;
    private final Set<Bytes> chosen = new TreeSet<>();
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private @Nullable WalletAccount account;

    /** What is shown, and for whom. */
    record Shown(WalletAccount account, Staking staking, ProofView proof) {}

    StakingViewModel(Context context) {
        this.context = context;
        this.staking = new Loader<>(context.kit().bridge());
        this.heights = context.kit().bridge().feed(status -> refresh());
        this.states = context.kit().bridge().feed(state -> refresh());
    }

    void attach(Lifetime lifetime) {
        lifetime.add(context.wallet().watch(states::publish)::close);
        lifetime.add(context.node().watch(heights::publish)::close);
    }

    ReadOnlyObjectProperty<Load<Shown>> staking() {
        return staking.state();
    }

    BooleanProperty busy() {
        return busy;
    }

    void refresh() {
        WalletAccount active = context.wallet().state().active();
        if (active == null) {
            return;
        }
        if (!active.equals(account)) {
            staking.reset();
            chosen.clear();
        }
        account = active;
        staking.ask(() -> {
            Staking read = Staking.read(context.node().head(), active.address());
            return new Shown(active, read, Proofs.view(context.kit(), read.names()));
        });
    }

    boolean isChosen(Bytes validator) {
        return chosen.contains(validator);
    }

    void choose(Bytes validator, boolean wanted) {
        if (wanted) {
            chosen.add(validator);
        } else {
            chosen.remove(validator);
        }
    }

    /** Whether this choice is a nomination; nobody chosen withdraws the one there is. */
    boolean mayNominate(boolean nominates) {
        return chosen.isEmpty() ? nominates : chosen.size() <= Election.MAX_APPROVALS;
    }

    /** uCTT of what was typed; 0 where it is no positive amount of at most six decimals. */
    static long uctt(@Nullable BigDecimal typed) {
        if (typed == null || typed.signum() <= 0) {
            return 0;
        }
        BigDecimal smallest = typed.movePointRight(CTT_DECIMALS).stripTrailingZeros();
        return smallest.scale() > 0 || smallest.precision() - smallest.scale() > 18 ? 0 : smallest.longValueExact();
    }

    void bond(long uctt, Consumer<UserError> failed) {
        send("bond", List.of(new ConsensusMsg.Bond(uctt)), failed);
    }

    void unbond(long uctt, Consumer<UserError> failed) {
        send("unbond", List.of(new ConsensusMsg.Unbond(uctt)), failed);
    }

    void claimUnbonded(Consumer<UserError> failed) {
        send("claimUnbonded", List.of(new ConsensusMsg.ClaimUnbonded()), failed);
    }

    void nominate(Power power, Consumer<UserError> failed) {
        send("nominate", List.of(new ConsensusMsg.Nominate(power, List.copyOf(chosen), Bytes.EMPTY)), failed);
    }

    void claim(List<Staking.Owed> owed, Consumer<UserError> failed) {
        List<Msg> messages = owed.stream()
                .limit(TxBody.MAX_MESSAGES)
                .<Msg>map(item -> new ConsensusMsg.ClaimPot(item.election(), item.pot(), item.index()))
                .toList();
        send("claim", messages, failed);
    }

    void register(Bytes key, Bytes proof, long bond, Consumer<UserError> failed) {
        send("register", List.of(new ConsensusMsg.RegisterCandidate(key, proof, bond, Bytes.EMPTY)), failed);
    }

    private void send(String label, List<Msg> messages, Consumer<UserError> failed) {
        WalletAccount signer = Objects.requireNonNull(account, "nothing is shown without an account");
        SigningRequest request =
                new SigningRequest(signer.address(), messages, context.texts().get("staking.label." + label));
        busy.set(true);
        context.kit()
                .bridge()
                .<OutboxEntry>run(
                        context.errors()
                                .telling(() -> Waiting.await(context.wallet().propose(request))),
                        entry -> busy.set(false),
                        error -> {
                            busy.set(false);
                            failed.accept(error);
                        });
    }

    /** The name of one of the person's own accounts, or the address. */
    String name(Bytes address) {
        return context.wallet().state().accounts().stream()
                .filter(own -> own.address().equals(address))
                .findFirst()
                .map(WalletAccount::name)
                .orElseGet(() -> address.size() == Address.SIZE
                        ? new Address(address).text(context.profile().addressPrefix())
                        : address.hex());
    }
}

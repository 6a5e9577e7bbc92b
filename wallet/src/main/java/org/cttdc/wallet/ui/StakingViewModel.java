package org.cttdc.wallet.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
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
import org.cttdc.uikit.async.UserErrorException;
import org.cttdc.uikit.async.Waiting;
import org.cttdc.uikit.control.HashLabel;
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
    private final UiBridge.Feed<OutboxEntry> sent;
    private final Set<Bytes> chosen = new TreeSet<>();
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private @Nullable WalletAccount account;

    /**
     * What is shown, and for whom.
     *
     * @param leaving candidates of the account's whose withdrawal is on its way
     */
    record Shown(WalletAccount account, Staking staking, ProofView proof, Set<Bytes> leaving) {
        Shown {
            leaving = Set.copyOf(leaving);
        }

        /** The account's own candidates that it can still withdraw. */
        List<Staking.Row> own() {
            return staking.rows().stream()
                    .filter(row -> row.retirable() && row.operator().equals(account.address()))
                    .toList();
        }
    }

    StakingViewModel(Context context) {
        this.context = context;
        this.staking = new Loader<>(context.kit().bridge());
        this.heights = context.kit().bridge().feed(status -> refresh());
        this.states = context.kit().bridge().feed(state -> refresh());
        this.sent = context.kit().bridge().feed(entry -> refresh());
    }

    void attach(Lifetime lifetime) {
        lifetime.add(context.wallet().watch(states::publish)::close);
        lifetime.add(context.node().watch(heights::publish)::close);
        lifetime.add(context.node().outbox().watch(sent::publish)::close);
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
        if (staking.turnTo(active)) {
            chosen.clear();
        }
        account = active;
        staking.ask(() -> {
            Staking read = Staking.read(context.node().head(), active.address());
            return new Shown(active, read, Proofs.view(context.kit(), read.names()), leaving(active.address()));
        });
    }

    private Set<Bytes> leaving(Bytes operator) {
        Set<Bytes> leaving = new TreeSet<>();
        for (OutboxEntry entry : context.node().outbox().entries()) {
            if (entry.underWay() && entry.account().equals(operator)) {
                for (Msg message : OutboxViewModel.body(entry).messages()) {
                    if (message instanceof ConsensusMsg.RetireCandidate retire) {
                        leaving.add(retire.validator());
                    }
                }
            }
        }
        return leaving;
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

    boolean nobodyChosen() {
        return chosen.isEmpty();
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

    /** Nominates whom the person chose; where all ballots are taken, in the place of the lightest one. */
    void nominate(Power power, boolean full, Consumer<UserError> failed) {
        WalletAccount signer = signer();
        List<Bytes> candidates = List.copyOf(chosen);
        boolean enters = full && !candidates.isEmpty();
        send(
                signer,
                "nominate",
                () -> {
                    Bytes instead = enters ? lightest(power, signer.address()) : Bytes.EMPTY;
                    return List.of(new ConsensusMsg.Nominate(power, candidates, instead));
                },
                failed);
    }

    private Bytes lightest(Power power, Bytes newcomer) {
        return Displacement.lightest(context.node().head(), power, newcomer)
                .orElseThrow(() -> new UserErrorException(
                        UserError.of(context.texts(), "staking.FULL", "no ballot by " + power + " weighs less"), null));
    }

    void claim(List<Staking.Owed> owed, Consumer<UserError> failed) {
        List<Msg> messages = owed.stream()
                .limit(TxBody.MAX_MESSAGES)
                .<Msg>map(item -> new ConsensusMsg.ClaimPot(item.election(), item.pot(), item.index()))
                .toList();
        send("claim", messages, failed);
    }

    /** @param instead the candidate whose place is taken, or empty where there is room */
    void register(Bytes key, Bytes proof, long bond, Bytes instead, Consumer<UserError> failed) {
        send("register", List.of(new ConsensusMsg.RegisterCandidate(key, proof, bond, instead)), failed);
    }

    void retire(Bytes validator, Consumer<UserError> failed) {
        send("retire", List.of(new ConsensusMsg.RetireCandidate(validator)), failed);
    }

    private void send(String label, List<Msg> messages, Consumer<UserError> failed) {
        send(signer(), label, () -> messages, failed);
    }

    private WalletAccount signer() {
        return Objects.requireNonNull(account, "nothing is shown without an account");
    }

    private void send(WalletAccount signer, String label, Callable<List<Msg>> messages, Consumer<UserError> failed) {
        String name = context.texts().get("staking.label." + label);
        busy.set(true);
        context.kit()
                .bridge()
                .<OutboxEntry>run(
                        context.errors()
                                .telling(() -> Waiting.await(context.wallet()
                                        .propose(new SigningRequest(signer.address(), messages.call(), name)))),
                        entry -> busy.set(false),
                        error -> {
                            busy.set(false);
                            failed.accept(error);
                        });
    }

    /** The name of one of the person's own accounts whole, or an address in short. */
    String name(Bytes address) {
        return context.wallet().state().accounts().stream()
                .filter(own -> own.address().equals(address))
                .findFirst()
                .map(WalletAccount::name)
                .orElseGet(() -> HashLabel.shorten(
                        address.size() == Address.SIZE
                                ? new Address(address).text(context.profile().addressPrefix())
                                : address.hex()));
    }
}

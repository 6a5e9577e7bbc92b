package org.cttdc.wallet.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.rules.TokenReserve;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GovernanceParams;
import org.cttdc.protocol.state.MemberState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.ReserveState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.Msg;
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

/** Membership and the token's reserve as they are proved, and what redeeming or another year would come to. */
final class CommunityViewModel {
    private static final int DECIMALS = 6;
    private static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private final Context context;
    private final Loader<Standing> standing;
    private final UiBridge.Feed<WalletState> states;
    private final UiBridge.Feed<SyncStatus> heights;
    private final Commands commands;

    /**
     * How things stand for the account the person acts as.
     *
     * @param reserve R and S
     * @param proof of the reserve
     * @param member what was paid
     * @param cycle that runs
     * @param deposits platforms whose deposits the account may confirm: all of them for a custodian, none for anybody else
     */
    record Standing(
            @Nullable WalletAccount account,
            Account held,
            TokenReserve reserve,
            ProofView proof,
            MemberState member,
            ChainParams params,
            long cycle,
            List<PlatformState> deposits) {
        Standing {
            deposits = List.copyOf(deposits);
        }

        GovernanceParams governance() {
            return params.governance();
        }

        /** Fen some years in a role cost. */
        long price(MemberRole role, int years) {
            return Membership.price(
                    role.isBusiness()
                            ? governance().businessYear()
                            : governance().personYear(),
                    years);
        }

        /** uCTT of what was typed, if the account can give that many and still pay the fee. */
        OptionalLong redeemable(@Nullable BigDecimal typed) {
            if (typed == null || typed.signum() <= 0) {
                return OptionalLong.empty();
            }
            BigDecimal micro = typed.movePointRight(DECIMALS).stripTrailingZeros();
            BigDecimal most = BigDecimal.valueOf(held.ctt() - params.minTxFee());
            return micro.scale() <= 0 && micro.compareTo(most) <= 0
                    ? OptionalLong.of(micro.longValueExact())
                    : OptionalLong.empty();
        }
    }

    CommunityViewModel(Context context) {
        this.context = context;
        this.standing = new Loader<>(context.kit().bridge());
        this.commands = new Commands(context);
        this.states = context.kit().bridge().feed(_ -> refresh());
        this.heights = context.kit().bridge().feed(_ -> refresh());
    }

    void attach(Lifetime lifetime) {
        lifetime.add(context.wallet().watch(states::publish)::close);
        lifetime.add(context.node().watch(heights::publish)::close);
    }

    ReadOnlyObjectProperty<Load<Standing>> standing() {
        return standing.state();
    }

    Commands commands() {
        return commands;
    }

    void refresh() {
        WalletAccount account = context.wallet().state().active();
        standing.turnTo(account);
        standing.ask(() -> read(account));
    }

    /** Asks for the signature of a message and hands it to the outbox. */
    void send(Msg message, Consumer<OutboxEntry> sent, Consumer<UserError> failed) {
        WalletAccount account = context.wallet().state().active();
        if (account == null) {
            return;
        }
        var request = new SigningRequest(
                account.address(), List.of(message), context.texts().get("community.label"));
        commands.run(() -> Waiting.await(context.wallet().propose(request)), sent, failed);
    }

    private Standing read(@Nullable WalletAccount account) {
        StateView head = context.node().head();
        Verified<ReserveState> reserve = head.read(StateKeys.reserve()).map(found -> found.orElse(ReserveState.NONE));
        long supply = head.read(StateKeys.totals()).value().orElse(NOTHING).cttSupply();
        ChainParams params = head.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        Bytes address = account == null ? Bytes.EMPTY : account.address();
        boolean known = account != null;
        return new Standing(
                account,
                known ? head.read(StateKeys.account(address)).value().orElse(Account.EMPTY) : Account.EMPTY,
                new TokenReserve(reserve.value().credit(), supply),
                Proofs.view(context.kit(), reserve),
                known ? head.read(StateKeys.member(address)).value().orElse(MemberState.NONE) : MemberState.NONE,
                params,
                new CyclePhases(params.cycleLength()).cycle(Math.max(1, head.height())),
                known && head.read(StateKeys.custodian(address)).value().isPresent() ? platforms(head) : List.of());
    }

    private static List<PlatformState> platforms(StateView head) {
        List<StateKey<PlatformState>> keys = head.list(StateKeys.platforms()).value().stream()
                .map(ref -> StateKeys.platform(ref.id()))
                .toList();
        return List.copyOf(head.readAll(keys).value().values());
    }
}

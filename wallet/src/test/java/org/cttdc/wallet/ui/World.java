package org.cttdc.wallet.ui;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.layout.StackPane;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.CandidateState;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.NominationState;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.StubLightNode;
import org.cttdc.uikit.testkit.TestNavigator;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.SigningRequest;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.core.ChainProfile;
import org.cttdc.wallet.core.SigningPresenter;
import org.cttdc.wallet.core.WalletService;
import org.cttdc.wallet.keystore.KdfCost;
import org.cttdc.wallet.keystore.KdfPolicy;

/** A wallet with a past on a stub chain, with everything on one thread unless told otherwise. */
final class World implements AutoCloseable {
    static final String PHRASE =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    static final String PASSPHRASE = "a calm instrument";

    final StubLightNode node = new StubLightNode();
    final Languages languages = new Languages(Locale.ENGLISH);
    final List<String> clipboard = new ArrayList<>();
    final TestNavigator navigator = new TestNavigator();
    final ChainProfile profile = new ChainProfile(StubLightNode.CHAIN, "ctts");
    final Lifetime lifetime = new Lifetime();
    final UiKit kit;
    final WalletService wallet;
    final Context context;
    boolean consent = true;
    boolean shown;

    World(Path home) {
        this(home, UiBridge.synchronous(ManualUi::words), Runnable::run);
    }

    World(Path home, UiBridge bridge, Executor workers) {
        this(home, bridge, workers, null);
    }

    World(Path home, UiBridge bridge, Executor workers, SigningPresenter presenter) {
        Instant now = Instant.parse("2026-11-24T03:00:00Z");
        kit = UiKit.of(languages, bridge, () -> now, ZoneOffset.UTC, clipboard::add);
        wallet = new WalletService(
                home.resolve("keystore.json"),
                node,
                profile,
                presenter != null ? presenter : (prompt, unlock) -> CompletableFuture.completedFuture(consent),
                KdfPolicy.fixed(KdfCost.FAST),
                languages,
                workers,
                () -> now,
                new SecureRandom());
        var texts = WalletWorkbench.texts(languages);
        context = new Context(kit, texts, new WalletErrors(texts), wallet, node, profile, new Curtain());
    }

    World open() {
        wallet.restore(PHRASE.toCharArray(), "Main", PASSPHRASE.toCharArray());
        return this;
    }

    /** A page of the workbench. */
    StackPane page(String id) {
        WalletWorkbench workbench = new WalletWorkbench(kit, wallet, node, profile);
        return FxHeadless.call(() -> {
            PageView view = workbench.pages().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .view()
                    .apply(navigator);
            view.attach(lifetime);
            return new StackPane(view.node());
        });
    }

    /** The first message of what was signed last. */
    Msg newest() {
        return OutboxViewModel.body(node.outbox().entries().stream()
                        .max(Comparator.comparingLong(OutboxEntry::id))
                        .orElseThrow())
                .messages()
                .getFirst();
    }

    WalletAccount account(int index) {
        return wallet.state().accounts().get(index);
    }

    /** Balances, some history and an outbox with one of everything. */
    World withPast() {
        open();
        wallet.addAccount("Savings");
        wallet.addAccount("Reviews");
        Bytes main = account(0).address();
        node.put(StateKeys.account(account(1).address()), new Account(50_000_000_000L, 0, 3));
        Bytes other = account(1).address();
        Bytes reference = Sha256.of(Bytes.of((byte) 7));
        Bytes stranger = Bytes.fromHex("0102030405060708090a0b0c0d0e0f1011121314");
        node.put(
                StateKeys.account(main),
                new Account(
                        1_250_500_000L,
                        2_345_678_90L,
                        12,
                        0,
                        List.of(
                                entry(
                                        1,
                                        HistoryEntry.Kind.GENESIS,
                                        Asset.CTT,
                                        1_300_000_000L,
                                        Bytes.EMPTY,
                                        Bytes.EMPTY),
                                entry(212, HistoryEntry.Kind.TRANSFER, Asset.CTT, -44_000_000L, other, Bytes.EMPTY),
                                entry(212, HistoryEntry.Kind.FEE, Asset.CTT, -1_000L, Bytes.EMPTY, Bytes.EMPTY),
                                entry(480, HistoryEntry.Kind.BOND_PAID, Asset.CTT, -5_000_000L, Bytes.EMPTY, reference),
                                entry(
                                        560,
                                        HistoryEntry.Kind.BOND_RETURNED,
                                        Asset.CTT,
                                        5_000_000L,
                                        Bytes.EMPTY,
                                        reference),
                                entry(
                                        1_201,
                                        HistoryEntry.Kind.REWARD,
                                        Asset.CREDIT,
                                        2_345_678_90L,
                                        Bytes.EMPTY,
                                        reference),
                                entry(
                                        1_230,
                                        HistoryEntry.Kind.TRANSFER,
                                        Asset.CTT,
                                        -5_499_000L,
                                        stranger,
                                        Bytes.EMPTY))));
        stake(main);
        outbox("Rent for November", OutboxEntry.Stage.SEEN, 3, 0, null, "");
        outbox("Claim winner’s share, cycle 2", OutboxEntry.Stage.FINAL, 3, 1_201, ErrorCode.OK, "");
        outbox(
                "Send 9,000 CTT",
                OutboxEntry.Stage.FINAL,
                3,
                1_190,
                ErrorCode.E_FUNDS,
                "has 1250500000, needs 9000000000");
        outbox("Tip for a report", OutboxEntry.Stage.EXPIRED, 0, 0, null, "");
        return this;
    }

    /** Five candidates, four of them in office, and the account's own part in it. */
    private void stake(Bytes main) {
        List<Bytes> validators = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Bytes validator = Sha256.of(Bytes.of((byte) i)).slice(0, 20);
            validators.add(validator);
            node.append(StateKeys.candidates(), new Ref(validator));
            node.put(StateKeys.candidate(validator), new CandidateState(main, i, 0));
            node.put(
                    StateKeys.validator(validator),
                    new ValidatorState(Sha256.of(validator), i < 4 ? 1 : 0, 100_000_000L * (i + 1), 0));
            if (i < 4) {
                node.append(StateKeys.validatorSeats(3), new ValidatorSeat(validator, main, 1, 250_000_000_000_000L));
            }
        }
        node.put(StateKeys.staking(), new StakingState(3, 3, 900_000_000, 4_000_000));
        node.put(StateKeys.term(3), TermState.begin(300, 900_000_000, 45_000_000_000_000L, BigInteger.ZERO, 0, 0));
        node.put(
                StateKeys.validatorPot(3),
                new PotState(4, PotState.Stream.EMPTY.pay(50_000, 4), PotState.Stream.EMPTY.pay(4_000_000, 4)));
        node.put(StateKeys.election(), new ElectionState(3, ElectionState.Progress.ELECTED, 0, 280));
        node.put(StateKeys.stakeBallot(main), new NominationState(validators.subList(1, 4), 0));
        node.put(
                StateKeys.stake(main),
                new StakeState(500_000_000, 0, 0, List.of(new StakeState.Unbonding(20_000_000, 1_600, Bytes.EMPTY))));
    }

    private static HistoryEntry entry(
            long height, HistoryEntry.Kind kind, Asset asset, long delta, Bytes other, Bytes reference) {
        return new HistoryEntry(height, 1_795_489_200L + 5 * height, kind, asset, delta, other, reference);
    }

    private void outbox(String label, OutboxEntry.Stage stage, int seen, long height, ErrorCode code, String detail) {
        Bytes main = account(0).address();
        Msg message = new Msg.Transfer(account(1).address(), Asset.CTT, 1_000_000);
        OutboxEntry entry = wallet.propose(new SigningRequest(main, List.of(message), label))
                .join();
        node.outbox().move(entry.id(), stage, seen, height, code, detail);
    }

    @Override
    public void close() {
        if (Platform.isFxApplicationThread() || !shown) {
            lifetime.close();
        } else {
            FxHeadless.run(lifetime::close);
        }
        node.close();
    }
}

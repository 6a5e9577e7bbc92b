package org.cttdc.app.compose;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import org.cttdc.app.frame.AccountChip;
import org.cttdc.app.frame.FrameHooks;
import org.cttdc.app.frame.FrameModel;
import org.cttdc.app.frame.MainFrame;
import org.cttdc.app.nodes.Nodes;
import org.cttdc.app.sandbox.Sandbox;
import org.cttdc.expert.ExpertServices;
import org.cttdc.expert.ExpertWorkbench;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.merchant.MerchantConsole;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.ProofReportView;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.cttdc.wallet.core.AutoLock;
import org.cttdc.wallet.core.WalletService;
import org.cttdc.wallet.ui.SheetPresenter;
import org.cttdc.wallet.ui.WalletErrors;
import org.cttdc.wallet.ui.WalletWorkbench;
import org.jspecify.annotations.Nullable;

/**
 * The composition root: makes every service once and hands it to who works with it. {@link #openSandbox} blocks and belongs off the FX
 * thread; {@link #frame} builds the screen and belongs on it.
 */
public final class Suite implements AutoCloseable {
    private static final int REQUEST_ID_BYTES = 16;

    /** How long nobody touches the window before the keys are wiped. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Path home;
    private final Sandbox sandbox;
    private final Languages languages;
    private final Appearance appearance;
    private final Texts texts;
    private final ShellErrors errors;
    private final Runnable closing;
    private final UiKit kit;
    private final LightNode node;
    private final CyclePhases phases;
    private final WalletService wallet;
    private final Supplier<String> requestIds;
    private volatile @Nullable MainFrame frame;
    private boolean advancing;
    private Optional<Nodes> nodes = Optional.empty();
    private Optional<StatusFeed> status = Optional.empty();
    private Optional<Subscription> accounts = Optional.empty();
    private Optional<Subscription> locks = Optional.empty();
    private Optional<IdleLock> idle = Optional.empty();
    private WalletState.Stage known = WalletState.Stage.OPEN;

    /** Opens the sandbox in {@code home/sandbox} and the person's own light node and wallet beside it. */
    public static Suite openSandbox(
            Path home,
            Optional<InetSocketAddress> rpc,
            Languages languages,
            Appearance appearance,
            InstantSource clock,
            SecureRandom random)
            throws IOException {
        Sandbox sandbox = Sandbox.open(home.resolve("sandbox"), rpc, languages, clock, random);
        try {
            Path own = home.resolve("sandbox");
            return new Suite(own, sandbox, sandbox.node(), sandbox::close, languages, appearance, random);
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
    }

    /** A person's suite on a sandbox that others use too, asking the nodes of {@code config}; closing it leaves the sandbox open. */
    static Suite beside(
            Path home,
            Sandbox sandbox,
            LightNodeConfig config,
            Languages languages,
            Appearance appearance,
            SecureRandom random) {
        return new Suite(home, sandbox, config, () -> {}, languages, appearance, random);
    }

    private Suite(
            Path home,
            Sandbox sandbox,
            LightNodeConfig config,
            Runnable closing,
            Languages languages,
            Appearance appearance,
            SecureRandom random) {
        this.closing = closing;
        this.home = home;
        this.sandbox = sandbox;
        this.languages = languages;
        this.appearance = appearance;
        this.texts = ShellTexts.load(languages);
        Texts walletTexts = WalletWorkbench.texts(languages);
        this.errors = new ShellErrors(texts, new WalletErrors(walletTexts));
        UiBridge bridge = UiBridge.live(errors);
        this.kit = UiKit.of(languages, bridge, sandbox.clock(), ZoneId.systemDefault());
        this.node = LightNodes.open(config, sandbox.clock());
        try {
            this.phases = phases(node.awaitHeight(sandbox.height() - 1));
            this.wallet = sandbox.openWallet(
                    home.resolve("wallet/keystore.json"), node, new SheetPresenter(kit, walletTexts, this::navigator));
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
        this.requestIds = () -> {
            byte[] id = new byte[REQUEST_ID_BYTES];
            random.nextBytes(id);
            return HexFormat.of().formatHex(id);
        };
    }

    private Navigator navigator() {
        MainFrame built = frame;
        if (built == null) {
            throw new IllegalStateException("nothing can be signed before there is a window");
        }
        return built;
    }

    /** Builds the window's content, once. FX thread. */
    public MainFrame frame(Role role) {
        FrameModel model = new FrameModel(workbenches(), role);
        Nodes view = new Nodes(kit, node);
        nodes = Optional.of(view);
        MainFrame built = new MainFrame(kit, model, hooks(view), appearance);
        frame = built;
        status = Optional.of(new StatusFeed(kit.bridge(), node, phases, texts, errors, model));
        UiBridge.Feed<WalletState> feed =
                kit.bridge().feed(state -> model.accountProperty().set(chip(state)));
        accounts = Optional.of(wallet.watch(feed::publish));
        UiBridge.Feed<WalletState.Stage> stages = kit.bridge().feed(this::tellLocked);
        locks = Optional.of(wallet.watch(state -> stages.publish(state.stage())));
        AutoLock lock = new AutoLock(wallet::lock, InstantSource.system(), IDLE);
        idle = Optional.of(new IdleLock(
                lock, built, work -> Thread.ofVirtual().name("lock").start(work)));
        return built;
    }

    /** In a sandbox everyone may know the passphrase, so whoever is locked out is told. */
    private void tellLocked(WalletState.Stage stage) {
        if (stage == WalletState.Stage.LOCKED && known != WalletState.Stage.LOCKED) {
            navigator()
                    .notify(Notice.warning(texts.text("locked.sandbox", Sandbox.PASSPHRASE))
                            .follow(
                                    texts.text("locked.unlock"),
                                    () -> navigator().open(WalletWorkbench.ID, WalletWorkbench.KEYS)));
        }
        known = stage;
    }

    private List<Workbench> workbenches() {
        var commerce = sandbox.commerce();
        var sessions = new WalletSessions(commerce, wallet);
        return List.of(
                new ExpertWorkbench(new ExpertServices(kit, wallet, node, home.resolve("expert"))),
                new ReviewerWorkbench(new ReviewerServices(
                        kit,
                        wallet,
                        node,
                        commerce,
                        sessions,
                        sandbox::credential,
                        home.resolve("reviewer"),
                        requestIds)),
                new MerchantConsole(new MerchantServices(kit, wallet, node, commerce, sessions)),
                new WalletWorkbench(kit, wallet, node, sandbox.profile()));
    }

    private static CyclePhases phases(StateView state) {
        ChainParams params = state.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        return new CyclePhases(params.cycleLength());
    }

    private FrameHooks hooks(Nodes view) {
        return new FrameHooks(
                () -> Thread.ofVirtual().name("lock").start(wallet::lock),
                () -> navigator().open(WalletWorkbench.ID, WalletWorkbench.ACCOUNTS),
                this::chooseProof,
                () -> view.show(navigator()),
                this::advancePhase);
    }

    private void chooseProof() {
        MainFrame owner = frame;
        File chosen = new FileChooser()
                .showOpenDialog(owner == null ? null : owner.getScene().getWindow());
        if (chosen != null) {
            openProof(chosen.toPath());
        }
    }

    /** Checks a proof file and shows in the inspector what it proves, or tells why it proves nothing. FX thread. */
    public void openProof(Path file) {
        var opening = new ProofOpening(sandbox.node().chainId(), sandbox.node().trust(), sandbox.clock());
        kit.bridge()
                .run(
                        () -> opening.check(file),
                        report -> navigator().inspect(ProofReportView.title(kit), new ProofReportView(kit, report)),
                        error -> navigator().notify(Notice.problem(error.what(), error.copyText())));
    }

    /** FX thread. A second wish while the first is under way is not queued: each advance takes the person somewhere new. */
    private void advancePhase() {
        if (advancing) {
            return;
        }
        advancing = true;
        navigator().notify(Notice.info(texts.text("advance.running")));
        kit.bridge()
                .run(
                        () -> {
                            sandbox.advancePhase();
                            return sandbox.place();
                        },
                        place -> advanced(Notice.done(
                                texts.text("advance.done", texts.text("phase." + place.phase()), place.cycle()))),
                        error -> advanced(Notice.problem(error.what(), error.copyText())));
    }

    private void advanced(Notice how) {
        advancing = false;
        navigator().notify(how);
    }

    private static AccountChip chip(WalletState state) {
        WalletAccount active = state.active();
        return new AccountChip(active == null ? "" : active.name(), state.stage() != WalletState.Stage.OPEN);
    }

    /** The sandbox behind. */
    public Sandbox sandbox() {
        return sandbox;
    }

    /** The person's light node. */
    public LightNode node() {
        return node;
    }

    /** The person's wallet. */
    public WalletService wallet() {
        return wallet;
    }

    /** What controls are made with. */
    public UiKit kit() {
        return kit;
    }

    /** Theme and zoom. */
    public Appearance appearance() {
        return appearance;
    }

    /** The language in use. */
    public Languages languages() {
        return languages;
    }

    @Override
    public void close() {
        idle.ifPresent(IdleLock::close);
        locks.ifPresent(Subscription::close);
        accounts.ifPresent(Subscription::close);
        status.ifPresent(StatusFeed::close);
        nodes.ifPresent(Nodes::close);
        node.close();
        closing.run();
    }
}

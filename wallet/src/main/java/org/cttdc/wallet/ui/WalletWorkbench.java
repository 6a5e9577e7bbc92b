package org.cttdc.wallet.ui;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.uikit.workbench.WorkbenchAction;
import org.cttdc.wallet.core.ChainProfile;
import org.cttdc.wallet.core.WalletService;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The wallet: accounts and balances, sending, history, outbox, keys. */
public final class WalletWorkbench implements Workbench {
    public static final String ID = "wallet";
    public static final String ACCOUNTS = "accounts";
    public static final String SEND = "send";
    public static final String HISTORY = "history";
    public static final String STAKING = "staking";
    public static final String OUTBOX = "outbox";
    public static final String KEYS = "keys";
    public static final String COMMUNITY = "community";

    private final Context context;

    public WalletWorkbench(UiKit kit, WalletService wallet, LightNode node, ChainProfile profile) {
        Texts texts = texts(kit.languages());
        this.context = new Context(kit, texts, new WalletErrors(texts), wallet, node, profile, new Curtain());
    }

    /** The bundle of the wallet's screens. */
    public static Texts texts(Languages languages) {
        return Texts.load(languages, file -> WalletWorkbench.class.getResourceAsStream(file), "wallet");
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Text title() {
        return context.texts().text("wallet");
    }

    @Override
    public Ikon icon() {
        return Feather.CREDIT_CARD;
    }

    @Override
    public int order(Role role) {
        return switch (role) {
            case MEMBER -> 0;
            case EXPERT, REVIEWER, MERCHANT -> 50;
        };
    }

    @Override
    public List<Page> pages() {
        return List.of(
                page(ACCOUNTS, Feather.LAYERS, AccountsView::new),
                page(SEND, Feather.SEND, SendView::new),
                page(HISTORY, Feather.LIST, HistoryView::new),
                page(STAKING, Feather.SHIELD, StakingView::new),
                page(OUTBOX, Feather.UPLOAD, OutboxView::new),
                page(COMMUNITY, Feather.USERS, CommunityView::new),
                page(KEYS, Feather.KEY, KeysView::new));
    }

    @Override
    public List<WorkbenchAction> actions() {
        return List.of(
                WorkbenchAction.of("wallet.send", context.texts().text("action.send"), "Shortcut+T", go(SEND)),
                WorkbenchAction.of("wallet.accounts", context.texts().text("action.receive"), go(ACCOUNTS)),
                WorkbenchAction.of("wallet.history", context.texts().text("action.history"), go(HISTORY)),
                WorkbenchAction.of("wallet.community", context.texts().text("action.community"), go(COMMUNITY)),
                WorkbenchAction.of("wallet.staking", context.texts().text("action.staking"), go(STAKING)),
                WorkbenchAction.of("wallet.outbox", context.texts().text("action.outbox"), go(OUTBOX)),
                WorkbenchAction.of(
                        "wallet.cover",
                        context.texts().text("action.cover"),
                        "Shortcut+H",
                        _ -> context.curtain().toggle()),
                WorkbenchAction.of(
                        "wallet.lock",
                        context.texts().text("action.lock"),
                        "Shortcut+L",
                        navigator -> context.background(context.wallet()::lock)));
    }

    private static Consumer<Navigator> go(String page) {
        return navigator -> navigator.open(ID, page);
    }

    private Page page(String id, Ikon icon, BiFunction<Context, Navigator, PageView> view) {
        return new Page(
                id,
                context.texts().text("page." + id),
                icon,
                navigator -> new StagedPage(context, view.apply(context, navigator)));
    }
}

package org.cttdc.merchant;

import java.util.List;
import org.cttdc.merchant.ui.DeclarePage;
import org.cttdc.merchant.ui.ListingsPage;
import org.cttdc.merchant.ui.MerchantTexts;
import org.cttdc.merchant.ui.OrdersPage;
import org.cttdc.merchant.ui.SettlementPage;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.uikit.workbench.WorkbenchAction;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Where merchants declare listings, put lots on sale, ship orders and see what the community pays and earns with them. */
public final class MerchantConsole implements Workbench {
    /** Identifier for navigation. */
    public static final String ID = "merchant";

    private final MerchantServices services;
    private final Texts texts;

    public MerchantConsole(MerchantServices services) {
        this.services = services;
        this.texts = MerchantTexts.load(services.kit().languages());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Text title() {
        return texts.text("merchant.title");
    }

    @Override
    public Ikon icon() {
        return Feather.SHOPPING_BAG;
    }

    @Override
    public int order(Role role) {
        return role == Role.MERCHANT ? 0 : 30;
    }

    @Override
    public List<Page> pages() {
        return List.of(
                new Page(
                        ListingsPage.ID,
                        texts.text("listings.title"),
                        Feather.PACKAGE,
                        navigator -> new ListingsPage(services, texts, navigator)),
                new Page(
                        DeclarePage.ID,
                        texts.text("declare.title"),
                        Feather.EDIT_3,
                        navigator -> new DeclarePage(services, texts, navigator)),
                new Page(
                        OrdersPage.ID,
                        texts.text("orders.title"),
                        Feather.TRUCK,
                        navigator -> new OrdersPage(services, texts, navigator)),
                new Page(
                        SettlementPage.ID,
                        texts.text("settlement.title"),
                        Feather.PIE_CHART,
                        navigator -> new SettlementPage(services, texts, navigator)));
    }

    @Override
    public List<WorkbenchAction> actions() {
        return List.of(
                WorkbenchAction.of(
                        "merchant.declare",
                        texts.text("action.declare"),
                        "Shortcut+N",
                        navigator -> navigator.open(ID, DeclarePage.ID)),
                WorkbenchAction.of(
                        "merchant.listings",
                        texts.text("action.listings"),
                        navigator -> navigator.open(ID, ListingsPage.ID)),
                WorkbenchAction.of(
                        "merchant.orders", texts.text("action.orders"), navigator -> navigator.open(ID, OrdersPage.ID)),
                WorkbenchAction.of(
                        "merchant.settlement",
                        texts.text("action.settlement"),
                        navigator -> navigator.open(ID, SettlementPage.ID)));
    }
}

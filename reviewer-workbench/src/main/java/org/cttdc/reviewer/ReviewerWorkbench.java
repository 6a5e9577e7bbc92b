package org.cttdc.reviewer;

import java.util.List;
import org.cttdc.reviewer.ui.AssignmentsPage;
import org.cttdc.reviewer.ui.AuditsPage;
import org.cttdc.reviewer.ui.CompetitionPage;
import org.cttdc.reviewer.ui.DisputesPage;
import org.cttdc.reviewer.ui.JuryPage;
import org.cttdc.reviewer.ui.PromotionPage;
import org.cttdc.reviewer.ui.PurchasesPage;
import org.cttdc.reviewer.ui.ReportPage;
import org.cttdc.reviewer.ui.ReviewerTexts;
import org.cttdc.reviewer.ui.ShopPage;
import org.cttdc.reviewer.ui.VotingPage;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Page;
import org.cttdc.uikit.workbench.Role;
import org.cttdc.uikit.workbench.Workbench;
import org.cttdc.uikit.workbench.WorkbenchAction;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Where reviewers buy what they test, prove the purchase, file the report, see how the competition ended, and vote. */
public final class ReviewerWorkbench implements Workbench {
    /** Identifier for navigation. */
    public static final String ID = "reviewer";

    private final ReviewerServices services;
    private final Texts texts;

    public ReviewerWorkbench(ReviewerServices services) {
        this.services = services;
        this.texts = ReviewerTexts.load(services.kit().languages());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Text title() {
        return texts.text("reviewer.title");
    }

    @Override
    public Ikon icon() {
        return Feather.CHECK_SQUARE;
    }

    @Override
    public int order(Role role) {
        return role == Role.REVIEWER ? 0 : 20;
    }

    @Override
    public List<Page> pages() {
        return List.of(
                new Page(
                        ShopPage.ID,
                        texts.text("shop.title"),
                        Feather.SHOPPING_CART,
                        navigator -> new ShopPage(services, texts, navigator)),
                new Page(
                        PurchasesPage.ID,
                        texts.text("purchases.title"),
                        Feather.PACKAGE,
                        navigator -> new PurchasesPage(services, texts, navigator)),
                new Page(
                        ReportPage.ID,
                        texts.text("report.title"),
                        Feather.EDIT_3,
                        navigator -> new ReportPage(services, texts, navigator)),
                new Page(
                        CompetitionPage.ID,
                        texts.text("competition.title"),
                        Feather.AWARD,
                        navigator -> new CompetitionPage(services, texts, navigator)),
                new Page(
                        AssignmentsPage.ID,
                        texts.text("assign.title"),
                        Feather.TARGET,
                        navigator -> new AssignmentsPage(services, texts, navigator)),
                new Page(
                        DisputesPage.ID,
                        texts.text("disputes.title"),
                        Feather.SHIELD,
                        navigator -> new DisputesPage(services, texts, navigator)),
                new Page(
                        JuryPage.ID,
                        texts.text("jury.title"),
                        Feather.USERS,
                        navigator -> new JuryPage(services, texts, navigator)),
                new Page(
                        AuditsPage.ID,
                        texts.text("audits.title"),
                        Feather.SEARCH,
                        navigator -> new AuditsPage(services, texts, navigator)),
                new Page(
                        PromotionPage.ID,
                        texts.text("promotion.title"),
                        Feather.SHARE_2,
                        navigator -> new PromotionPage(services, texts, navigator)),
                new Page(
                        VotingPage.ID,
                        texts.text("voting.title"),
                        Feather.INBOX,
                        navigator -> new VotingPage(services, texts, navigator)));
    }

    @Override
    public List<WorkbenchAction> actions() {
        return List.of(
                action("shop", ShopPage.ID),
                action("purchases", PurchasesPage.ID),
                action("report", ReportPage.ID),
                action("competition", CompetitionPage.ID),
                action("assignments", AssignmentsPage.ID),
                action("disputes", DisputesPage.ID),
                action("jury", JuryPage.ID),
                action("audits", AuditsPage.ID),
                action("promotion", PromotionPage.ID),
                action("voting", VotingPage.ID));
    }

    private WorkbenchAction action(String name, String page) {
        return WorkbenchAction.of(
                "reviewer." + name, texts.text("action." + name), navigator -> navigator.open(ID, page));
    }
}

package org.cttdc.wallet.ui;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MemberRole;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.ui.CommunityViewModel.Standing;
import org.jspecify.annotations.Nullable;

/** What backs the token and what redeeming pays, and membership with its price. */
final class CommunityView implements PageView {
    private static final double WIDTH = 760;
    private static final long CTT = 1_000_000;

    private final Context context;
    private final Navigator navigator;
    private final CommunityViewModel model;
    private final MoneyLabel held;
    private final MoneyLabel worth;
    private final ProofChip proof;
    private final VBox reserveLine = Boxes.column(Gap.TIGHT);
    private final VBox memberLine = Boxes.column(Gap.TIGHT);
    private final VBox problem = Boxes.slot(Gap.NONE);
    private final QuantityField amount = new QuantityField(Text.literal("CTT"));
    private final FormField amountField;
    private final PrimaryAction redeem;
    private final ComboBox<MemberRole> role = new ComboBox<>();
    private final ComboBox<Integer> years = new ComboBox<>();
    private final PrimaryAction pay;
    private final CreditCards credit;
    private final LoadPane<Standing> pane;
    private @Nullable Standing standing;

    CommunityView(Context context, Navigator navigator) {
        this.context = context;
        this.navigator = navigator;
        this.model = new CommunityViewModel(context);
        this.held = new MoneyLabel(context.kit(), Asset.CREDIT, 0, MoneyLabel.Size.HERO);
        this.worth = new MoneyLabel(context.kit(), Asset.CREDIT, 0, MoneyLabel.Size.HERO);
        this.proof = new ProofChip(context.kit(), navigator);
        held.setId("reserve-held");
        this.redeem = new PrimaryAction(context.texts().text("community.redeem"), this::redeem);
        redeem.button().setId("reserve-redeem");
        this.pay = new PrimaryAction(context.texts().text("community.pay"), this::pay);
        pay.button().setId("membership-pay");
        FormGrid form = new FormGrid();
        amount.input().setId("reserve-amount");
        amount.textProperty().subscribe((_, _) -> refresh());
        this.amountField = form.add(
                context.texts().text("community.amount"),
                amount,
                context.texts().text("community.amount.hint"));
        this.credit = new CreditCards(context, this::send);
        VBox content = Boxes.page(
                Words.page(context.texts().text("page.community")),
                reserve(form),
                membership(),
                credit.redeeming(),
                credit.issuing(),
                problem);
        content.setMaxWidth(WIDTH);
        this.pane = new LoadPane<>(context.kit(), Boxes.scroll(content), this::show, model::refresh);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        model.attach(lifetime);
        lifetime.watch(model.standing(), pane::set);
        lifetime.bind(redeem.busyProperty(), model.commands().busy());
        lifetime.bind(pay.busyProperty(), model.commands().busy());
        credit.attach(lifetime, model.commands().busy());
    }

    private Node reserve(FormGrid form) {
        var figures = Boxes.row(
                Gap.SECTION,
                Boxes.column(Gap.TIGHT, Words.caption(context.texts().text("community.held")), held),
                Boxes.column(Gap.TIGHT, Words.caption(context.texts().text("community.worth")), worth),
                Boxes.spring(),
                proof);
        return Boxes.card(Words.section(context.texts().text("community.reserve")), figures, reserveLine, form, redeem);
    }

    private Node membership() {
        choice(
                role,
                "membership-role",
                List.of(MemberRole.values()),
                it -> context.texts().get("member.role." + it));
        choice(
                years,
                "membership-years",
                List.of(1, 2, 3, 4, Membership.MAX_YEARS),
                it -> context.texts().get("community.years", it));
        FormGrid form = new FormGrid();
        form.add(context.texts().text("community.role"), role);
        form.add(context.texts().text("community.for"), years);
        return Boxes.card(Words.section(context.texts().text("community.membership")), memberLine, form, pay);
    }

    private <T> void choice(ComboBox<T> box, String id, List<T> items, Function<T, String> name) {
        box.setId(id);
        box.getItems().setAll(items);
        NameCell.in(box, context.kit().languages(), name);
        box.getSelectionModel().selectFirst();
        box.valueProperty().subscribe((_, _) -> refresh());
    }

    private void show(Standing now) {
        standing = now;
        held.amountProperty().set(now.reserve().credit());
        long supply = now.reserve().supply();
        worth.amountProperty().set(supply < CTT ? 0 : now.reserve().paid(CTT));
        proof.proofProperty().set(now.proof());
        String key = now.governance().fillsReserve() ? "community.filling" : "community.idle";
        credit.show(now);
        reserveLine.getChildren().setAll(Words.quietParagraph(context.texts().text(key, money(Asset.CTT, supply))));
        refresh();
    }

    private void refresh() {
        Standing now = standing;
        if (now == null) {
            return;
        }
        OptionalLong tokens = now.redeemable(amount.valueProperty().get());
        boolean typed = !amount.textProperty().get().isBlank();
        amountField
                .problemProperty()
                .set(
                        typed && tokens.isEmpty()
                                ? context.texts()
                                        .text(
                                                "community.amount.wrong",
                                                money(Asset.CTT, now.held().ctt()))
                                : null);
        long paid = tokens.isPresent() ? now.reserve().paid(tokens.getAsLong()) : 0;
        redeem.possibleProperty().set(paid > 0);
        redeem.besideProperty().set(context.texts().text("community.pays", money(Asset.CREDIT, paid)));
        refreshMembership(now);
    }

    private void refreshMembership(Standing now) {
        MemberRole as = role.getValue();
        long until = now.member().until(as);
        Membership.Mode mode = now.governance().mode();
        memberLine
                .getChildren()
                .setAll(
                        Words.quietParagraph(context.texts().text("community.mode." + mode)),
                        Words.paragraph(
                                now.member().holds(as, now.cycle())
                                        ? context.texts().text("community.paid", until)
                                        : context.texts().text("community.unpaid")));
        long price = now.price(as, years.getValue());
        boolean funds = now.held().credit() >= price;
        pay.possibleProperty().set(now.account() != null && mode.takesMembers() && funds);
        pay.besideProperty()
                .set(context.texts().text(funds ? "community.costs" : "community.poor", money(Asset.CREDIT, price)));
    }

    private void redeem() {
        Standing now = standing;
        if (now != null) {
            now.redeemable(amount.valueProperty().get())
                    .ifPresent(tokens -> send(
                            new GovernanceMsg.RedeemToken(tokens),
                            () -> amount.textProperty().set("")));
        }
    }

    private void pay() {
        send(new GovernanceMsg.PayMembership(role.getValue(), years.getValue()), () -> {});
    }

    private void send(Msg message, Runnable clear) {
        problem.getChildren().clear();
        model.send(
                message,
                sent -> {
                    clear.run();
                    navigator.notify(Notice.done(context.texts().text("community.sent")));
                },
                this::failed);
    }

    private void failed(UserError error) {
        problem.getChildren().setAll(new ErrorPane(context.kit(), error));
    }

    private String money(Asset asset, long smallest) {
        return context.kit().money().format(asset, smallest).text();
    }
}

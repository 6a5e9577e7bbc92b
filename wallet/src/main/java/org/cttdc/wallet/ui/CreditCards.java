package org.cttdc.wallet.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.wallet.ui.CommunityViewModel.Standing;
import org.jspecify.annotations.Nullable;

/** CREDIT's way off the chain, for everybody, and its way onto it, for a custodian. */
final class CreditCards {
    private static final int DECIMALS = 2;
    private static final int MOST_DIGITS = 18;

    private final Context context;
    private final BiConsumer<Msg, Runnable> send;
    private final QuantityField back = new QuantityField(Text.literal("CREDIT"));
    private final FormField backField;
    private final PrimaryAction redeem;
    private final VBox redeeming;
    private final QuantityField deposit = new QuantityField(Text.literal("CREDIT"));
    private final ComboBox<PlatformState> platform = new ComboBox<>();
    private final PrimaryAction issue;
    private final VBox issuing;
    private @Nullable Standing standing;

    /** @param send takes a message and what empties its form once it was signed */
    CreditCards(Context context, BiConsumer<Msg, Runnable> send) {
        this.context = context;
        this.send = send;
        FormGrid out = new FormGrid();
        this.backField = out.add(
                context.texts().text("credit.amount"), back, context.texts().text("credit.amount.hint"));
        this.redeem = action("credit.redeem", "credit-redeem", this::redeem);
        this.redeeming = card("credit.heading", "credit.why", out, redeem);
        FormGrid in = new FormGrid();
        in.add(context.texts().text("credit.platform"), platform);
        in.add(context.texts().text("credit.deposit"), deposit, context.texts().text("credit.amount.hint"));
        this.issue = action("credit.issue", "credit-issue", this::issue);
        this.issuing = card("credit.custodian", "credit.custodian.why", in, issue);
        issuing.managedProperty().bind(issuing.visibleProperty());
        issuing.setVisible(false);
        back.input().setId("credit-amount");
        deposit.input().setId("credit-deposit");
        platform.setId("credit-platform");
        NameCell.in(platform, context.kit().languages(), PlatformState::name);
        back.textProperty().subscribe((_, _) -> refresh());
        deposit.textProperty().subscribe((_, _) -> refresh());
        platform.valueProperty().subscribe((_, _) -> refresh());
    }

    private PrimaryAction action(String verb, String id, Runnable run) {
        PrimaryAction action = new PrimaryAction(context.texts().text(verb), run);
        action.button().setId(id);
        return action;
    }

    private VBox card(String heading, String why, FormGrid form, PrimaryAction action) {
        return Boxes.card(
                Words.section(context.texts().text(heading)),
                Words.quietParagraph(context.texts().text(why)),
                form,
                action);
    }

    /** Gives CREDIT back for payment outside the chain. */
    Node redeeming() {
        return redeeming;
    }

    /** Confirms deposits; visible to custodians. */
    Node issuing() {
        return issuing;
    }

    void attach(Lifetime lifetime, ReadOnlyBooleanProperty busy) {
        lifetime.bind(redeem.busyProperty(), busy);
        lifetime.bind(issue.busyProperty(), busy);
    }

    void show(Standing now) {
        standing = now;
        issuing.setVisible(!now.deposits().isEmpty());
        List<PlatformState> known = now.deposits();
        if (!platform.getItems().equals(known)) {
            PlatformState before = platform.getValue();
            platform.getItems().setAll(known);
            platform.setValue(known.stream()
                    .filter(one -> before != null && one.address().equals(before.address()))
                    .findFirst()
                    .orElse(known.isEmpty() ? null : known.getFirst()));
        }
        refresh();
    }

    private void refresh() {
        Standing now = standing;
        if (now == null) {
            return;
        }
        OptionalLong wanted = fen(back.valueProperty().get());
        boolean held = wanted.isPresent() && wanted.getAsLong() <= now.held().credit();
        boolean typed = !back.textProperty().get().isBlank();
        backField
                .problemProperty()
                .set(
                        typed && !held
                                ? context.texts()
                                        .text(
                                                "credit.amount.wrong",
                                                money(now.held().credit()))
                                : null);
        redeem.possibleProperty().set(held && now.account() != null);
        redeem.besideProperty().set(context.texts().text("credit.redeem.beside", money(held ? wanted.getAsLong() : 0)));
        OptionalLong arrived = fen(deposit.valueProperty().get());
        PlatformState to = platform.getValue();
        issue.possibleProperty().set(arrived.isPresent() && to != null);
        issue.besideProperty()
                .set(
                        to == null
                                ? Text.empty()
                                : context.texts()
                                        .text(
                                                "credit.issue.beside",
                                                money(arrived.orElse(0)),
                                                to.name(),
                                                money(to.escrow())));
    }

    private void redeem() {
        fen(back.valueProperty().get())
                .ifPresent(fen -> send.accept(
                        new Msg.RedeemCredit(fen), () -> back.textProperty().set("")));
    }

    private void issue() {
        PlatformState to = platform.getValue();
        fen(deposit.valueProperty().get())
                .ifPresent(fen -> send.accept(
                        new Msg.IssueCredit(to.address(), fen),
                        () -> deposit.textProperty().set("")));
    }

    /** Fen of what was typed, if it is a positive amount of at most two decimals. */
    private static OptionalLong fen(@Nullable BigDecimal typed) {
        if (typed == null || typed.signum() <= 0) {
            return OptionalLong.empty();
        }
        BigDecimal fen = typed.movePointRight(DECIMALS).stripTrailingZeros();
        return fen.scale() > 0 || fen.precision() - fen.scale() > MOST_DIGITS
                ? OptionalLong.empty()
                : OptionalLong.of(fen.longValueExact());
    }

    private String money(long fen) {
        return context.kit().money().credit(fen).text();
    }
}

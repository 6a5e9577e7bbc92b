package org.cttdc.reviewer.ui;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.VoterState;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** Lending weight to somebody who votes more often: to whom and what, how it stands, and its end. */
final class DelegationForm extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final Acting acting;
    private final VBox standing = new VBox();
    private final FormGrid form = new FormGrid();
    private final TextField to = new TextField();
    private final StakeFields stake;
    private final PrimaryAction delegate;
    private final PrimaryAction end;
    private final PrimaryAction unlock;
    private Voting.@Nullable Board board;

    /** @param sending told what to sign */
    DelegationForm(UiKit kit, Texts texts, Acting acting, BiConsumer<PrimaryAction, GovernanceMsg> sending) {
        this.kit = kit;
        this.texts = texts;
        this.acting = acting;
        to.setId("delegate-to");
        to.getStyleClass().add("mono");
        to.textProperty().subscribe((_, _) -> refresh());
        form.add(texts.text("delegation.to"), to, texts.text("delegation.to.hint"));
        this.stake = new StakeFields(kit, texts, form, "delegate", this::refresh);
        this.delegate = action("delegate", self -> message().ifPresent(it -> sending.accept(self, it)));
        this.end = action("end", self -> sending.accept(self, new GovernanceMsg.EndDelegation()));
        this.unlock = action("unlock", self -> sending.accept(self, new GovernanceMsg.UnlockDelegation()));
        form.managedProperty().bind(form.visibleProperty());
        standing.getStyleClass().add("gap-4");
        getStyleClass().addAll("pad-16", "gap-16");
        getChildren()
                .addAll(
                        Words.page(texts.text("delegation.heading")),
                        Words.quietParagraph(texts.text("delegation.why")),
                        standing,
                        form,
                        delegate,
                        end,
                        unlock);
    }

    private interface Deed {
        void run(PrimaryAction self);
    }

    private PrimaryAction action(String name, Deed deed) {
        var made = new PrimaryAction[1];
        made[0] = new PrimaryAction(texts.text("delegation." + name), () -> deed.run(made[0]));
        made[0].button().setId("delegation-" + name);
        made[0].managedProperty().bind(made[0].visibleProperty());
        return made[0];
    }

    void show(Voting.Board now) {
        board = now;
        VoterState voter = now.own().voter();
        stake.allow(now.own().ctt(), now.own().power().signum() > 0);
        standing.getChildren().clear();
        if (voter.delegates()) {
            standing.getChildren()
                    .add(Words.paragraph(texts.text(
                            voter.experienceValue().signum() > 0 ? "delegation.standing.all" : "delegation.standing",
                            acting.shortened(voter.delegate()),
                            kit.money().ctt(voter.stake()).text())));
        }
        if (now.own().lent().stake() > 0 || now.own().lent().experienceValue().signum() > 0) {
            standing.getChildren()
                    .add(Words.paragraph(texts.text(
                            "delegation.lent",
                            kit.money().ctt(now.own().lent().stake()).text())));
        }
        refresh();
    }

    private void refresh() {
        Voting.Board known = board;
        if (known == null) {
            return;
        }
        VoterState voter = known.own().voter();
        boolean moving = known.own().delegationUnderway();
        boolean idle = !voter.delegates() && voter.stake() == 0;
        form.setVisible(idle);
        show(delegate, idle, !moving && message().isPresent(), delegateBeside(moving));
        show(end, voter.delegates(), !moving, texts.text(moving ? "voting.underway" : "delegation.end.beside"));
        boolean free = known.now().next() > voter.stakeFreeAfter();
        Text locked = free
                ? Text.literal(kit.money().ctt(voter.stake()).text())
                : texts.text("voting.locked", voter.stakeFreeAfter());
        show(
                unlock,
                !voter.delegates() && voter.stake() > 0,
                free && !moving,
                moving ? texts.text("voting.underway") : locked);
    }

    private Text delegateBeside(boolean moving) {
        if (moving) {
            return texts.text("voting.underway");
        }
        String typed = to.getText().strip();
        if (!acting.present()) {
            return texts.text("voting.account");
        }
        return typed.isEmpty() || acting.parse(typed).isPresent()
                ? texts.text("delegation.delegate.beside")
                : texts.text("delegation.to.wrong");
    }

    private static void show(PrimaryAction action, boolean visible, boolean possible, Text beside) {
        action.setVisible(visible);
        action.possibleProperty().set(possible);
        action.besideProperty().set(beside);
    }

    private Optional<GovernanceMsg.Delegate> message() {
        OptionalLong locked = stake.stake();
        Optional<Bytes> whom = acting.parse(to.getText().strip()).filter(address -> !address.equals(acting.address()));
        boolean something = stake.withExperience() || locked.orElse(0) > 0;
        return whom.filter(_ -> locked.isPresent() && something)
                .map(address -> new GovernanceMsg.Delegate(
                        address, locked.orElse(0), stake.conviction(), stake.withExperience()));
    }
}

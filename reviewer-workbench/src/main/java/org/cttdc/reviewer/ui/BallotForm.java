package org.cttdc.reviewer.ui;

import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;

/** The person's vote on one proposal: for or against, with what. Kept while the counts move on. */
final class BallotForm extends VBox {
    private final UiKit kit;
    private final Texts texts;
    private final RadioButton aye = new RadioButton();
    private final RadioButton nay = new RadioButton();
    private final StakeFields stake;
    private final PrimaryAction action;
    private long proposal;
    private boolean lentWeight;
    private boolean possible;
    private boolean voted;

    /** @param vote told what to sign */
    BallotForm(UiKit kit, Texts texts, Consumer<GovernanceMsg.Vote> vote) {
        this.kit = kit;
        this.texts = texts;
        var choice = new ToggleGroup();
        aye.setToggleGroup(choice);
        nay.setToggleGroup(choice);
        aye.setId("vote-aye");
        nay.setId("vote-nay");
        aye.textProperty().bind(texts.bind("voting.aye"));
        nay.textProperty().bind(texts.bind("voting.nay"));
        aye.setSelected(true);
        var form = new FormGrid();
        HBox both = Boxes.row(Gap.GROUP, aye, nay);
        form.add(texts.text("voting.vote"), both);
        this.stake = new StakeFields(kit, texts, form, "vote", this::refresh);
        this.action = new PrimaryAction(
                texts.text("voting.cast"),
                () -> stake.stake()
                        .ifPresent(locked -> vote.accept(new GovernanceMsg.Vote(
                                proposal, aye.isSelected(), locked, stake.conviction(), stake.withExperience()))));
        action.button().setId("vote-submit");
        getStyleClass().addAll("card", "gap-8");
        getChildren().addAll(Words.section(texts.text("voting.yours")), form, action);
    }

    /** What the vote is on and what the person has for it. */
    void show(Voting.Row row, Voting.Own own, boolean open) {
        var mine = own.votes().get(row.number());
        boolean another = proposal != row.number();
        proposal = row.number();
        voted = mine != null;
        lentWeight = own.lent().weightValue().signum() > 0;
        possible = open && !own.address().isEmpty();
        stake.allow(
                own.ctt() + (mine == null ? 0 : mine.stake()),
                own.power().signum() > 0 && !own.voter().delegates());
        if (another) {
            stake.setExperience(true);
        }
        refresh();
    }

    PrimaryAction action() {
        return action;
    }

    private void refresh() {
        OptionalLong locked = stake.stake();
        boolean weighs = stake.withExperience() || lentWeight || locked.orElse(0) > 0;
        action.possibleProperty().set(possible && locked.isPresent() && weighs);
        String key = weighs ? (voted ? "voting.beside.again" : "voting.beside.locks") : "voting.beside.nothing";
        action.besideProperty()
                .set(texts.text(key, kit.money().ctt(locked.orElse(0)).text()));
    }
}

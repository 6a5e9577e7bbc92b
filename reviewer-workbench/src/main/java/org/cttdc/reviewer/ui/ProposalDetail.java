package org.cttdc.reviewer.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.rules.AdaptiveVote;
import org.cttdc.protocol.state.GrantState;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.VoteState;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** One vote: what it would do, both chambers' counts as they move, the person's ballot, and what follows when it is over. */
final class ProposalDetail extends VBox {
    private static final double HALF = 50;

    private final UiKit kit;
    private final Texts texts;
    private final ProposalWords words;
    private final VBox heading = Boxes.column(Gap.NEAR);
    private final ChamberView stake;
    private final ChamberView experience;
    private final VBox mine = Boxes.column(Gap.TIGHT);
    private final BallotForm ballot;
    private final PrimaryAction enact;
    private final PrimaryAction unlock;
    private final PrimaryAction claim;
    private Voting.@Nullable Row row;

    /** @param sending asks for the signature of what the person wants here */
    ProposalDetail(ReviewerServices services, Texts texts, Acting acting, Sending sending) {
        this.kit = services.kit();
        this.texts = texts;
        this.words = new ProposalWords(kit, texts, acting);
        this.stake = new ChamberView(kit, texts, "stake");
        this.experience = new ChamberView(kit, texts, "experience");
        this.ballot = new BallotForm(kit, texts, vote -> send(sending, vote));
        this.enact = action("enact", sending, number -> new GovernanceMsg.Enact(number));
        this.unlock = action("unlock", sending, number -> new GovernanceMsg.Unlock(number));
        this.claim = action("claim", sending, number -> new GovernanceMsg.ClaimGrant(number));
        getStyleClass().addAll("pad-16", "gap-16");
        var chambers = new GridPane();
        chambers.getStyleClass().add("form-grid");
        for (ChamberView chamber : List.of(stake, experience)) {
            var half = new ColumnConstraints();
            half.setPercentWidth(HALF);
            chambers.getColumnConstraints().add(half);
            chambers.add(chamber, chambers.getChildren().size(), 0);
        }
        getChildren().addAll(heading, chambers, mine, ballot, enact, unlock, claim);
    }

    /** Asks a person to sign something. */
    @FunctionalInterface
    interface Sending {
        void send(PrimaryAction action, GovernanceMsg message);
    }

    private interface About {
        GovernanceMsg of(long proposal);
    }

    private PrimaryAction action(String name, Sending sending, About about) {
        var made = new PrimaryAction[1];
        made[0] = new PrimaryAction(texts.text("voting." + name), () -> {
            if (row != null) {
                sending.send(made[0], about.of(row.number()));
            }
        });
        made[0].button().setId("proposal-" + name);
        made[0].managedProperty().bind(made[0].visibleProperty());
        return made[0];
    }

    private void send(Sending sending, GovernanceMsg.Vote vote) {
        sending.send(ballot.action(), vote);
    }

    void show(Voting.Row shown, Voting.Board board) {
        row = shown;
        ProposalState state = shown.state();
        Voting.Stage stage = shown.stage(board.now());
        heading.getChildren().setAll(heading(shown, stage, board.now()));
        stake.show(state.stake().tally(), state.bias());
        experience.show(state.experience().tally(), state.bias());
        VoteState own = board.own().votes().get(shown.number());
        mine.getChildren().setAll(mine(own));
        boolean moving = board.own().isUnderway(shown.number());
        boolean running = stage == Voting.Stage.RUNNING;
        ballot.setVisible(running);
        ballot.setManaged(running);
        ballot.show(shown, board.own(), !moving);
        offer(enact, stage == Voting.Stage.PASSED || stage == Voting.Stage.FAILED, moving, Text.empty());
        showUnlock(shown, own, board, moving);
        GrantState grant = board.own().grants().get(shown.number());
        Text amount = grant == null
                ? Text.empty()
                : Text.literal(kit.money().format(grant.asset(), grant.amount()).text());
        offer(claim, grant != null && grant.claimedHeight() == 0, moving, amount);
    }

    private void showUnlock(Voting.Row shown, @Nullable VoteState own, Voting.Board board, boolean moving) {
        boolean over = board.now().next() > shown.state().end();
        offer(unlock, own != null && own.stake() > 0 && over, moving, Text.empty());
        if (own != null && !moving) {
            boolean won = own.aye() == shown.state().passes();
            long cycles = won ? own.conviction().lockCycles() : 0;
            long until = shown.state().end() + cycles * board.now().params().cycleLength();
            boolean free = board.now().next() > until;
            unlock.possibleProperty().set(free);
            unlock.besideProperty()
                    .set(free ? Text.literal(kit.money().ctt(own.stake()).text()) : texts.text("voting.locked", until));
        }
    }

    private void offer(PrimaryAction action, boolean wanted, boolean moving, Text beside) {
        action.setVisible(wanted);
        action.possibleProperty().set(!moving);
        action.besideProperty().set(moving ? texts.text("voting.underway") : beside);
    }

    private Node[] heading(Voting.Row shown, Voting.Stage stage, Moment now) {
        ProposalState state = shown.state();
        Text line = stage == Voting.Stage.RUNNING
                ? texts.text("voting.line.running", shown.number(), shown.blocksLeft(now), state.end())
                : texts.text("voting.line.over", shown.number(), texts.text("voting.stage." + stage), state.end());
        return new Node[] {
            Words.quiet(line),
            wrapped(shown.text().title()),
            Words.paragraph(words.of(shown.text().content())),
            Words.quietParagraph(Text.literal(shown.text().reason())),
            Words.paragraph(texts.text(
                    state.persons() >= AdaptiveVote.MIN_PERSONS ? "voting.persons" : "voting.persons.few",
                    state.persons(),
                    AdaptiveVote.MIN_PERSONS))
        };
    }

    private static Node wrapped(String title) {
        var label = Words.page(Text.literal(title));
        label.setWrapText(true);
        return label;
    }

    private Node[] mine(@Nullable VoteState own) {
        return own == null
                ? new Node[0]
                : new Node[] {
                    Words.paragraph(texts.text(
                            own.aye() ? "voting.mine.aye" : "voting.mine.nay",
                            kit.money().ctt(own.stake()).text(),
                            own.height()))
                };
    }
}

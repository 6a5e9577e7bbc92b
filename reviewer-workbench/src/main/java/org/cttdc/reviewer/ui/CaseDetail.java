package org.cttdc.reviewer.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.rules.DisputeWindows.Window;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.Step;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.ReviewerWorkbench;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.jspecify.annotations.Nullable;

/** One case of a juror: how far it is, and the vote that can be sealed or opened now. */
final class CaseDetail extends VBox {
    private final ReviewerServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Acting acting;
    private final Deeds deeds;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final Button dispute;
    private final VBox vote = Boxes.column(Gap.NEAR);
    private final ToggleGroup choice = new ToggleGroup();
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private Cases.@Nullable Case chosen;
    private Cases.@Nullable Duty duty;
    private @Nullable Offered offered;

    /** What can be done about which case. */
    private record Offered(String id, Act act) {}

    /** What a juror can do now. */
    private enum Act {
        NOTHING,
        SEAL,
        OPEN
    }

    CaseDetail(ReviewerServices services, Texts texts, Navigator navigator, Acting acting) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.acting = acting;
        this.deeds = new Deeds(kit, texts, navigator);
        getStyleClass().addAll("pad-16", "gap-16");
        this.dispute = Words.button(texts.text("jury.dispute"), this::openDispute);
        dispute.setId("case-dispute");
        dispute.setVisible(false);
        getChildren().addAll(heading, dispute, vote);
    }

    /** The words for how far a juror's vote is. */
    static String stage(Cases.Case one) {
        if (one.exposed()) {
            return "seat.EXPOSED";
        }
        if (one.revealed()) {
            return "seat.REVEALED";
        }
        return one.sealed().isEmpty() ? "seat.DRAWN" : "seat.COMMITTED";
    }

    void choose(Cases.Case one) {
        chosen = one;
        render();
    }

    /** The duty as it stands now; the chosen case stays. */
    void show(Cases.Duty now) {
        duty = now;
        Cases.Case before = chosen;
        if (before != null) {
            now.cases().stream()
                    .filter(one -> one.id().equals(before.id()))
                    .findFirst()
                    .ifPresent(one -> chosen = one);
        }
        render();
    }

    private void render() {
        Cases.Case one = chosen;
        Cases.Duty now = duty;
        if (one == null || now == null) {
            return;
        }
        DisputeState dispute = one.row().dispute();
        boolean running = dispute.round() == one.round();
        heading.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(), one.row().listing().document().name())),
                        Words.quietParagraph(texts.text("jury.line", dispute.number(), one.round() + 1)),
                        Words.paragraph(
                                running
                                        ? texts.text(
                                                Cases.state(dispute, now.now()) + ".line",
                                                Cases.left(dispute, now.now()),
                                                dispute.executedHeight())
                                        : texts.text("jury.later")));
        this.dispute.setVisible(true);
        Offered offer = new Offered(one.id(), running ? act(one, now) : Act.NOTHING);
        if (!offer.equals(offered)) {
            offered = offer;
            vote.getChildren().setAll(actions(offer.act()));
        }
    }

    private void openDispute() {
        Cases.Case one = chosen;
        if (one != null) {
            navigator.open(ReviewerWorkbench.ID, DisputesPage.ID, one.row().id());
        }
    }

    private static Act act(Cases.Case one, Cases.Duty now) {
        DisputeState dispute = one.row().dispute();
        if (dispute.stage() != Step.VOTING || one.exposed() || one.revealed() || isUnderway(one, now)) {
            return Act.NOTHING;
        }
        Window window = dispute.windows().at(now.now().next());
        if (window == Window.COMMIT && one.sealed().isEmpty()) {
            return Act.SEAL;
        }
        return window == Window.REVEAL && !one.sealed().isEmpty() ? Act.OPEN : Act.NOTHING;
    }

    private static boolean isUnderway(Cases.Case one, Cases.Duty now) {
        long number = one.row().dispute().number();
        return now.underway().stream().anyMatch(message -> switch (message) {
            case ArbitrationMsg.CommitVote it -> it.dispute() == number;
            case ArbitrationMsg.RevealVote it -> it.dispute() == number;
            default -> false;
        });
    }

    private List<Node> actions(Act act) {
        return switch (act) {
            case NOTHING -> List.of();
            case SEAL -> List.of(Words.section(texts.text("jury.vote")), choices(), seal());
            case OPEN -> List.of(action("vote-open", "jury.open", "jury.open.why", this::open));
        };
    }

    private Node choices() {
        VBox box = Boxes.column(Gap.TIGHT);
        choice.getToggles().clear();
        for (Ruling ruling : Ruling.values()) {
            var button = new RadioButton();
            button.textProperty().bind(texts.bind("ruling." + ruling));
            button.setId("vote-" + ruling);
            button.setToggleGroup(choice);
            button.setUserData(ruling);
            box.getChildren().add(button);
        }
        return box;
    }

    private Node seal() {
        PrimaryAction action = action("vote-seal", "jury.seal", "jury.seal.why", this::seal);
        action.possibleProperty().bind(choice.selectedToggleProperty().isNotNull());
        return action;
    }

    private PrimaryAction action(String id, String verb, String why, Consumer<Cases.Case> run) {
        var action = new PrimaryAction(texts.text(verb), () -> {
            Cases.Case one = chosen;
            if (one != null) {
                run.accept(one);
            }
        });
        action.button().setId(id);
        action.possibleProperty().set(true);
        action.besideProperty().set(texts.text(why));
        action.busyProperty().bind(busy);
        return action;
    }

    private void seal(Cases.Case one) {
        if (choice.getSelectedToggle() != null && choice.getSelectedToggle().getUserData() instanceof Ruling ruling) {
            Bytes account = acting.address();
            deeds.run(
                    busy,
                    () -> services.court().seal(account, one.row().dispute(), ruling, texts.get("label.seal")),
                    _ -> navigator.notify(Notice.done(texts.text("court.done"))));
        }
    }

    private void open(Cases.Case one) {
        Bytes account = acting.address();
        deeds.run(
                busy,
                () -> services.court().open(account, one.row().dispute(), one.sealed(), texts.get("label.open")),
                _ -> navigator.notify(Notice.done(texts.text("court.done"))));
    }
}

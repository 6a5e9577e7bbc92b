package org.cttdc.reviewer.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.AdaptiveVote.Tally;
import org.cttdc.protocol.rules.ExperiencePower;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ProposalState;
import org.cttdc.protocol.state.ProposalState.Outcome;
import org.cttdc.protocol.state.ProposalText;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TallyState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.ProposalContent;
import org.cttdc.reviewer.ReviewerServices;
import org.cttdc.reviewer.testing.PageStand;
import org.cttdc.reviewer.testing.World;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of votes: what it shows, what it lets a person sign, and pictures in {@code target/screens}. */
@ExtendWith(FxHeadless.class)
class VotingScreenTest {
    private static final BigInteger CTT = BigInteger.valueOf(10_000_000);
    private static final Bytes SOMEBODY = Bytes.fromHex("77".repeat(20));

    @TempDir
    Path home;

    private final World world = new World(500);
    private final PageStand stand = new PageStand();
    private ReviewerServices services;

    @BeforeEach
    void start() {
        services = world.services(stand.kit, home);
        world.node.put(StateKeys.account(StubWallet.OWNER), new Account(25_000_000_000L, 500_000, 3));
        world.node.put(StateKeys.experience(StubWallet.OWNER), ExperienceState.of(BigInteger.valueOf(700)));
        world.node.put(
                StateKeys.experienceTotals(),
                ExperienceTotals.of(4, ExperiencePower.FIRST_INDEX, BigInteger.valueOf(100_000)));
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    private void proposal(long number, long end, Outcome outcome, String title, ProposalContent content) {
        Tally stake = new Tally(
                CTT.multiply(BigInteger.valueOf(9_000)),
                CTT.multiply(BigInteger.valueOf(1_200)),
                CTT.multiply(BigInteger.valueOf(9_600)),
                CTT.multiply(BigInteger.valueOf(350_000)));
        Tally experience = new Tally(
                BigInteger.valueOf(6_500),
                BigInteger.valueOf(4_800),
                BigInteger.valueOf(11_300),
                BigInteger.valueOf(100_000));
        world.node.append(
                StateKeys.proposals(),
                new ProposalState(
                        number,
                        SOMEBODY,
                        100_000_000,
                        end - 239,
                        end,
                        false,
                        false,
                        outcome,
                        16,
                        TallyState.of(stake),
                        TallyState.of(experience)));
        world.node.put(
                StateKeys.proposalText(number),
                new ProposalText(title, "Small purses are won by chance: more reports make them fair.", content));
    }

    private void proposals() {
        proposal(
                1,
                300,
                Outcome.ENACTED,
                "Thank whoever keeps the list of issuers",
                new ProposalContent.TreasurySpend(SOMEBODY, Asset.CREDIT, 50_000));
        proposal(2, 480, Outcome.OPEN, "Say what we stand for", new ProposalContent.Text("We test what we buy."));
        proposal(3, 610, Outcome.OPEN, "Ask for six reports a purse", new ProposalContent.ParamChange("minReports", 6));
    }

    @Test
    void aVoteIsShownWithBothChambersAndCast() {
        proposals();
        StackPane root = stand.open(services, VotingPage.ID);
        FxHeadless.await(() -> Scans.words(root).stream().anyMatch(word -> word.contains("109 blocks left")));
        stand.look(root, "voting");
        Scans.assertNamed(root);
        FxHeadless.run(() -> {
            text(root, "#vote-stake").setText("150");
            conviction(root).setValue(Conviction.TWO);
        });
        FxHeadless.run(() -> button(root, "#vote-submit").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(sent()).isEqualTo(new GovernanceMsg.Vote(3, true, 150_000_000, Conviction.TWO, true));
        FxHeadless.run(() -> text(root, "#vote-stake").setText("30000"));
        assertThat(FxHeadless.call(() -> button(root, "#vote-submit").isDisabled()))
                .isTrue();
    }

    @Test
    void whatIsTypedStaysWhileBlocksCome() {
        proposals();
        StackPane root = stand.open(services, VotingPage.ID);
        FxHeadless.await(() -> Scans.words(root).stream().anyMatch(word -> word.contains("109 blocks left")));
        FxHeadless.run(() -> text(root, "#vote-stake").setText("12"));
        world.node.advance(1);
        FxHeadless.await(() -> Scans.words(root).stream().anyMatch(word -> word.contains("108 blocks left")));
        assertThat(FxHeadless.call(() -> text(root, "#vote-stake").getText())).isEqualTo("12");
    }

    @Test
    void aVoteThatIsOverIsDrawn() {
        proposals();
        StackPane root = stand.open(services, VotingPage.ID);
        FxHeadless.await(() -> Scans.words(root).stream().anyMatch(word -> word.contains("109 blocks left")));
        FxHeadless.run(() -> ((javafx.scene.control.TableView<?>) root.lookup("#voting-table"))
                .getSelectionModel()
                .select(1));
        FxHeadless.await(() -> root.lookup("#proposal-enact").getParent().isVisible());
        stand.look(root, "voting-over");
        FxHeadless.run(() -> button(root, "#proposal-enact").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(sent()).isEqualTo(new GovernanceMsg.Enact(2));
    }

    @Test
    void aParameterIsProposed() {
        StackPane root = stand.open(services, VotingPage.ID);
        FxHeadless.await(() -> root.lookup("#voting-propose") != null);
        stand.look(root, "voting-empty");
        FxHeadless.run(() -> button(root, "#voting-propose").fire());
        FxHeadless.await(() -> root.lookup("#propose-kind") != null);
        FxHeadless.run(() -> kind(root).setValue(ContentFields.Kind.PARAMETER));
        FxHeadless.run(() -> {
            parameter(root).setValue("minReports");
            text(root, "#propose-value").setText("6");
            text(root, "#propose-title").setText("Six reports");
            text(root, "#propose-reason").setText("Purses are won by chance.");
        });
        stand.look(root, "voting-propose");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#propose-submit").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(sent())
                .isEqualTo(new GovernanceMsg.Propose(
                        "Six reports",
                        "Purses are won by chance.",
                        new ProposalContent.ParamChange("minReports", 6),
                        100_000_000));
        for (ContentFields.Kind kind : ContentFields.Kind.values()) {
            FxHeadless.run(() -> kind(root).setValue(kind));
            Scans.assertNamed(root);
        }
    }

    @Test
    void weightIsLent() {
        proposals();
        StackPane root = stand.open(services, VotingPage.ID);
        FxHeadless.await(() -> Scans.words(root).stream().anyMatch(word -> word.contains("109 blocks left")));
        FxHeadless.run(() -> button(root, "#voting-delegate").fire());
        FxHeadless.await(() -> root.lookup("#delegate-to") != null);
        FxHeadless.run(() -> {
            text(root, "#delegate-to").setText(new Address(SOMEBODY).text(Address.SANDBOX_PREFIX));
            text(root, "#delegate-stake").setText("5");
        });
        stand.look(root, "voting-delegate");
        Scans.assertNamed(root);
        FxHeadless.run(() -> button(root, "#delegation-delegate").fire());
        FxHeadless.await(() -> !world.wallet.proposed.isEmpty());
        assertThat(sent()).isEqualTo(new GovernanceMsg.Delegate(SOMEBODY, 5_000_000, Conviction.NONE, false));
    }

    private Msg sent() {
        return world.wallet.proposed.getFirst().messages().getFirst();
    }

    private static Button button(Parent root, String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }

    private static TextInputControl text(Parent root, String id) {
        return (TextInputControl) Objects.requireNonNull(root.lookup(id));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Conviction> conviction(Parent root) {
        return (ComboBox<Conviction>) Objects.requireNonNull(root.lookup("#vote-conviction"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<ContentFields.Kind> kind(Parent root) {
        return (ComboBox<ContentFields.Kind>) Objects.requireNonNull(root.lookup("#propose-kind"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> parameter(Parent root) {
        return (ComboBox<String>) Objects.requireNonNull(root.lookup("#propose-parameter"));
    }
}

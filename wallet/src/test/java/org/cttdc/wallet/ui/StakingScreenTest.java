package org.cttdc.wallet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.Election;
import org.cttdc.protocol.state.CandidateState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StakeState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Power;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Withdrawing candidates, and taking somebody's place where the lists are full. */
@ExtendWith(FxHeadless.class)
class StakingScreenTest {
    private static final long CTT = 1_000_000;

    @TempDir
    Path home;

    private final Appearance appearance = FxHeadless.call(Appearance::new);
    private World world;
    private StackPane root;
    private Stage stage;

    @BeforeEach
    void start() {
        world = FxHeadless.call(() -> new World(home).withPast());
        world.shown = true;
    }

    @AfterEach
    void stop() {
        FxHeadless.run(stage::close);
        world.close();
    }

    @Test
    void whoPressedKeepsTheFocusWhenTheSignatureIsGiven() {
        open();
        FxHeadless.run(() -> field("#staking-amount").setText("12"));
        FxHeadless.run(() -> button("#staking-bond").requestFocus());
        FxHeadless.run(() -> button("#staking-bond").fire());
        assertThat(world.newest()).isEqualTo(new ConsensusMsg.Bond(12 * CTT));
        assertThat(FxHeadless.call(() -> stage.getScene().getFocusOwner())).isSameAs(button("#staking-bond"));
    }

    @Test
    void anOwnCandidateIsWithdrawnOnce() {
        open();
        Bytes validator = validator(2);
        String id = "#staking-retire-" + validator.hex();
        look("staking-own");
        FxHeadless.run(() -> button(id).fire());
        assertThat(world.newest()).isEqualTo(new ConsensusMsg.RetireCandidate(validator));
        FxHeadless.await(() -> button(id).isDisabled());
        FxHeadless.run(() -> world.wallet.activate(world.account(1).address()));
        FxHeadless.await(() -> root.lookup(id) == null
                || !root.lookup(id).getParent().getParent().isVisible());
    }

    @Test
    void aFullListIsEnteredInThePlaceOfTheLightestBallot() {
        Bytes newcomer = world.account(1).address();
        List<Bytes> ballots = fill(20 * CTT);
        world.node.put(StateKeys.stake(ballots.get(77)), stake(9 * CTT));
        world.node.put(StateKeys.stake(newcomer), stake(10 * CTT));
        FxHeadless.run(() -> world.wallet.activate(newcomer));
        open();
        FxHeadless.await(() -> says("All 4,096 ballots"));
        look("staking-full");
        choose();
        FxHeadless.run(() -> button("#staking-by-STAKE").fire());
        assertThat(world.newest())
                .isInstanceOfSatisfying(
                        ConsensusMsg.Nominate.class,
                        said -> assertThat(said.instead()).isEqualTo(ballots.get(77)));
        assertThat(((ConsensusMsg.Nominate) world.newest()).power()).isEqualTo(Power.STAKE);
    }

    @Test
    void aFullListOfHeavierBallotsIsNotEntered() {
        Bytes newcomer = world.account(1).address();
        fill(20 * CTT);
        world.node.put(StateKeys.stake(newcomer), stake(20 * CTT));
        FxHeadless.run(() -> world.wallet.activate(newcomer));
        open();
        choose();
        int before = world.node.outbox().entries().size();
        FxHeadless.run(() -> button("#staking-by-STAKE").fire());
        FxHeadless.await(() -> Scans.nodes(root).stream().anyMatch(ErrorPane.class::isInstance));
        look("staking-full-refused");
        assertThat(world.node.outbox().entries()).hasSize(before);
    }

    @Test
    void aNewCandidateTakesThePlaceOfTheWeakest() {
        for (long i = 5; i < Election.MAX_CANDIDATES; i++) {
            Bytes validator = Sha256.of(Bytes.of((byte) i)).slice(0, 20);
            world.node.append(StateKeys.candidates(), new Ref(validator));
            world.node.put(
                    StateKeys.candidate(validator),
                    new CandidateState(world.account(1).address(), i, 0));
            world.node.put(
                    StateKeys.validator(validator),
                    new ValidatorState(Sha256.of(validator), 0, (i == 150 ? 60 : 90) * CTT, 0));
        }
        open();
        FxHeadless.await(() -> says("All 200 places are taken"));
        FxHeadless.run(() -> {
            field("#staking-key").setText("01".repeat(32));
            field("#staking-proof").setText("02".repeat(64));
            field("#staking-candidate-bond").setText("60");
        });
        assertThat(FxHeadless.call(() -> button("#staking-register").isDisabled()))
                .as("no more than who is there")
                .isTrue();
        FxHeadless.run(() -> field("#staking-candidate-bond").setText("61"));
        look("staking-crowded");
        FxHeadless.run(() -> button("#staking-register").fire());
        assertThat(((ConsensusMsg.RegisterCandidate) world.newest()).instead())
                .isEqualTo(Sha256.of(Bytes.of((byte) 150)).slice(0, 20));
    }

    @Test
    void guardiansNominateAsSuch() {
        world.node.put(
                StateKeys.guardian(world.account(0).address()),
                new Ref(world.account(0).address()));
        open();
        choose();
        FxHeadless.run(() -> button("#staking-by-GUARDIAN").fire());
        assertThat(((ConsensusMsg.Nominate) world.newest()).power()).isEqualTo(Power.GUARDIAN);
    }

    private List<Bytes> fill(long each) {
        List<Bytes> accounts = new ArrayList<>();
        for (int i = 0; i < Election.MAX_BALLOTS; i++) {
            Bytes account = Sha256.of(Bytes.of(ByteBuffer.allocate(4).putInt(i).array()))
                    .slice(0, 20);
            accounts.add(account);
            world.node.append(StateKeys.stakeBallots(), new Ref(account));
            world.node.put(StateKeys.stake(account), stake(each));
        }
        return accounts;
    }

    private static StakeState stake(long bonded) {
        return new StakeState(bonded, 0, 0, List.of());
    }

    private static Bytes validator(int number) {
        return Sha256.of(Bytes.of((byte) number)).slice(0, 20);
    }

    private void open() {
        root = world.page("staking");
        stage = FxHeadless.show(root, 1150, 680, appearance);
    }

    private void look(String name) {
        Scans.assertNamed(root);
        Snapshots.inEveryDress(root, world.languages, appearance, Path.of("target", "screens"), name);
    }

    private void choose() {
        FxHeadless.await(() ->
                Scans.nodes(root).stream().anyMatch(node -> node instanceof CheckBox box && !box.isDisabled()));
        FxHeadless.run(() -> Scans.nodes(root).stream()
                .filter(node -> node instanceof CheckBox box && !box.isDisabled())
                .map(CheckBox.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private boolean says(String words) {
        return Scans.words(root).stream().anyMatch(one -> one.contains(words));
    }

    private Button button(String id) {
        return (Button) Objects.requireNonNull(root.lookup(id));
    }

    private TextField field(String id) {
        return (TextField) Objects.requireNonNull(root.lookup(id));
    }
}

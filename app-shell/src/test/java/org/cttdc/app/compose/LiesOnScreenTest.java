package org.cttdc.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.cttdc.app.frame.MainFrame;
import org.cttdc.app.sandbox.Sandbox;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.workbench.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A node that changes a bit of what it serves: the real screens say what was refused, and show nothing false. */
@ExtendWith(FxHeadless.class)
class LiesOnScreenTest {
    @TempDir
    static Path home;

    private static final AtomicInteger PERSONS = new AtomicInteger();
    private static Sandbox sandbox;

    private final Appearance appearance = new Appearance();
    private LyingProxy proxy;
    private Suite suite;
    private MainFrame frame;
    private Stage stage;

    @BeforeAll
    static void openSandbox() throws Exception {
        sandbox = Sandbox.open(
                home.resolve("world"),
                Optional.empty(),
                new Languages(Locale.ENGLISH),
                InstantSource.system(),
                new SecureRandom());
    }

    @AfterAll
    static void closeSandbox() {
        sandbox.close();
    }

    @BeforeEach
    void openSuite() throws Exception {
        proxy = new LyingProxy(sandbox.rpc());
        Path own = home.resolve("person-" + PERSONS.incrementAndGet());
        LightNodeConfig config = sandbox.node();
        suite = Suite.beside(
                own,
                sandbox,
                LightNodeConfig.of(config.chainId(), config.trust(), List.of(proxy.address()), own.resolve("node"))
                        .withTrustingPeriod(config.trustingPeriod()),
                new Languages(Locale.ENGLISH),
                appearance,
                new SecureRandom());
        frame = FxHeadless.call(() -> suite.frame(Role.MEMBER));
        stage = FxHeadless.call(() -> {
            var shown = new Stage();
            shown.setScene(frame.scene(1366, 768));
            shown.show();
            return shown;
        });
        FxHeadless.await(() -> says("Synced") && says(verified()));
    }

    @AfterEach
    void closeSuite() {
        FxHeadless.run(() -> {
            frame.release();
            stage.close();
        });
        suite.close();
        proxy.close();
    }

    @Test
    void aHeaderWithAChangedBit() throws Exception {
        refusesTheNextBlock(LyingProxy.Lie.HEADER, "A block header was refused.");
    }

    @Test
    void aCommitWithAChangedBit() throws Exception {
        refusesTheNextBlock(LyingProxy.Lie.COMMIT, "A block's signatures were refused.");
    }

    private void refusesTheNextBlock(LyingProxy.Lie lie, String what) throws Exception {
        String height = "Height " + suite.node().status().height();
        List<String> before = balances();
        proxy.tell(lie);
        sandbox.skipPhase();
        FxHeadless.await(() -> says("Offline") && says(what));
        assertThat(Scans.words(frame)).contains(height);
        assertThat(balances()).isEqualTo(before);
        FxHeadless.run(() -> ((Button) frame.lookup("#status-trouble")).fire());
        FxHeadless.await(
                () -> Scans.words(frame).stream().anyMatch(words -> words.startsWith("Nothing was believed.")));
        look(lie);
    }

    @Test
    void aProofWithAChangedBit() throws Exception {
        refusesBalances(LyingProxy.Lie.PROOF);
    }

    @Test
    void aValueWithAChangedBit() throws Exception {
        refusesBalances(LyingProxy.Lie.VALUE);
    }

    /** What is on screen stays, but as of the height at which it was verified. */
    private void refusesBalances(LyingProxy.Lie lie) throws Exception {
        Bytes account = suite.wallet().state().accounts().getFirst().address();
        List<String> before = balances();
        proxy.tell(lie, StateKeys.account(account).key());
        sandbox.skipPhase();
        FxHeadless.await(() -> Scans.words(frame).stream().anyMatch(words -> words.contains("A proof was refused.")));
        FxHeadless.await(() -> says("Offline"));
        assertThat(balances()).isEqualTo(before);
        assertThat(chips()).noneMatch(words -> words.contains("agree"));
        look(lie);
    }

    /** A list whose count was changed: there is no page of wrong rows, but an error. */
    @Test
    void aListWithAChangedBit() {
        proxy.tell(LyingProxy.Lie.VALUE, StateKeys.models().head().key());
        FxHeadless.run(() -> frame.open("expert", "models"));
        FxHeadless.await(() -> says("A proof was refused."));
        FxHeadless.await(() -> says("Offline"));
        assertThat(Scans.nodes(frame)).noneMatch(node -> node instanceof TableView<?>);
        assertThat(chips()).noneMatch(words -> words.contains("agree"));
        look(LyingProxy.Lie.VALUE);
    }

    private void look(LyingProxy.Lie lie) {
        Path file = Path.of("target", "lies", lie.name().toLowerCase(Locale.ROOT) + "-" + PERSONS + ".png");
        assertThat(Snapshots.save(stage.getScene(), file)).isNotEmptyFile();
    }

    private String verified() {
        return "Verified at " + suite.node().status().stateHeight() + " · 1 node agrees";
    }

    /** The figures of the page as they are read. */
    private List<String> balances() {
        return Scans.nodes(frame).stream()
                .filter(node -> node.getStyleClass().contains("money-label"))
                .map(Node::getAccessibleText)
                .toList();
    }

    private List<String> chips() {
        return Scans.nodes(frame).stream()
                .filter(node -> node instanceof ProofChip)
                .map(node -> ((ProofChip) node).getText())
                .toList();
    }

    private boolean says(String words) {
        return Scans.words(frame).contains(words);
    }
}

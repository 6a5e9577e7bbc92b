package org.cttdc.expert.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.cttdc.expert.ExpertServices;
import org.cttdc.expert.ExpertWorkbench;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.Bundles;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.testkit.StubLightNode;
import org.cttdc.uikit.testkit.TestNavigator;
import org.cttdc.uikit.theme.Appearance;
import org.cttdc.uikit.theme.Theme;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.testkit.StubWallet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FxHeadless.class)
class ExpertPagesTest {
    private static final Path OUT = Path.of("target", "gallery");
    private static final QualityModel KETTLE = ModelTemplates.load("kettle");

    @TempDir
    Path home;

    private final Languages languages = new Languages(Locale.ENGLISH);
    private final StubLightNode node = new StubLightNode();
    private final StubWallet wallet = new StubWallet();
    private final TestNavigator navigator = new TestNavigator();
    private final Lifetime lifetime = new Lifetime();
    private final Appearance look = FxHeadless.call(Appearance::new);
    private ExpertServices services;
    private Stage stage;
    private Parent root;

    @BeforeEach
    void chain() {
        UiKit kit = UiKit.of(
                languages,
                UiBridge.synchronous(ManualUi::words),
                InstantSource.fixed(Instant.EPOCH),
                ZoneOffset.UTC,
                _ -> {});
        services = new ExpertServices(kit, wallet, node, home);
        node.outbox().settleAtOnce();
        node.publish(KETTLE, StubWallet.OWNER, 1_240, 2);
        node.publish(ModelTemplates.load("led-lamp"), Bytes.fromHex("33".repeat(20)), 310, 0);
        Bytes kettle = ContentId.of(KETTLE).digest();
        node.append(StateKeys.competitions(9), new Ref(kettle));
        node.put(
                StateKeys.competition(kettle, 9),
                new CompetitionState(
                        kettle,
                        9,
                        CompetitionState.Stage.SETTLED,
                        1_240,
                        2_000_000_000L,
                        300_000_000L,
                        24,
                        23,
                        23,
                        30_000_000L,
                        0,
                        150_000_000L,
                        120_000_000L,
                        12_000_000L,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        5,
                        1_200));
        node.put(StateKeys.due(kettle, 9, Share.EXPERT, StubWallet.OWNER), new Due(30_000_000L, 0, 1_200));
    }

    @AfterEach
    void close() {
        FxHeadless.run(() -> {
            lifetime.close();
            if (stage != null) {
                stage.close();
            }
        });
    }

    private PageView open(int page) {
        PageView view = FxHeadless.call(() -> {
            PageView made =
                    new ExpertWorkbench(services).pages().get(page).view().apply(navigator);
            made.attach(lifetime);
            return made;
        });
        root = FxHeadless.call(() -> new StackPane(view.node()));
        stage = FxHeadless.show(root, 1150, 640, look);
        return view;
    }

    private void picture(String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            FxHeadless.run(() -> {
                look.themeProperty().set(theme);
                languages.use(theme == Theme.DARK ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH);
                root.applyCss();
                root.layout();
            });
            FxHeadless.run(root::layout);
            Snapshots.save(
                    stage.getScene(), OUT.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"));
        }
        FxHeadless.run(() -> {
            look.themeProperty().set(Theme.LIGHT);
            languages.use(Locale.ENGLISH);
        });
    }

    private <T extends Node> T find(String id, Class<T> type) {
        Node found = FxHeadless.call(() -> root.lookup("#" + id));
        assertThat(found).as(id).isNotNull();
        return type.cast(found);
    }

    private TableView<?> table(String id) {
        return find(id, TableView.class);
    }

    private void press(String id) {
        Button button = find(id, Button.class);
        assertThat(button.isDisabled()).as(id).isFalse();
        FxHeadless.run(button::fire);
    }

    private void type(String id, String text) {
        TextField field = find(id, TextField.class);
        FxHeadless.run(() -> field.setText(text));
    }

    @Test
    void modelsShowWhatTheyEarnedAndTheShareIsClaimed() {
        open(0);
        assertThat(table("models-table").getItems()).hasSize(2);
        FxHeadless.run(() -> table("models-table").getSelectionModel().select(1));
        picture("models");
        Scans.assertNamed(root);
        press("claim-expert");
        assertThat(wallet.proposed)
                .singleElement()
                .satisfies(request -> assertThat(request.messages())
                        .containsExactly(
                                new Msg.ClaimReward(ContentId.of(KETTLE).digest(), 9, Share.EXPERT)));
    }

    @Test
    void defectsAreShownAndAnOwnModelIsGivenUp() {
        Bytes kettle = ContentId.of(KETTLE).digest();
        Bytes purchase = Bytes.fromHex("ab".repeat(32));
        node.append(StateKeys.modelDefects(kettle), new Ref(purchase));
        node.put(
                StateKeys.defect(purchase),
                new DefectState(
                        purchase,
                        kettle,
                        purchase,
                        purchase.slice(0, 20),
                        "The lid falls off when hot",
                        purchase,
                        10_000_000,
                        DefectState.DefectStage.OPEN,
                        false,
                        1_100,
                        0));
        node.put(StateKeys.lineage(kettle), new ModelLineage(purchase, 250_000, 1, 0, Bytes.EMPTY, 0, 0, 1));
        open(0);
        FxHeadless.run(() -> table("models-table").getSelectionModel().select(1));
        assertThat(table("model-defects").getItems()).hasSize(1);
        picture("defects");
        Scans.assertNamed(root);
        press("model-retire");
        assertThat(wallet.proposed.getFirst().messages()).containsExactly(new MarketMsg.RetireModel(kettle));
    }

    @Test
    void anotherAuthorsModelIsBuiltOn() throws Exception {
        PageView author = open(1);
        FxHeadless.run(() -> author.show(
                ContentId.of(ModelTemplates.load("led-lamp")).digest().hex()));
        type("author-series", "shop-lamp");
        type("author-royalty", "40");
        assertThat(find("author-publish", Button.class).isDisabled()).isTrue();
        type("author-royalty", "12.5");
        picture("fork");
        press("author-publish");
        assertThat(wallet.proposed.getFirst().messages().getFirst())
                .isInstanceOfSatisfying(MarketMsg.ForkModel.class, fork -> {
                    assertThat(fork.royaltyPpm()).isEqualTo(125_000);
                    assertThat(fork.parent())
                            .isEqualTo(ContentId.of(ModelTemplates.load("led-lamp"))
                                    .digest());
                });
    }

    @Test
    void aTemplateBecomesAPublishedModel() throws Exception {
        open(1);
        picture("picker");
        Scans.assertNamed(root);
        press("author-template-power-bank");
        type("author-title-en", "Travel power bank");
        type("author-series", "travel-power-bank");
        picture("author-model");
        Scans.assertNamed(root);
        FxHeadless.run(() -> table("author-characteristics").getSelectionModel().select(0));
        picture("author-characteristic");
        Scans.assertNamed(root);
        press("author-publish");

        assertThat(wallet.proposed).hasSize(1);
        var message = (Msg.PublishModel) wallet.proposed.getFirst().messages().getFirst();
        assertThat(message.bond()).isEqualTo(50_000_000);
        QualityModel published = DocumentReader.readModel(message.document().toArray());
        assertThat(published.series()).isEqualTo("travel-power-bank");
        assertThat(home.resolve("model-draft.json")).doesNotExist();
        assertThat(navigator.notices).anyMatch(notice -> notice.message().get().contains("proved at height 1,234"));
    }

    @Test
    void wrongTypingStaysAndKeepsTheModelBack() {
        open(1);
        press("author-template-kettle");
        type("author-series", "Not A Series");
        type("author-version", "one");
        picture("author-problems");
        assertThat(find("author-publish", Button.class).isDisabled()).isTrue();
        FxHeadless.run(() -> {
            lifetime.close();
            stage.close();
        });

        open(1);
        assertThat(find("author-version", TextField.class).getText()).isEqualTo("one");
    }

    @Test
    void aRevisionShowsWhatChangesAndSupersedes() throws Exception {
        open(1);
        press("author-template-kettle");
        type("author-version", "1.0.1");
        type("author-title-en", "Kettle");
        press("author-publish");
        assertThat(navigator.sheets).hasSize(1);
        Parent sheet = (Parent) navigator.sheets.getFirst();
        Stage over = FxHeadless.show(sheet, 700, 500, look);
        Snapshots.save(over.getScene(), OUT.resolve("diff.png"));
        assertThat(Scans.words(sheet)).anyMatch(word -> word.contains("Title, standards"));
        FxHeadless.run(() -> ((Button) sheet.lookup("#author-publish-confirm")).fire());
        FxHeadless.run(over::close);

        var message =
                (MarketMsg.ReviseModel) wallet.proposed.getFirst().messages().getFirst();
        assertThat(DocumentReader.readModel(message.document().toArray()).supersedes())
                .isEqualTo(ContentId.of(KETTLE));
    }

    @Test
    void wordsAreComplete() {
        Texts texts = ExpertTexts.load(languages);
        Bundles.assertComplete(texts);
        Bundles.assertUsedKeysExist(texts, Path.of("src/main/java/org/cttdc/expert"));
    }
}

package org.cttdc.expert.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.cttdc.expert.ExpertServices;
import org.cttdc.expert.ExpertWorkbench;
import org.cttdc.expert.draft.AuthorDraft;
import org.cttdc.expert.draft.DraftStore;
import org.cttdc.expert.draft.Edits;
import org.cttdc.expert.draft.Findings;
import org.cttdc.expert.draft.ModelDiff;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.DocumentWriter;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Version;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.async.UserErrorException;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.FileExport;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;

/** Where a model is written: from a template to a published version, with nothing typed ever lost. */
public final class AuthorPage implements PageView {
    private record Basis(List<PublishedModel> models, ChainParams params) {}

    private record Checked(AuthorDraft draft, Findings findings) {}

    private final ExpertServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final Desk desk;
    private final StackPane place = new StackPane();
    private final TemplatePicker picker;
    private final AuthorBoard board;
    private final PrimaryAction publish;
    private final ForkChoice fork;
    private final UiBridge.Latest<Basis> reading;
    private final UiBridge.Latest<Checked> checking;
    private @Nullable Basis basis;
    private @Nullable WalletAccount author;
    private @Nullable Findings findings;
    private Navigator.@Nullable OpenSheet sheet;

    public AuthorPage(ExpertServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.desk = new Desk(kit.bridge(), new DraftStore(services.home()));
        this.publish = new PrimaryAction(texts.text("author.publish.verb"), this::publish);
        publish.button().setId("author-publish");
        this.fork = new ForkChoice(kit, texts, this::check);
        var words = new FindingWords(texts, kit.languages());
        this.picker = new TemplatePicker(kit, texts, importButton(), this::begin);
        var foot = new HBox(fork, Boxes.grow(publish));
        foot.getStyleClass().addAll("pad-8", "page-foot");
        this.board = new AuthorBoard(kit, texts, desk, words, foot, menu());
        this.reading = kit.bridge().latest(this::show, _ -> {});
        this.checking = kit.bridge().latest(this::show, this::tell);
        Node pickerPlace = Boxes.scroll(picker);
        desk.draftProperty().subscribe(draft -> {
            Node now = draft == null ? pickerPlace : board;
            Boxes.show(place, now);
            if (draft != null) {
                board.show(draft);
                check();
            }
        });
        desk.troubleProperty().subscribe(error -> {
            if (error != null) {
                tell(error);
            }
        });
        desk.reopen();
    }

    @Override
    public Node node() {
        return place;
    }

    @Override
    public void attach(Lifetime lifetime) {
        lifetime.watch(kit.languages().observe(), _ -> {
            AuthorDraft draft = desk.draftProperty().get();
            if (draft != null) {
                board.show(draft);
                check();
            }
        });
        Live.<WalletState>follow(kit.bridge(), services.wallet()::watch, lifetime, state -> {
            author = state.active();
            check();
        });
        Live.onNewState(kit.bridge(), services.node(), lifetime, () -> reading.ask(this::read));
    }

    /** Begins from a template by name, or from a published model by content id in hex. */
    @Override
    public void show(String argument) {
        if (ModelTemplates.names().contains(argument)) {
            begin(ModelTemplates.load(argument));
            return;
        }
        kit.bridge()
                .run(
                        () -> new Catalogue(services.node().head()).model(Bytes.fromHex(argument)),
                        found -> found.value().ifPresent(this::buildOn),
                        this::tell);
    }

    /** Begins from a published model; what another author wrote is built on, unless the person says otherwise. */
    private void buildOn(PublishedModel model) {
        begin(model.document());
        fork.choose(model.state().id());
    }

    private void begin(QualityModel model) {
        fork.choose(Bytes.EMPTY);
        desk.begin(Edits.superseding(model, null));
        board.showModel();
    }

    private Basis read() {
        StateView view = services.node().head();
        ChainParams params = view.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        return new Basis(new Catalogue(view).models().value(), params);
    }

    private void show(Basis now) {
        basis = now;
        picker.offer(now.models());
        WalletAccount me = author;
        fork.offer(
                now.models(),
                me == null ? Bytes.EMPTY : me.address(),
                now.params().market().maxRoyaltyPpm());
        check();
    }

    /** The version of the series that the author published last. */
    private @Nullable PublishedModel before(QualityModel model) {
        Basis known = basis;
        WalletAccount me = author;
        if (known == null || me == null) {
            return null;
        }
        return known.models().stream()
                .filter(one -> one.state().author().equals(me.address())
                        && one.state().series().equals(model.series()))
                .max(Comparator.comparing(one -> one.document().version()))
                .orElse(null);
    }

    private void check() {
        AuthorDraft draft = desk.draftProperty().get();
        if (draft != null) {
            PublishedModel earlier = before(draft.model());
            Version version = earlier == null ? null : earlier.document().version();
            checking.ask(() -> new Checked(draft, Findings.check(draft, version)));
        }
    }

    private void show(Checked checked) {
        findings = checked.findings();
        board.show(checked.draft(), checked.findings());
        publish.button()
                .textProperty()
                .bind(texts.bind(
                        "author.publish", checked.draft().model().version().toString()));
        fork.setVisible(before(checked.draft().model()) == null);
        int open = checked.findings().all().size() + (fork.holds() ? 0 : 1);
        boolean ready = open == 0 && author != null && basis != null;
        publish.possibleProperty().set(ready);
        publish.besideProperty().set(ready ? cost() : texts.text("author.open", open));
    }

    private Text cost() {
        Basis known = basis;
        return known == null
                ? Text.empty()
                : texts.text(
                        "author.cost",
                        kit.money().ctt(known.params().modelBond()).text(),
                        kit.money().ctt(known.params().minTxFee()).text());
    }

    private void publish() {
        AuthorDraft draft = desk.draftProperty().get();
        WalletAccount me = author;
        Findings now = findings;
        if (draft == null || me == null || now == null || !now.all().isEmpty()) {
            return;
        }
        PublishedModel earlier = before(draft.model());
        if (earlier == null) {
            send(me, Edits.superseding(draft.model(), null));
            return;
        }
        ContentId id = ContentId.ofDigest(earlier.state().id());
        QualityModel model = Edits.superseding(draft.model(), id);
        ModelDiff diff = ModelDiff.between(earlier.document(), model);
        Version old = earlier.document().version();
        sheet = navigator.present(
                texts.text("diff.sheet"),
                new DiffView(texts, diff, old, model.version(), cost(), () -> confirmed(me, model)),
                () -> sheet = null);
    }

    private void confirmed(WalletAccount me, QualityModel model) {
        Navigator.OpenSheet open = sheet;
        if (open != null) {
            open.close();
            sheet = null;
        }
        send(me, model);
    }

    private void send(WalletAccount me, QualityModel model) {
        Locale language = kit.languages().get();
        String name = model.title().in(language) + " " + model.version();
        Optional<ForkChoice.Promise> promise = model.supersedes() == null ? fork.promise() : Optional.empty();
        publish.busyProperty().set(true);
        kit.bridge()
                .run(
                        () -> sendNow(me, model, promise, texts.get("author.label", name)),
                        sent -> {
                            publish.busyProperty().set(false);
                            navigator.notify(Notice.info(texts.text("author.sent", name)));
                            new Settling(services, texts, navigator).follow(sent);
                            desk.clear();
                            navigator.open(ExpertWorkbench.ID, ModelsPage.ID);
                        },
                        error -> {
                            publish.busyProperty().set(false);
                            tell(error);
                        });
    }

    private OutboxEntry sendNow(
            WalletAccount me, QualityModel model, Optional<ForkChoice.Promise> promise, String label) {
        return promise.isEmpty()
                ? services.flow().publish(me.address(), model, label)
                : services.flow()
                        .fork(
                                me.address(),
                                model,
                                promise.get().parent(),
                                promise.get().royaltyPpm(),
                                label);
    }

    private void tell(UserError error) {
        navigator.notify(Notice.problem(error.what(), error.copyText()));
    }

    private Node importButton() {
        var button = Words.button(texts.text("author.import"), this::importFile);
        button.setId("author-import");
        return button;
    }

    private MenuButton menu() {
        var menu = new MenuButton();
        menu.setId("author-menu");
        menu.textProperty().bind(texts.bind("author.more"));
        for (String name : ModelTemplates.names()) {
            Text title =
                    DocumentTexts.of(kit.languages(), ModelTemplates.load(name).title());
            menu.getItems().add(item(texts.text("author.restart", title), () -> begin(ModelTemplates.load(name))));
        }
        menu.getItems().add(item(texts.text("author.import"), this::importFile));
        menu.getItems().add(item(texts.text("author.export"), this::exportFile));
        return menu;
    }

    private static MenuItem item(Text name, Runnable run) {
        var item = new MenuItem();
        item.textProperty().bind(name.observe());
        item.setOnAction(_ -> run.run());
        return item;
    }

    private void importFile() {
        var file = new FileChooser().showOpenDialog(place.getScene().getWindow());
        if (file == null) {
            return;
        }
        kit.bridge().run(() -> readFile(file.toPath()), this::begin, this::tell);
    }

    private QualityModel readFile(Path file) throws IOException {
        try {
            if (Files.size(file) > DocumentReader.MAX_IMPORT_BYTES) {
                throw new UserErrorException(
                        UserError.of(
                                texts, "import", "too large", file.getFileName().toString()),
                        null);
            }
            return DocumentReader.importFrom(Files.readAllBytes(file), QualityModel.class);
        } catch (DocumentException e) {
            throw new UserErrorException(
                    UserError.of(
                            texts, "import", e.toString(), file.getFileName().toString()),
                    e);
        }
    }

    private void exportFile() {
        AuthorDraft draft = desk.draftProperty().get();
        if (draft != null) {
            QualityModel model = draft.model();
            FileExport.save(
                    kit,
                    place.getScene().getWindow(),
                    model.series() + "-" + model.version() + ".json",
                    DocumentWriter.canonical(model),
                    this::tell);
        }
    }
}

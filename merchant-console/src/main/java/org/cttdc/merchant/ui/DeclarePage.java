package org.cttdc.merchant.ui;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.merchant.MerchantConsole;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.merchant.flow.LotPlan;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.ListingDeclaration;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.FormField;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.NameCell;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.document.ProblemTexts;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.uikit.workbench.PageView;
import org.cttdc.wallet.api.WalletAccount;
import org.cttdc.wallet.api.WalletState;
import org.jspecify.annotations.Nullable;

/** A new listing: a form made from the chosen model, checked against it at every keystroke, sealed and published. */
public final class DeclarePage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "declare";
    /** Before the id of an own listing, in hex: the form begins with what it declares, and publishing replaces it. */
    static final String REVISE = "revise/";

    /** What the form is made from. */
    private record Basis(Verified<List<PublishedModel>> models, ChainParams params) {}

    private final MerchantServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final ProblemTexts problems;
    private final ComboBox<PublishedModel> models = new ComboBox<>();
    private final ProofChip proof;
    private final VBox form = Boxes.column(Gap.GROUP);
    private final VBox others = Boxes.slot(Gap.TIGHT);
    private final VBox revision = Boxes.slot(Gap.NONE);
    private final PrimaryAction publish;
    private final UiBridge.Latest<DeclareDraft.Findings> checking;
    private final LivePane<Basis> pane;
    private final Map<DeclareDraft.Field, FormField> fields = new LinkedHashMap<>();
    private final Map<DeclareDraft.Field, String> typed = new HashMap<>();
    private final DeclaredValues values;
    private @Nullable ChainParams params;
    private @Nullable PublishedModel model;
    private @Nullable Bytes merchant;
    private boolean touched;
    /** The listing that is replaced, or empty. */
    private Bytes revised = Bytes.EMPTY;
    /** The model to choose as soon as models are known, or empty. */
    private Bytes wanted = Bytes.EMPTY;

    public DeclarePage(MerchantServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.problems = new ProblemTexts(kit.languages());
        this.proof = new ProofChip(kit, navigator);
        this.publish = new PrimaryAction(texts.text("declare.publish"), this::publish);
        this.values = new DeclaredValues(kit, texts, this::entered);
        this.checking = kit.bridge().latest(this::showFindings, error -> {});
        this.pane = new LivePane<>(kit, 8, this::read, content(), this::show);
        reset();
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        Live.<WalletState>follow(kit.bridge(), services.wallet()::watch, lifetime, state -> {
            WalletAccount active = state.active();
            merchant = active == null ? null : active.address();
            check();
        });
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
    }

    /** Chooses the model to answer, by content id in hex, or begins a revision. */
    @Override
    public void show(String argument) {
        if (argument.startsWith(REVISE)) {
            Bytes id = Bytes.fromHex(argument.substring(REVISE.length()));
            kit.bridge()
                    .run(
                            () -> new Catalogue(services.node().head()).listing(id),
                            found -> found.value().ifPresent(this::revise),
                            error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
            return;
        }
        wanted = Bytes.fromHex(argument);
        chooseWanted();
    }

    /** What is asked for may be there only later: a page is told what to show before it has read anything. */
    private void chooseWanted() {
        models.getItems().stream()
                .filter(candidate -> candidate.state().id().equals(wanted))
                .findFirst()
                .ifPresent(found -> {
                    wanted = Bytes.EMPTY;
                    models.setValue(found);
                });
    }

    /** Everything as the listing has it but the lot, of which there is a new one. */
    private void revise(PublishedListing old) {
        reset();
        ListingDeclaration document = old.document();
        var names = document.name().texts();
        typed.put(DeclareDraft.Field.NAME_EN, names.getOrDefault("en", ""));
        typed.put(DeclareDraft.Field.NAME_ZH, names.getOrDefault("zh", ""));
        typed.put(DeclareDraft.Field.BRAND, document.brand());
        typed.put(DeclareDraft.Field.GTIN, document.gtin());
        typed.put(
                DeclareDraft.Field.FEE,
                BigDecimal.valueOf(old.state().experienceFeeBps(), 2)
                        .stripTrailingZeros()
                        .toPlainString());
        values.begin(document);
        revised = old.state().id();
        touched = true;
        publish.button().textProperty().bind(texts.bind("declare.revise"));
        revision.getChildren()
                .setAll(Boxes.card(
                        Words.paragraph(
                                texts.text("declare.revising", DocumentTexts.of(kit.languages(), document.name()))),
                        Boxes.row(Gap.NEAR, Boxes.spring(), leave())));
        wanted = old.state().model();
        makeAnew();
        chooseWanted();
    }

    private Node leave() {
        Button leave = Words.button(texts.text("declare.revising.leave"), () -> {
            reset();
            makeAnew();
        });
        leave.setId("declare-leave");
        return leave;
    }

    /** The form of the chosen model with what is to stand in it. */
    private void makeAnew() {
        model = null;
        choose(models.getValue());
    }

    private void reset() {
        revised = Bytes.EMPTY;
        revision.getChildren().clear();
        publish.button().textProperty().bind(texts.bind("declare.publish"));
        DeclareDraft empty = DeclareDraft.empty();
        typed.put(DeclareDraft.Field.NAME_EN, empty.nameEn());
        typed.put(DeclareDraft.Field.NAME_ZH, empty.nameZh());
        typed.put(DeclareDraft.Field.BRAND, empty.brand());
        typed.put(DeclareDraft.Field.GTIN, empty.gtin());
        typed.put(DeclareDraft.Field.FEE, empty.feePercent());
        typed.put(DeclareDraft.Field.LOT, empty.lot());
        typed.put(DeclareDraft.Field.UNITS, empty.units());
        values.clear();
        touched = false;
    }

    private Node content() {
        models.setId("declare-model");
        models.setMaxWidth(Double.MAX_VALUE);
        models.accessibleTextProperty().bind(texts.bind("declare.model"));
        NameCell.in(models, kit.languages(), this::name);
        models.valueProperty().subscribe(this::choose);
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("declare.model")), Boxes.grow(models), proof);
        publish.button().setId("declare-publish");
        var foot = Boxes.column(Gap.NEAR, others, publish);
        foot.getStyleClass().addAll("pad-16", "page-foot");
        var scrolled = Boxes.scroll(Boxes.page(revision, head, form));
        return Boxes.column(Gap.NONE, Boxes.grow(scrolled), foot);
    }

    private String name(PublishedModel one) {
        return one.document().title().in(kit.languages().get()) + " · "
                + one.state().version();
    }

    private Basis read() {
        StateView view = services.node().head();
        ChainParams now = view.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        return new Basis(new Catalogue(view).models(), now);
    }

    private void show(Basis basis) {
        params = basis.params();
        proof.proofProperty().set(Proofs.view(kit, basis.models()));
        List<PublishedModel> newestFirst = basis.models().value().reversed();
        if (!models.getItems().equals(newestFirst)) {
            PublishedModel chosen = models.getValue();
            models.getItems().setAll(newestFirst);
            models.setValue(newestFirst.stream()
                    .filter(candidate -> isSame(candidate, chosen))
                    .findFirst()
                    .orElse(newestFirst.isEmpty() ? null : newestFirst.getFirst()));
        }
        chooseWanted();
        check();
    }

    /** Orders and defects of a model change with time; the model does not. */
    private static boolean isSame(PublishedModel candidate, @Nullable PublishedModel chosen) {
        return chosen != null && candidate.state().id().equals(chosen.state().id());
    }

    private void choose(@Nullable PublishedModel chosen) {
        if (chosen == null) {
            return;
        }
        boolean same = isSame(chosen, model);
        model = chosen;
        if (same) {
            // A form made anew would take the caret away from whoever is typing.
            return;
        }
        fields.clear();
        form.getChildren().setAll(productCard(), values.card(chosen.document()), lotCard());
        check();
    }

    private Node productCard() {
        var grid = new FormGrid();
        text(grid, DeclareDraft.Field.NAME_EN, "declare.name.en");
        text(grid, DeclareDraft.Field.NAME_ZH, "declare.name.zh");
        text(grid, DeclareDraft.Field.BRAND, "declare.brand");
        text(grid, DeclareDraft.Field.GTIN, "declare.gtin");
        return Boxes.card(Words.section(texts.text("declare.product")), grid);
    }

    private Node lotCard() {
        var grid = new FormGrid();
        text(grid, DeclareDraft.Field.LOT, "declare.lot");
        text(grid, DeclareDraft.Field.UNITS, "declare.units");
        text(grid, DeclareDraft.Field.FEE, "declare.fee");
        return Boxes.card(
                Words.section(texts.text("declare.terms")),
                Words.quietParagraph(texts.text("declare.terms.why")),
                grid);
    }

    private void text(FormGrid grid, DeclareDraft.Field field, String key) {
        var input = new TextField(typed.getOrDefault(field, ""));
        input.setId("declare-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        // The chain takes a revision for the same trade item only.
        input.setEditable(field != DeclareDraft.Field.GTIN || revised.isEmpty());
        input.textProperty().subscribe((_, now) -> {
            typed.put(field, now);
            entered();
        });
        fields.put(field, grid.add(texts.text(key), input, texts.text(key + ".hint")));
    }

    private DeclareDraft draft() {
        return new DeclareDraft(
                typed.getOrDefault(DeclareDraft.Field.NAME_EN, ""),
                typed.getOrDefault(DeclareDraft.Field.NAME_ZH, ""),
                typed.getOrDefault(DeclareDraft.Field.BRAND, ""),
                typed.getOrDefault(DeclareDraft.Field.GTIN, ""),
                typed.getOrDefault(DeclareDraft.Field.FEE, ""),
                typed.getOrDefault(DeclareDraft.Field.LOT, ""),
                typed.getOrDefault(DeclareDraft.Field.UNITS, ""),
                values.entered());
    }

    private void entered() {
        touched = true;
        check();
    }

    private void check() {
        PublishedModel chosen = model;
        ChainParams limits = params;
        if (chosen == null || limits == null) {
            return;
        }
        DeclareDraft now = draft();
        checking.ask(() -> now.check(chosen.document(), limits));
    }

    /** Before the first keystroke a form is not wrong, only empty. */
    private void showFindings(DeclareDraft.Findings findings) {
        fields.forEach((field, shown) ->
                shown.problemProperty().set(touched ? words(findings.fields().get(field)) : null));
        values.show(c -> touched ? words(findings.values().get(c)) : null);
        others.getChildren().clear();
        if (touched) {
            for (Problem problem : findings.other()) {
                others.getChildren().add(Words.quietParagraph(problems.of(problem)));
            }
        }
        boolean ready = findings.clean() && merchant != null;
        publish.possibleProperty().set(ready);
        int open = findings.fields().size()
                + findings.values().size()
                + findings.other().size();
        publish.besideProperty().set(ready ? texts.text("declare.ready") : texts.text("declare.open", open));
    }

    private @Nullable Text words(DeclareDraft.@Nullable Finding finding) {
        return switch (finding) {
            case null -> null;
            case DeclareDraft.Finding.OfDocument document -> problems.of(document.problem());
            case DeclareDraft.Finding.NotANumber number -> texts.text("finding.number", number.typed());
            case DeclareDraft.Finding.FeeRange range ->
                texts.text("finding.fee", Spoken.bps(range.minBps()), Spoken.bps(range.maxBps()));
            case DeclareDraft.Finding.UnitsRange _ -> texts.text("finding.units", LotPlan.MAX_UNITS);
            case DeclareDraft.Finding.Missing _ -> texts.text("finding.missing");
        };
    }

    private void publish() {
        PublishedModel chosen = model;
        Bytes account = merchant;
        if (chosen == null || account == null) {
            return;
        }
        DeclareDraft now = draft();
        String label = texts.get("declare.label", now.nameEn());
        publish.busyProperty().set(true);
        kit.bridge()
                .run(
                        () -> send(account, chosen.document(), now, label),
                        _ -> {
                            publish.busyProperty().set(false);
                            navigator.notify(Notice.done(texts.text("declare.done", now.nameEn())));
                            reset();
                            makeAnew();
                            navigator.open(MerchantConsole.ID, ListingsPage.ID);
                        },
                        error -> {
                            publish.busyProperty().set(false);
                            navigator.notify(Notice.problem(error.what(), error.copyText()));
                        });
    }

    private Object send(Bytes account, QualityModel document, DeclareDraft now, String label) {
        LotPlan plan = now.lotPlan().orElseThrow(() -> new IllegalStateException("published without a lot"));
        int fee = now.feeBps().orElseThrow(() -> new IllegalStateException("published without a fee"));
        List<Msg.LotSeal> seals =
                List.of(services.flow().seal(account, now.gtin().strip(), plan));
        ListingDeclaration declaration = now.document(document, seals);
        return revised.isEmpty()
                ? services.flow().publish(account, declaration, fee, seals, label)
                : services.flow().revise(account, revised, declaration, fee, seals, label);
    }
}

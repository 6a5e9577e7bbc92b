package org.cttdc.expert.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.cttdc.expert.ExpertServices;
import org.cttdc.expert.ExpertWorkbench;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.Standard;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.Notice;
import org.cttdc.wallet.api.WalletAccount;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One model: what it says, where it was used, and what it earned its author. */
final class ModelDetail extends VBox {
    private static final int MOST_LINES = 14;

    private final ExpertServices services;
    private final UiKit kit;
    private final Texts texts;
    private final Navigator navigator;
    private final VBox heading = Boxes.column(Gap.TIGHT);
    private final VBox standards = Boxes.column(Gap.TIGHT);
    private final VBox fatePlace = Boxes.column(Gap.NONE);
    private final DataTable<Characteristic> characteristics;
    private final VBox contestsPart;
    private final DataTable<ModelRows.Contest> contests;
    private final PrimaryAction claim;
    private @Nullable FatePart fate;
    private ModelRows.@Nullable Row shown;
    private @Nullable WalletAccount expert;
    private long height;

    ModelDetail(ExpertServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.navigator = navigator;
        this.characteristics = CharacteristicTable.make(kit, texts);
        this.contests = contestsTable();
        this.claim = new PrimaryAction(texts.text("claim.action"), this::claim);
        claim.button().setId("claim-expert");
        claim.managedProperty().bind(claim.visibleProperty());
        this.contestsPart = Boxes.column(Gap.NEAR, Words.section(texts.text("contests.heading")), contests, claim);
        contestsPart.managedProperty().bind(contestsPart.visibleProperty());
        getStyleClass().addAll("pad-16", "gap-16");
        getChildren()
                .addAll(
                        heading,
                        fatePlace,
                        contestsPart,
                        Boxes.column(Gap.NEAR, Words.section(texts.text("table.characteristics")), characteristics),
                        standards);
    }

    /** @param at height of the state the row was read from */
    void show(ModelRows.Row row, @Nullable WalletAccount actingAs, long at) {
        shown = row;
        expert = actingAs;
        height = at;
        heading.getChildren().setAll(title(row), line(row), identity(row));
        List<Characteristic> all = row.model().document().characteristics();
        characteristics.setRows(all);
        characteristics.refresh();
        fit(characteristics, all.size());
        contests.setRows(row.contests());
        contests.refresh();
        fit(contests, row.contests().size());
        contestsPart.setVisible(!row.contests().isEmpty());
        showStandards(row.model().document().standards());
        showFate(row);
        showClaim(row);
    }

    private void showFate(ModelRows.Row row) {
        FatePart part = fate;
        if (part == null) {
            part = new FatePart(services, texts, row, this::send);
            fate = part;
            fatePlace.getChildren().setAll(part);
        } else {
            part.show(row);
        }
    }

    private void send(MarketMsg message) {
        ModelRows.Row row = shown;
        WalletAccount author = expert;
        if (row == null || author == null) {
            return;
        }
        String label = texts.get(
                "fate.label", row.model().document().title().in(kit.languages().get()));
        kit.bridge()
                .run(
                        () -> services.flow().send(author.address(), message, label),
                        sent -> {
                            navigator.notify(Notice.info(texts.text("fate.sent")));
                            new Settling(services, texts, navigator).follow(sent);
                        },
                        error -> navigator.notify(Notice.problem(error.what(), error.copyText())));
    }

    /** The chain went on: what is claimable may have changed though the row did not. */
    void at(long newHeight) {
        height = newHeight;
        ModelRows.Row row = shown;
        if (row != null) {
            contests.refresh();
            showClaim(row);
        }
    }

    private Node title(ModelRows.Row row) {
        Button template = Words.button(
                texts.text("models.use"),
                () -> navigator.open(
                        ExpertWorkbench.ID, ExpertWorkbench.AUTHOR, row.id().hex()));
        template.setId("models-use-template");
        template.setGraphic(Words.icon(Feather.COPY));
        template.setMinWidth(USE_PREF_SIZE);
        var words = Words.page(
                DocumentTexts.of(kit.languages(), row.model().document().title()));
        words.setWrapText(true);
        return Boxes.row(Gap.NEAR, words, Boxes.spring(), template);
    }

    private Node line(ModelRows.Row row) {
        var state = row.model().state();
        return Words.quiet(texts.text(
                row.mine() ? "models.line.mine" : "models.line",
                state.series(),
                state.version(),
                kit.money().whole(state.height())));
    }

    private Node identity(ModelRows.Row row) {
        var state = row.model().state();
        return Boxes.row(
                Gap.GROUP,
                Boxes.row(
                        Gap.NEAR,
                        Words.quiet(texts.text("models.author")),
                        new HashLabel(kit, address(state.author()))),
                Boxes.row(
                        Gap.NEAR,
                        Words.quiet(texts.text("models.id")),
                        new HashLabel(kit, state.id().hex())));
    }

    /** As this chain's people write it: with the prefix of the wallet's own addresses. */
    private String address(Bytes author) {
        WalletAccount mine = expert;
        return mine == null
                ? author.hex()
                : new Address(author).text(mine.text().substring(0, mine.text().lastIndexOf('1')));
    }

    private void showStandards(List<Standard> cited) {
        standards.getChildren().clear();
        if (cited.isEmpty()) {
            return;
        }
        standards.getChildren().add(Words.section(texts.text("models.standards")));
        for (Standard standard : cited) {
            standards.getChildren().add(Words.body(Text.literal(standard.ref() + " : " + standard.edition())));
        }
    }

    private List<ModelRows.Contest> claimable(ModelRows.Row row) {
        return row.contests().stream()
                .filter(contest -> contest.claimable(height))
                .toList();
    }

    private void showClaim(ModelRows.Row row) {
        List<ModelRows.Contest> open = claimable(row);
        long total = open.stream()
                .mapToLong(contest -> contest.due() == null ? 0 : contest.due().amount())
                .sum();
        claim.setVisible(row.mine() || !open.isEmpty());
        claim.possibleProperty().set(!open.isEmpty());
        claim.besideProperty()
                .set(
                        open.isEmpty()
                                ? texts.text("claim.nothing")
                                : texts.text(
                                        "claim.beside",
                                        kit.money().credit(total).text(),
                                        open.size()));
    }

    private void claim() {
        ModelRows.Row row = shown;
        WalletAccount author = expert;
        if (row == null || author == null) {
            return;
        }
        List<Long> cycles =
                claimable(row).stream().map(ModelRows.Contest::cycle).toList();
        Locale language = kit.languages().get();
        String label = texts.get("claim.label", row.model().document().title().in(language));
        claim.busyProperty().set(true);
        kit.bridge()
                .run(
                        () -> services.flow()
                                .claim(author.address(), row.id(), cycles, ModelRows.share(row.mine()), label),
                        sent -> {
                            claim.busyProperty().set(false);
                            navigator.notify(Notice.info(texts.text("claim.sent")));
                            new Settling(services, texts, navigator).follow(sent);
                        },
                        error -> {
                            claim.busyProperty().set(false);
                            navigator.notify(Notice.problem(error.what(), error.copyText()));
                        });
    }

    private DataTable<ModelRows.Contest> contestsTable() {
        var table = new DataTable<ModelRows.Contest>(kit, texts.text("contests.heading"));
        table.setId("model-contests");
        table.figures(
                texts.text("contests.column.cycle"),
                60,
                contest -> Long.toString(contest.cycle()),
                Comparator.comparingLong(ModelRows.Contest::cycle));
        table.figures(
                texts.text("contests.column.orders"),
                70,
                contest -> kit.money().whole(contest.state().orders()),
                Comparator.comparingLong(contest -> contest.state().orders()));
        table.figures(
                texts.text("contests.column.fees"),
                120,
                contest -> kit.money().credit(contest.state().fees()).text(),
                Comparator.comparingLong(contest -> contest.state().fees()));
        table.figures(
                texts.text("contests.column.share"),
                120,
                contest -> kit.money()
                        .credit(contest.state().experts() - contest.state().expertsReduced())
                        .text(),
                Comparator.comparingLong(contest -> contest.state().experts()));
        table.text(texts.text("contests.column.stage"), 110, this::stage);
        return table;
    }

    private String stage(ModelRows.Contest contest) {
        if (contest.due() != null && contest.due().claimedHeight() > 0) {
            return texts.get("contest.claimed");
        }
        if (contest.claimable(height)) {
            return texts.get("contest.claimable");
        }
        return texts.get("contest." + contest.state().stage().name());
    }

    /** As high as its rows, so that the page scrolls and not the table in it. */
    private static void fit(DataTable<?> table, int rows) {
        int lines = Math.min(rows, MOST_LINES) + 1;
        table.setStyle(
                "-fx-pref-height: " + (lines * 2.1538 + 0.5) + "em; -fx-min-height: " + (lines * 2.1538 + 0.5) + "em;");
    }
}

package org.cttdc.merchant.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.merchant.MerchantServices;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedModel;
import org.cttdc.uikit.chart.SettlementFlow;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.Proofs;
import org.cttdc.uikit.control.RowPicker;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.live.Live;
import org.cttdc.uikit.live.LivePane;
import org.cttdc.uikit.workbench.Lifetime;
import org.cttdc.uikit.workbench.Navigator;
import org.cttdc.uikit.workbench.PageView;
import org.kordamp.ikonli.feather.Feather;

/** Where the experience fees of every competition go, to the fen, from verified state. */
public final class SettlementPage implements PageView {
    /** Identifier for navigation. */
    public static final String ID = "settlement";

    /** One competition and its model's title in both languages. */
    private record Row(CompetitionState competition, PublishedModel model) {
        String id() {
            return competition.cycle() + "/" + competition.model().hex();
        }
    }

    private final MerchantServices services;
    private final UiKit kit;
    private final Texts texts;
    private final DataTable<Row> table;
    private final RowPicker<Row> picker;
    private final ProofChip proof;
    private final VBox detail = Boxes.page();
    private final StackPane place = new StackPane();
    private final Node board;
    private final LivePane<Verified<List<Row>>> pane;

    public SettlementPage(MerchantServices services, Texts texts, Navigator navigator) {
        this.services = services;
        this.kit = services.kit();
        this.texts = texts;
        this.table = table();
        this.proof = new ProofChip(kit, navigator);
        var head = Boxes.row(Gap.NEAR, Words.section(texts.text("settlement.heading")), Boxes.spring(), proof);
        this.board = new MasterDetail(Boxes.page(head, Boxes.grow(table)), Boxes.scroll(detail), 0.45);
        this.pane = new LivePane<>(kit, 6, this::read, place, this::show);
        this.picker = new RowPicker<>(
                kit.bridge(), table, Row::id, (row, argument) -> row.id().equals(argument), this::showDetail);
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void attach(Lifetime lifetime) {
        Live.onNewState(kit.bridge(), services.node(), lifetime, pane::refresh);
    }

    /** Chooses a competition, by its cycle and model: {@code 3/<model in hex>}. */
    @Override
    public void show(String argument) {
        picker.want(argument);
    }

    private Verified<List<Row>> read() {
        StateView view = services.node().head();
        Catalogue catalogue = new Catalogue(view);
        ChainParams params = view.read(StateKeys.params())
                .value()
                .orElseThrow(() -> new IllegalStateException("a chain without parameters"));
        Verified<List<PublishedModel>> models = catalogue.models();
        List<Row> rows = new ArrayList<>();
        for (long cycle = new CyclePhases(params.cycleLength()).cycle(view.height()); cycle >= 0; cycle--) {
            for (CompetitionState competition : catalogue.competitions(cycle).value()) {
                model(models.value(), competition.model()).ifPresent(model -> rows.add(new Row(competition, model)));
            }
        }
        return models.map(_ -> List.copyOf(rows));
    }

    private static Optional<PublishedModel> model(List<PublishedModel> models, Bytes id) {
        return models.stream().filter(model -> model.state().id().equals(id)).findFirst();
    }

    private void show(Verified<List<Row>> rows) {
        if (rows.value().isEmpty()) {
            place.getChildren()
                    .setAll(new EmptyState(
                            Feather.PIE_CHART,
                            texts.text("settlement.empty.title"),
                            texts.text("settlement.empty.purpose")));
            return;
        }
        proof.proofProperty().set(Proofs.view(kit, rows));
        table.setRows(rows.value());
        Boxes.show(place, board);
    }

    private void showDetail(Row row) {
        CompetitionState c = row.competition();
        var lines = Boxes.column(Gap.TIGHT);
        lines.setId("settlement-lines");
        line(lines, "settlement.sales", c.gross());
        line(lines, "settlement.fees", c.fees());
        line(lines, "settlement.experts", c.experts());
        line(lines, "settlement.winners", c.winners());
        line(lines, "settlement.platforms", c.platforms());
        line(lines, "settlement.community", c.community());
        if (c.rolledOut() > 0) {
            line(lines, "settlement.rolled", c.rolledOut());
        }
        detail.getChildren()
                .setAll(
                        Words.page(DocumentTexts.of(
                                kit.languages(), row.model().document().title())),
                        Words.quiet(texts.text(
                                "settlement.stage." + c.stage(), c.cycle(), c.orders(), c.reveals(), c.winnerCount())),
                        lines);
        if (c.stage() == CompetitionState.Stage.SETTLED) {
            detail.getChildren().add(flow(c));
        }
    }

    private Node flow(CompetitionState c) {
        return new SettlementFlow(
                kit,
                new SettlementFlow.Data(
                        texts.text("settlement.flow"),
                        c.gross(),
                        c.experts(),
                        c.winners(),
                        c.platforms(),
                        c.community()));
    }

    private void line(VBox lines, String key, long fen) {
        var amount = new MoneyLabel(kit, Asset.CREDIT, fen);
        lines.getChildren().add(Boxes.row(Gap.NEAR, Words.quiet(texts.text(key)), Boxes.spring(), amount));
    }

    private DataTable<Row> table() {
        var made = new DataTable<Row>(kit, texts.text("settlement.heading"));
        made.setId("competitions");
        made.figures(
                texts.text("settlement.column.cycle"),
                70,
                row -> Long.toString(row.competition().cycle()),
                Comparator.comparingLong(row -> row.competition().cycle()));
        made.text(texts.text("settlement.column.model"), 200, this::title);
        made.figures(
                texts.text("settlement.column.sales"),
                150,
                row -> kit.money().credit(row.competition().gross()).text(),
                Comparator.comparingLong(row -> row.competition().gross()));
        made.text(
                texts.text("settlement.column.stage"),
                100,
                row -> texts.get("competition." + row.competition().stage()));
        return made;
    }

    private String title(Row row) {
        Locale language = kit.languages().get();
        return row.model().document().title().in(language);
    }
}

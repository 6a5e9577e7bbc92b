package org.cttdc.uikit.gallery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.async.UserError;
import org.cttdc.uikit.chart.Estimate;
import org.cttdc.uikit.chart.ForestPlot;
import org.cttdc.uikit.chart.LimitStrip;
import org.cttdc.uikit.chart.SettlementFlow;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.EmptyState;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FormGrid;
import org.cttdc.uikit.control.HashLabel;
import org.cttdc.uikit.control.MasterDetail;
import org.cttdc.uikit.control.MoneyLabel;
import org.cttdc.uikit.control.PrimaryAction;
import org.cttdc.uikit.control.ProofChip;
import org.cttdc.uikit.control.ProofPathView;
import org.cttdc.uikit.control.ProofStep;
import org.cttdc.uikit.control.ProofView;
import org.cttdc.uikit.control.QuantityField;
import org.cttdc.uikit.control.SigningPrompt;
import org.cttdc.uikit.control.SigningSheetView;
import org.cttdc.uikit.control.Skeleton;
import org.cttdc.uikit.control.StaleBanner;
import org.cttdc.uikit.control.StatePill;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Verdict;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.TestNavigator;
import org.kordamp.ikonli.feather.Feather;

/** Pages that show every control of the kit in every state. */
final class Gallery {

    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final Instant NOW = Instant.parse("2026-11-24T03:10:05Z");

    /** A row of the table page. */
    record Listing(String model, String merchant, Verdict verdict, long price, int reports, long height) {}

    final Languages languages;
    final UiKit kit;
    private final Texts words;
    private final TestNavigator navigator = new TestNavigator();

    Gallery(Languages languages) {
        this.languages = languages;
        this.kit = UiKit.of(
                languages, UiBridge.synchronous(ManualUi::words), InstantSource.fixed(NOW), ZoneOffset.UTC, _ -> {});
        this.words = Texts.load(languages, file -> Gallery.class.getResourceAsStream(file), "gallery");
    }

    private Text text(String key, Object... args) {
        return words.text(key, args);
    }

    private ProofView proof() {
        return ProofView.verified(
                12_345,
                NOW,
                3,
                List.of(
                        new ProofStep(text("step.header"), text("step.header.why"), HASH),
                        new ProofStep(text("step.state"), text("step.state.why"), HASH),
                        new ProofStep(text("step.leaf"), text("step.leaf.why"), HASH)),
                () -> Bytes.of((byte) 1));
    }

    Region controls() {
        VBox left = Boxes.column(Gap.SECTION, type(), chips(), money());
        VBox right = Boxes.column(Gap.SECTION, form(), buttons());
        left.setPrefWidth(460);
        var columns = Boxes.row(Gap.SECTION, left, Boxes.grow(right));
        columns.setAlignment(Pos.TOP_LEFT);
        return Boxes.scroll(Boxes.page(columns));
    }

    Region states() {
        var unreachable =
                new UserError("node.unreachable", text("error.what"), text("error.why"), text("error.do"), "timeout");
        var banner = new StaleBanner(kit);
        banner.show(12_345, NOW, unreachable);
        var skeleton = new Skeleton(kit, 4);
        var error = new ErrorPane(kit, unreachable, () -> {});
        var empty =
                new EmptyState(Feather.INBOX, text("empty.title"), text("empty.purpose"), text("empty.next"), () -> {});
        VBox left = Boxes.column(Gap.GROUP, error, Boxes.card(skeleton), Boxes.card(empty));
        var path = new ProofPathView(kit, proof());
        var row = Boxes.row(Gap.SECTION, Boxes.grow(left), Boxes.card(path));
        path.setPrefWidth(340);
        row.setAlignment(Pos.TOP_LEFT);
        return Boxes.column(Gap.NONE, banner, Boxes.grow(Boxes.scroll(Boxes.page(row))));
    }

    Region table() {
        DataTable<Listing> table = listings();
        table.getSelectionModel().select(2);
        var search = new TextField();
        search.promptTextProperty().bind(kit.texts().bind("search"));
        search.accessibleTextProperty().bind(kit.texts().bind("search"));
        table.filterProperty().bind(search.textProperty());
        VBox master = Boxes.column(Gap.NEAR, search, Boxes.grow(table));
        master.getStyleClass().add("pad-16");
        var action = new PrimaryAction(text("publish"), () -> {});
        action.besideProperty().set(text("publish.cost"));
        VBox detail = Boxes.page(
                Words.page(Text.literal("Kettle 1.7 L")),
                Boxes.row(Gap.NEAR, new StatePill(kit, Verdict.CONDITIONAL), new ProofChip(kit, navigator, proof())),
                new MoneyLabel(kit, Asset.CREDIT, 1_234_567_89L, MoneyLabel.Size.HERO),
                Words.quietParagraph(text("detail")),
                Boxes.spring(),
                action);
        return new MasterDetail(master, detail, 0.62);
    }

    Region charts() {
        List<Estimate> reports = IntStream.range(0, 7)
                .mapToObj(i -> new Estimate(
                        text("chart.report", i + 1),
                        new BigDecimal("1.82").add(new BigDecimal("0.03").multiply(BigDecimal.valueOf(i % 4))),
                        new BigDecimal("0.06")))
                .toList();
        var forest = new ForestPlot(
                kit,
                new ForestPlot.Data(
                        text("chart.power"),
                        "kW",
                        new Estimate(text("chart.declared"), new BigDecimal("1.80"), BigDecimal.ZERO),
                        reports,
                        new Estimate(text("chart.fused"), new BigDecimal("1.86"), new BigDecimal("0.03")),
                        new BigDecimal("1.62"),
                        new BigDecimal("1.98")));
        var strip = new LimitStrip(
                kit,
                new LimitStrip.Data(
                        text("chart.power"),
                        "kW",
                        new Estimate(text("chart.fused"), new BigDecimal("1.86"), new BigDecimal("0.03")),
                        new BigDecimal("1.62"),
                        new BigDecimal("1.98"),
                        new BigDecimal("0.03")));
        var flow = new SettlementFlow(
                kit,
                new SettlementFlow.Data(
                        text("chart.settlement"), 2_000_000_000L, 30_000_000, 150_000_000, 120_000_000, 12_000_000));
        VBox left = Boxes.column(Gap.SECTION, forest, strip);
        left.setPrefWidth(560);
        var row = Boxes.row(Gap.SECTION, Boxes.grow(left), Boxes.grow(flow));
        row.setAlignment(Pos.TOP_LEFT);
        return Boxes.scroll(Boxes.page(row));
    }

    Region signing(boolean locked) {
        var bytes = IntStream.range(0, 75)
                .collect(java.io.ByteArrayOutputStream::new, (out, i) -> out.write(i * 37), (a, b) -> {});
        var prompt = new SigningPrompt(
                text("sign.title"),
                List.of(text("sign.one"), text("sign.two")),
                List.of(
                        new SigningPrompt.CostLine(
                                text("sign.bond"), kit.money().ctt(50_000_000).text()),
                        new SigningPrompt.CostLine(
                                text("sign.fee"), kit.money().ctt(2_500).text())),
                "ctt1q8v…m2f7",
                Bytes.of(bytes.toByteArray()),
                List.of(
                        new SigningPrompt.Highlight(0, 4, 24, text("sign.mark.listing")),
                        new SigningPrompt.Highlight(0, 30, 35, text("sign.mark.bond"))),
                locked);
        var sheet = new SigningSheetView(kit, prompt, _ -> {}, () -> {});
        if (!locked) {
            sheet.getChildren().stream()
                    .filter(TitledPane.class::isInstance)
                    .forEach(bytesPane -> ((TitledPane) bytesPane).setExpanded(true));
        }
        return sheet;
    }

    private DataTable<Listing> listings() {
        var table = new DataTable<Listing>(kit, text("table.name"));
        table.text(text("table.model"), 190, Listing::model);
        table.text(text("table.merchant"), 130, Listing::merchant);
        table.nodes(
                text("table.verdict"),
                130,
                row -> new StatePill(kit, row.verdict()),
                Comparator.comparing(Listing::verdict));
        table.figures(
                text("table.price"),
                110,
                row -> kit.money().credit(row.price()).text(),
                Comparator.comparingLong(Listing::price));
        table.figures(
                text("table.reports"),
                80,
                row -> kit.money().whole(row.reports()),
                Comparator.comparingInt(Listing::reports));
        List<Verdict> verdicts = List.of(Verdict.values());
        table.setRows(IntStream.range(0, 60)
                .mapToObj(i -> new Listing(
                        (i % 2 == 0 ? "Kettle " : "电热水壶 ") + i,
                        i % 3 == 0 ? "Hangzhou 杭州" : "Ningbo 宁波",
                        verdicts.get(i % verdicts.size()),
                        9_900L + i * 731L * (1 + i % 5) * 11,
                        i * 7 % 1300,
                        12_000 + i))
                .toList());
        return table;
    }

    private Node type() {
        return Boxes.column(
                Gap.TIGHT,
                Words.hero(Text.literal("1,234,567.89")),
                Words.hero(Text.literal("1,111,111.11")),
                Words.page(text("type.page")),
                Words.section(text("type.section")),
                Words.paragraph(text("type.body")),
                Words.caption(text("type.caption")),
                new HashLabel(kit, HASH));
    }

    private Node chips() {
        VBox box = Boxes.column(
                Gap.NEAR,
                new ProofChip(kit, navigator, proof()),
                new ProofChip(kit, navigator, proof().stale()),
                new ProofChip(kit, navigator, ProofView.pending()),
                new ProofChip(kit, navigator, ProofView.notVerified()));
        var pills = Boxes.row(Gap.NEAR);
        for (Verdict verdict : Verdict.values()) {
            pills.getChildren().add(new StatePill(kit, verdict));
        }
        box.getChildren().add(pills);
        return box;
    }

    private Node money() {
        VBox box = Boxes.column(Gap.TIGHT);
        box.setAlignment(Pos.TOP_RIGHT);
        box.setMaxWidth(Region.USE_PREF_SIZE);
        for (long fen : new long[] {123_456, 99, -5_000_000_00L}) {
            box.getChildren().add(new MoneyLabel(kit, Asset.CREDIT, fen));
        }
        box.getChildren().add(new MoneyLabel(kit, Asset.CTT, 1_500_000, MoneyLabel.Size.SECTION));
        box.getChildren().add(new MoneyLabel(kit, Asset.CTT, 123_456_789_000_001L, MoneyLabel.Size.HERO));
        return box;
    }

    private Node form() {
        var form = new FormGrid();
        form.add(text("form.title"), new TextField("Kettle 1.7 L"), text("form.title.hint"));
        var power = new QuantityField(Text.literal("kW"));
        power.textProperty().set(new BigDecimal("2.20").toPlainString());
        form.add(text("form.power"), power, text("form.power.hint"))
                .problemProperty()
                .set(text("form.power.wrong"));
        var choice = new ComboBox<String>();
        choice.getItems().addAll("GB 4706", "IEC 60335");
        choice.getSelectionModel().select(0);
        form.add(text("form.standard"), choice);
        var notes = new TextArea("…");
        notes.setPrefRowCount(3);
        form.add(text("form.notes"), notes);
        var check = new CheckBox();
        check.textProperty().bind(text("form.agree").observe());
        form.add(text("form.consent"), check);
        return form;
    }

    private Node buttons() {
        var possible = new PrimaryAction(text("publish"), () -> {});
        possible.besideProperty().set(text("publish.cost"));
        var blocked = new PrimaryAction(text("publish"), () -> {});
        blocked.possibleProperty().set(false);
        blocked.besideProperty().set(text("publish.blocked"));
        return Boxes.column(Gap.NEAR, possible, blocked);
    }
}

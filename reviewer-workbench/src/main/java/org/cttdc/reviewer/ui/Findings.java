package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.Bound;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.Limit;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.Result;
import org.cttdc.uikit.chart.Estimate;
import org.cttdc.uikit.chart.ForestPlot;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.document.DocumentTexts;
import org.cttdc.uikit.document.Spoken;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;
import org.jspecify.annotations.Nullable;

/** What a listing declares beside what the model asks and what reviewers found. */
final class Findings extends VBox {
    private static final double MAX_HEIGHT = 330;
    private static final double ROW_HEIGHT = 28;

    /** A line as it is read. */
    private record Line(String characteristic, String limit, String declared, String fused, int reports) {}

    private final UiKit kit;
    private final Spoken spoken;
    private final Texts texts;
    private final Label summary = new Label();
    private final DataTable<Line> table;
    private final VBox plots = Boxes.column(Gap.GROUP);
    private Runnable again = () -> {};

    Findings(UiKit kit, Texts texts) {
        this.kit = kit;
        this.texts = texts;
        this.spoken = new Spoken(kit);
        this.table = table();
        getStyleClass().add("gap-8");
        summary.setId("findings-summary");
        summary.getStyleClass().add("quiet");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        plots.managedProperty().bind(plots.visibleProperty());
        getChildren().addAll(summary, table, plots);
        clear();
    }

    /** The same in the language of the moment. */
    void tellAgain() {
        again.run();
    }

    void clear() {
        again = () -> {};
        summary.textProperty().bind(texts.bind("findings.reading"));
        table.setRows(List.of());
        plots.setVisible(false);
    }

    /** @param reports how many reports are behind the lines */
    void show(QualityModel model, List<Consensus.Line> lines, int reports) {
        again = () -> show(model, lines, reports);
        Text words = texts.text("findings.summary", reports);
        summary.textProperty().bind(words.observe());
        table.setRows(lines.stream().map(line -> line(model, line)).toList());
        table.setPrefHeight(Math.min(MAX_HEIGHT, ROW_HEIGHT * (lines.size() + 1) + 4));
        table.setMinHeight(Math.min(4 * ROW_HEIGHT, table.getPrefHeight()));
        List<ForestPlot> drawn =
                lines.stream().flatMap(line -> plot(line).stream()).toList();
        plots.getChildren().setAll(Words.section(texts.text("findings.plot")));
        plots.getChildren().addAll(drawn);
        plots.setVisible(!drawn.isEmpty());
    }

    /** A plot of a measured characteristic that somebody tested. */
    private Optional<ForestPlot> plot(Consensus.Line line) {
        Characteristic c = line.c();
        Limit limit = c.limit();
        Decimal declared = line.declared().orElse(null);
        if (c.kind() != CharacteristicKind.MEASURED
                || declared == null
                || line.observed().isEmpty()) {
            return Optional.empty();
        }
        List<Estimate> reports = new ArrayList<>();
        for (Result result : line.observed()) {
            Text name = texts.text("findings.test", reports.size() + 1);
            reports.add(new Estimate(name, result.value().value(), expanded(result.u())));
        }
        return Optional.of(new ForestPlot(
                kit,
                new ForestPlot.Data(
                        DocumentTexts.of(kit.languages(), c.name()),
                        Spoken.unit(c),
                        new Estimate(texts.text("findings.declared"), declared.value(), BigDecimal.ZERO),
                        reports,
                        line.fused()
                                .map(value ->
                                        new Estimate(texts.text("findings.fused"), value.value(), BigDecimal.ZERO))
                                .orElse(null),
                        limit == null ? null : bound(limit.min()),
                        limit == null ? null : bound(limit.max()))));
    }

    /** U for about 95 %: twice the standard uncertainty, as the chain counts it. */
    private static BigDecimal expanded(@Nullable Decimal u) {
        return u == null ? BigDecimal.ZERO : u.value().multiply(BigDecimal.TWO);
    }

    private static @Nullable BigDecimal bound(@Nullable Bound bound) {
        return bound instanceof Bound.Fixed fixed ? fixed.value().value() : null;
    }

    private Line line(QualityModel model, Consensus.Line line) {
        return new Line(
                spoken.name(line.c()),
                spoken.limit(model, line.c()),
                line.declared().map(value -> spoken.value(line.c(), value)).orElse("–"),
                line.fused()
                        .map((Decimal value) -> spoken.value(line.c(), value))
                        .orElse("–"),
                line.observed().size());
    }

    private DataTable<Line> table() {
        var made = new DataTable<Line>(kit, texts.text("findings.heading"));
        made.setId("findings");
        made.setPlaceholder(Words.quiet(Text.empty()));
        made.text(texts.text("findings.characteristic"), 170, Line::characteristic);
        made.figures(
                texts.text("findings.limit"),
                100,
                Line::limit,
                (a, b) -> a.limit().compareTo(b.limit()));
        made.figures(
                texts.text("findings.declared"),
                90,
                Line::declared,
                (a, b) -> a.declared().compareTo(b.declared()));
        made.figures(
                texts.text("findings.fused"),
                90,
                Line::fused,
                (a, b) -> a.fused().compareTo(b.fused()));
        made.figures(
                texts.text("findings.reports"),
                60,
                line -> kit.money().whole(line.reports()),
                (a, b) -> Integer.compare(a.reports(), b.reports()));
        return made;
    }
}

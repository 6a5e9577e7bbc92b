package org.cttdc.reviewer.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.cttdc.uikit.i18n.Texts;

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

    Findings(UiKit kit, Texts texts) {
        this.kit = kit;
        this.texts = texts;
        this.spoken = new Spoken(kit);
        this.table = table();
        getStyleClass().add("gap-8");
        summary.getStyleClass().add("quiet");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(Boxes.row(Gap.NEAR, Boxes.grow(summary)), table);
        clear();
    }

    void clear() {
        summary.textProperty().bind(texts.bind("findings.reading"));
        table.setRows(List.of());
    }

    /** @param reports how many reports are behind the lines */
    void show(QualityModel model, List<Consensus.Line> lines, int reports) {
        Text words = texts.text("findings.summary", reports);
        summary.textProperty().bind(words.observe());
        table.setRows(lines.stream().map(line -> line(model, line)).toList());
        table.setPrefHeight(Math.min(MAX_HEIGHT, ROW_HEIGHT * (lines.size() + 1) + 4));
        table.setMinHeight(Math.min(4 * ROW_HEIGHT, table.getPrefHeight()));
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
        made.text(texts.text("findings.characteristic"), 190, Line::characteristic);
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

package org.cttdc.reviewer.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import javafx.scene.layout.VBox;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.uikit.control.DataTable;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Texts;

/** The complete ranking of a settled competition, the person's own lines marked. */
final class RankingTable extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final int MOST_ROWS = 12;
    private static final int PPM_OF_PERCENT = 4;

    private record Line(RankingEntry entry, boolean own) {}

    private final UiKit kit;
    private final Texts texts;
    private final Acting acting;
    private final DataTable<Line> table;

    RankingTable(UiKit kit, Texts texts, Acting acting) {
        this.acting = acting;
        this.kit = kit;
        this.texts = texts;
        this.table = table();
        getChildren().add(table);
    }

    void show(List<RankingEntry> ranking) {
        table.setRows(ranking.stream()
                .map(entry -> new Line(entry, entry.author().equals(acting.address())))
                .toList());
        int rows = Math.clamp(ranking.size(), 2, MOST_ROWS);
        table.setPrefHeight(ROW_HEIGHT * (rows + 1) + 4);
        table.setMinHeight(table.getPrefHeight());
    }

    /** The same in the language of the moment. */
    void tellAgain() {
        table.refresh();
    }

    private DataTable<Line> table() {
        var made = new DataTable<Line>(kit, texts.text("competition.ranking"));
        made.setId("ranking-table");
        made.setPlaceholder(Words.quiet(texts.text("ranking.none")));
        made.figures(
                texts.text("ranking.rank"),
                50,
                line -> Long.toString(line.entry().rank()),
                Comparator.comparingLong(line -> line.entry().rank()));
        made.text(texts.text("ranking.author"), 180, this::author);
        made.figures(
                texts.text("ranking.score"),
                80,
                line -> percent(line.entry().score()),
                Comparator.comparingLong(line -> line.entry().score()));
        made.figures(
                texts.text("ranking.amount"),
                110,
                line -> kit.money().credit(line.entry().amount()).text(),
                Comparator.comparingLong(line -> line.entry().amount()));
        made.text(
                texts.text("ranking.class"),
                110,
                line -> texts.get("share." + line.entry().share()));
        return made;
    }

    private String author(Line line) {
        String address = acting.shortened(line.entry().author());
        return line.own() ? texts.get("ranking.you", address) : address;
    }

    private String percent(long ppm) {
        return kit.money().decimal(BigDecimal.valueOf(ppm, PPM_OF_PERCENT).setScale(2, RoundingMode.HALF_UP))
                + "\u00a0%";
    }
}

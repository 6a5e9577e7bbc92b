package org.cttdc.uikit.chart;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.Boxes.Gap;
import org.cttdc.uikit.control.ErrorPane;
import org.cttdc.uikit.control.FileExport;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.control.Words;
import org.cttdc.uikit.i18n.Text;
import org.kordamp.ikonli.feather.Feather;

/** A chart with its title, a text that says the same, and its figures as CSV. */
public abstract class Chart extends VBox {

    private final UiKit kit;
    private final Text alternative;

    /**
     * @param name file name of the CSV without its ending
     * @param alternative says in words what the chart shows
     */
    Chart(UiKit kit, Text title, String name, Text alternative, ChartCanvas.Painter painter) {
        this.kit = kit;
        this.alternative = alternative;
        getStyleClass().addAll("chart-pane", "gap-8");
        var canvas = new ChartCanvas(painter);
        canvas.accessibleTextProperty().bind(alternative.observe());
        Label heading = Words.section(title);
        var problem = new VBox();
        var export = Words.iconButton(
                Feather.DOWNLOAD,
                kit.texts().text("chart.export"),
                () -> FileExport.save(
                        kit,
                        getScene().getWindow(),
                        name + ".csv",
                        csv().getBytes(StandardCharsets.UTF_8),
                        error -> problem.getChildren().setAll(new ErrorPane(kit, error))));
        getChildren().addAll(Boxes.row(Gap.NEAR, heading, Boxes.spring(), export), canvas, problem);
        // Words on the canvas are painted, not bound: a change of language paints them anew.
        heading.textProperty().subscribe(canvas::requestLayout);
    }

    /** What the chart shows, in words. */
    public final Text alternative() {
        return alternative;
    }

    /** The figures: a header line, then one line each; exact decimals, comma separated, quoted as RFC 4180 says. */
    public final String csv() {
        return rows().stream()
                .map(row -> row.stream().map(Chart::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** The lines of the CSV, the header first. */
    abstract List<List<String>> rows();

    final UiKit kit() {
        return kit;
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}

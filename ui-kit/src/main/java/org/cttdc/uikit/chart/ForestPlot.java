package org.cttdc.uikit.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.cttdc.uikit.chart.ChartPalette.Tone;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** What was declared, what reviewers measured, and what follows from all: one line each on one scale. */
public final class ForestPlot extends Chart {

    /**
     * What is drawn.
     *
     * @param unit unit of every figure
     * @param reports the observed values with U bars
     * @param fused the estimate from all of them, or null while there is none
     * @param lower lower limit of the model, or null
     * @param upper upper limit of the model, or null
     */
    public record Data(
            Text title,
            String unit,
            Estimate declared,
            List<Estimate> reports,
            @Nullable Estimate fused,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper) {

        public Data {
            reports = List.copyOf(reports);
        }

        private List<BigDecimal> extent() {
            var all = new ArrayList<BigDecimal>();
            lines().forEach(line -> {
                all.add(line.low());
                all.add(line.high());
            });
            if (lower != null) {
                all.add(lower);
            }
            if (upper != null) {
                all.add(upper);
            }
            return all;
        }

        private List<Estimate> lines() {
            var lines = new ArrayList<Estimate>();
            lines.add(declared);
            lines.addAll(reports);
            if (fused != null) {
                lines.add(fused);
            }
            return lines;
        }
    }

    private final Data data;

    public ForestPlot(UiKit kit, Data data) {
        super(kit, data.title(), "forest-plot", words(kit, data), new Painter(data));
        this.data = data;
    }

    private static Text words(UiKit kit, Data data) {
        Estimate fused = data.fused();
        return kit.texts()
                .text(
                        "forest.alternative",
                        data.title(),
                        data.declared().figure() + " " + data.unit(),
                        data.reports().size(),
                        fused == null ? kit.texts().text("limit.none") : fused.figure() + " " + data.unit(),
                        limit(kit, data.lower(), data.unit()),
                        limit(kit, data.upper(), data.unit()));
    }

    private static Text limit(UiKit kit, @Nullable BigDecimal limit, String unit) {
        return limit == null ? kit.texts().text("limit.none") : Text.literal(limit.toPlainString() + " " + unit);
    }

    @Override
    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                kit().texts().get("csv.what"),
                kit().texts().get("csv.value"),
                kit().texts().get("csv.uncertainty"),
                kit().texts().get("csv.unit")));
        for (Estimate line : data.lines()) {
            rows.add(List.of(
                    line.name().get(),
                    line.value().toPlainString(),
                    line.uncertainty().toPlainString(),
                    data.unit()));
        }
        addLimit(rows, "limit.lower", data.lower());
        addLimit(rows, "limit.upper", data.upper());
        return rows;
    }

    private void addLimit(List<List<String>> rows, String key, @Nullable BigDecimal limit) {
        if (limit != null) {
            rows.add(List.of(kit().texts().get(key), limit.toPlainString(), "", data.unit()));
        }
    }

    /** Paints names left, figures right, marks between. */
    private record Painter(Data data) implements ChartCanvas.Painter {

        @Override
        public double height(ChartPalette palette, double width) {
            return (data.lines().size() + 2) * palette.line();
        }

        @Override
        public void paint(Pen pen, double width, double height) {
            List<Estimate> lines = data.lines();
            double names = Math.min(
                    width * 0.3,
                    12
                            + lines.stream()
                                    .mapToDouble(line -> pen.width(line.name().get()))
                                    .max()
                                    .orElse(0));
            double figures = 16
                    + lines.stream()
                            .mapToDouble(line -> pen.width(line.figure()))
                            .max()
                            .orElse(0);
            Axis axis = Axis.over(data.extent(), names + 8, width - figures - 8);
            double bottom = lines.size() * pen.line();
            axis.draw(pen, 0, bottom, data.unit());
            band(pen, axis, bottom);
            limit(pen, axis, data.lower(), bottom);
            limit(pen, axis, data.upper(), bottom);
            for (int i = 0; i < lines.size(); i++) {
                line(pen, axis, lines.get(i), (i + 0.5) * pen.line(), names, width);
            }
        }

        private void band(Pen pen, Axis axis, double bottom) {
            Estimate fused = data.fused();
            if (fused != null) {
                double from = axis.at(fused.low());
                pen.area(from, 0, axis.at(fused.high()) - from, bottom, Tone.BAND);
                pen.vertical(axis.at(fused.value()), 0, bottom, 1, Tone.ACCENT);
            }
        }

        private static void limit(Pen pen, Axis axis, @Nullable BigDecimal limit, double bottom) {
            if (limit != null) {
                pen.dashedVertical(axis.at(limit), 0, bottom, Tone.INK);
            }
        }

        private void line(Pen pen, Axis axis, Estimate line, double y, double names, double width) {
            boolean declared = line.equals(data.declared());
            boolean fused = line.equals(data.fused());
            pen.wordsWithin(line.name().get(), 0, y, names - 4, Tone.INK);
            pen.words(line.figure(), width, y, TextAlignment.RIGHT, Tone.INK);
            double x = axis.at(line.value());
            if (line.uncertainty().signum() != 0) {
                pen.whisker(axis.at(line.low()), axis.at(line.high()), y, fused ? Tone.ACCENT : Tone.INK);
            }
            if (declared || fused) {
                pen.diamond(x, y, 5, fused, fused ? Tone.ACCENT : Tone.INK);
            } else {
                pen.square(x, y, 3, Tone.INK);
            }
        }
    }
}

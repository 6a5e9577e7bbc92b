package org.cttdc.uikit.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.cttdc.uikit.chart.ChartPalette.Tone;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Text;
import org.jspecify.annotations.Nullable;

/** One value against its limits: the allowed zone, the guard band inside it (hatched), the value with its U bar. */
public final class LimitStrip extends Chart {

    /**
     * What is drawn.
     *
     * @param unit unit of every figure
     * @param lower lower limit, or null
     * @param upper upper limit, or null
     * @param guard width of the guard band inside each limit, zero or more
     */
    public record Data(
            Text title,
            String unit,
            Estimate value,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            BigDecimal guard) {

        private List<BigDecimal> extent() {
            var all = new ArrayList<>(List.of(value.low(), value.high()));
            if (lower != null) {
                all.add(lower);
            }
            if (upper != null) {
                all.add(upper);
            }
            return all;
        }
    }

    private final Data data;

    public LimitStrip(UiKit kit, Data data) {
        super(kit, data.title(), "limits", words(kit, data), new Painter(kit, data));
        this.data = data;
    }

    private static Text words(UiKit kit, Data data) {
        return kit.texts()
                .text(
                        "limit.alternative",
                        data.title(),
                        data.value().figure() + " " + data.unit(),
                        figure(kit, data.lower(), data.unit()),
                        figure(kit, data.upper(), data.unit()),
                        data.guard().toPlainString(),
                        data.unit());
    }

    private static Text figure(UiKit kit, @Nullable BigDecimal limit, String unit) {
        return limit == null ? kit.texts().text("limit.none") : Text.literal(limit.toPlainString() + " " + unit);
    }

    @Override
    List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                kit().texts().get("csv.what"),
                kit().texts().get("csv.value"),
                kit().texts().get("csv.unit")));
        rows.add(row("limit.value", data.value().value()));
        rows.add(row("csv.uncertainty", data.value().uncertainty()));
        if (data.lower() != null) {
            rows.add(row("limit.lower", data.lower()));
        }
        if (data.upper() != null) {
            rows.add(row("limit.upper", data.upper()));
        }
        rows.add(row("limit.guard", data.guard()));
        return rows;
    }

    private List<String> row(String key, BigDecimal value) {
        return List.of(kit().texts().get(key), value.toPlainString(), data.unit());
    }

    /** Paints the zone, its guard bands and the value. */
    private record Painter(UiKit kit, Data data) implements ChartCanvas.Painter {

        @Override
        public double height(ChartPalette palette, double width) {
            return 4.2 * palette.line();
        }

        @Override
        public void paint(Pen pen, double width, double height) {
            Axis axis = Axis.over(data.extent(), 24, width - 24);
            double top = pen.line();
            double bottom = 2.2 * pen.line();
            axis.draw(pen, top, bottom, data.unit());
            double from = data.lower() == null ? 0 : axis.at(data.lower());
            double to = data.upper() == null ? width : axis.at(data.upper());
            pen.area(from, top, to - from, bottom - top, Tone.ZONE);
            limit(pen, axis, data.lower(), data.guard(), top, bottom, "limit.lower");
            limit(pen, axis, data.upper(), data.guard().negate(), top, bottom, "limit.upper");
            double y = (top + bottom) / 2;
            pen.whisker(axis.at(data.value().low()), axis.at(data.value().high()), y, Tone.ACCENT);
            pen.diamond(axis.at(data.value().value()), y, 5, true, Tone.ACCENT);
            pen.words(
                    data.value().figure() + " " + data.unit(),
                    0,
                    bottom + pen.line() * 1.4,
                    TextAlignment.LEFT,
                    Tone.INK);
        }

        private void limit(
                Pen pen,
                Axis axis,
                @Nullable BigDecimal limit,
                BigDecimal inward,
                double top,
                double bottom,
                String key) {
            if (limit == null) {
                return;
            }
            double at = axis.at(limit);
            double inner = axis.at(limit.add(inward));
            pen.hatch(Math.min(at, inner), top, Math.abs(inner - at), bottom - top, Tone.GUARD);
            pen.vertical(at, top - 3, bottom + 3, 2, Tone.INK);
            boolean left = inward.signum() >= 0 && key.equals("limit.lower");
            pen.words(kit.texts().get(key), at, top / 2, left ? TextAlignment.LEFT : TextAlignment.RIGHT, Tone.QUIET);
        }
    }
}

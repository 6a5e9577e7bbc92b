package org.cttdc.uikit.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.cttdc.uikit.chart.ChartPalette.Tone;

/** Draws crisp lines, marks and words in the tones of a chart. */
final class Pen {

    private final GraphicsContext context;
    private final ChartPalette palette;

    Pen(GraphicsContext context, ChartPalette palette) {
        this.context = context;
        this.palette = palette;
        context.setFont(palette.font());
        context.setTextBaseline(VPos.CENTER);
        context.setLineCap(StrokeLineCap.BUTT);
    }

    ChartPalette palette() {
        return palette;
    }

    double line() {
        return palette.line();
    }

    /** Width of words in the chart's font. */
    double width(String words) {
        var text = new Text(words);
        text.setFont(palette.font());
        return text.getLayoutBounds().getWidth();
    }

    void words(String words, double x, double y, TextAlignment alignment, Tone tone) {
        context.setTextAlign(alignment);
        context.setFill(palette.get(tone));
        context.fillText(words, x, y);
    }

    /** Words at the left, cut with an ellipsis where they would leave their place. */
    void wordsWithin(String words, double x, double y, double most, Tone tone) {
        String shown = words;
        while (shown.length() > 1 && width(shown) > most) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        words(shown, x, y, TextAlignment.LEFT, tone);
    }

    void horizontal(double from, double to, double y, double thickness, Tone tone) {
        context.setFill(palette.get(tone));
        context.fillRect(Math.min(from, to), Math.rint(y - thickness / 2), Math.abs(to - from), thickness);
    }

    void vertical(double x, double from, double to, double thickness, Tone tone) {
        context.setFill(palette.get(tone));
        context.fillRect(Math.rint(x - thickness / 2), from, thickness, to - from);
    }

    void dashedVertical(double x, double from, double to, Tone tone) {
        context.setStroke(palette.get(tone));
        context.setLineWidth(1);
        context.setLineDashes(4, 3);
        context.strokeLine(Math.rint(x) + 0.5, from, Math.rint(x) + 0.5, to);
        context.setLineDashes();
    }

    void area(double x, double y, double width, double height, Tone tone) {
        context.setFill(palette.get(tone));
        context.fillRect(x, y, width, height);
    }

    /** Slanted lines: a shape that does not rely on colour. */
    void hatch(double x, double y, double width, double height, Tone tone) {
        if (width <= 0) {
            return;
        }
        context.save();
        context.beginPath();
        context.rect(x, y, width, height);
        context.clip();
        context.setStroke(palette.get(tone));
        context.setLineWidth(1);
        for (double at = x - height; at < x + width; at += 5) {
            context.strokeLine(at, y + height, at + height, y);
        }
        context.restore();
    }

    void square(double x, double y, double half, Tone tone) {
        context.setFill(palette.get(tone));
        context.fillRect(Math.rint(x - half), Math.rint(y - half), 2 * half, 2 * half);
    }

    void diamond(double x, double y, double half, boolean filled, Tone tone) {
        double[] xs = {x - half, x, x + half, x};
        double[] ys = {y, y - half, y, y + half};
        if (filled) {
            context.setFill(palette.get(tone));
            context.fillPolygon(xs, ys, 4);
        } else {
            context.setStroke(palette.get(tone));
            context.setLineWidth(1.5);
            context.strokePolygon(xs, ys, 4);
        }
    }

    /** A value with its expanded uncertainty: a bar with end stops. */
    void whisker(double from, double to, double y, Tone tone) {
        horizontal(from, to, y, 1, tone);
        vertical(from, y - 3, y + 4, 1, tone);
        vertical(to, y - 3, y + 4, 1, tone);
    }

    /** A ribbon between two bars, wide as the bars. */
    void ribbon(double x1, double top1, double bottom1, double x2, double top2, double bottom2, Paint paint) {
        double bend = (x1 + x2) / 2;
        context.setFill(paint);
        context.beginPath();
        context.moveTo(x1, top1);
        context.bezierCurveTo(bend, top1, bend, top2, x2, top2);
        context.lineTo(x2, bottom2);
        context.bezierCurveTo(bend, bottom2, bend, bottom1, x1, bottom1);
        context.closePath();
        context.fill();
    }
}

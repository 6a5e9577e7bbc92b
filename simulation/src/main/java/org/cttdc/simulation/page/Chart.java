package org.cttdc.simulation.page;

import java.util.List;
import java.util.Locale;

/** Lines over a common axis, as SVG that is the same for the same figures. */
final class Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int LEFT = 96;
    private static final int RIGHT = 150;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9");

    private final String title;
    private final String across;
    private final String up;
    private final List<Line> lines;

    /** One line; its error bars are standard errors. */
    record Line(String label, List<Double> across, List<Mean> up) {
        Line {
            across = List.copyOf(across);
            up = List.copyOf(up);
        }
    }

    Chart(String title, String across, String up, List<Line> lines) {
        this.title = title;
        this.across = across;
        this.up = up;
        this.lines = List.copyOf(lines);
    }

    String svg() {
        double right = lines.stream()
                .flatMap(line -> line.across().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        Axis below = Axis.over(0, right);
        Axis beside = Axis.over(Math.min(0, bound(-1)), Math.max(0, bound(1)));
        StringBuilder out = new StringBuilder();
        put(
                out,
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                        WIDTH,
                        HEIGHT));
        put(out, String.format(Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT));
        put(out, String.format(Locale.ROOT, "<text x=\"%d\" y=\"22\" font-size=\"15\">%s</text>", LEFT, title));
        ticks(out, below, beside);
        put(
                out,
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %.1f H%d\" stroke=\"#333333\"/>",
                        LEFT,
                        y(0, beside),
                        WIDTH - RIGHT));
        put(
                out,
                String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        (LEFT + WIDTH - RIGHT) / 2,
                        HEIGHT - 14,
                        across));
        put(
                out,
                String.format(
                        Locale.ROOT,
                        "<text transform=\"translate(18 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                        (TOP + HEIGHT - BOTTOM) / 2,
                        up));
        for (int i = 0; i < lines.size(); i++) {
            line(out, lines.get(i), COLOURS.get(i % COLOURS.size()), below, beside, i);
        }
        put(out, "</svg>");
        return out.toString();
    }

    private static void ticks(StringBuilder out, Axis below, Axis beside) {
        for (double value : beside.ticks()) {
            double y = y(value, beside);
            put(
                    out,
                    String.format(
                            Locale.ROOT, "<path d=\"M%d %.1f H%d\" stroke=\"#dddddd\"/>", LEFT, y, WIDTH - RIGHT));
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>",
                            LEFT - 8,
                            y + 4,
                            value));
        }
        for (double value : below.ticks()) {
            double x = x(value, below);
            int bottom = HEIGHT - BOTTOM;
            put(out, String.format(Locale.ROOT, "<path d=\"M%.1f %d v5\" stroke=\"#333333\"/>", x, bottom));
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>",
                            x,
                            bottom + 20,
                            value));
        }
    }

    private void line(StringBuilder out, Line line, String colour, Axis below, Axis beside, int index) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < line.across().size(); i++) {
            double x = x(line.across().get(i), below);
            Mean mean = line.up().get(i);
            path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : " L", x, y(mean.value(), beside)));
            double from = y(mean.value() - mean.error(), beside);
            double to = y(mean.value() + mean.error(), beside);
            put(out, String.format(Locale.ROOT, "<path d=\"M%.1f %.1f V%.1f\" stroke=\"%s\"/>", x, from, to, colour));
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                            x,
                            y(mean.value(), beside),
                            colour));
        }
        put(
                out,
                String.format(
                        Locale.ROOT, "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour));
        int y = TOP + 20 * (index + 1);
        put(
                out,
                String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %d h18\" stroke=\"%s\" stroke-width=\"3\"/>",
                        WIDTH - RIGHT + 12,
                        y - 4,
                        colour));
        put(out, String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">%s</text>", WIDTH - RIGHT + 36, y, line.label()));
    }

    private double bound(int side) {
        return side
                * lines.stream()
                        .flatMap(line -> line.up().stream())
                        .mapToDouble(mean -> side * mean.value() + mean.error())
                        .max()
                        .orElse(1);
    }

    private static double x(double value, Axis axis) {
        return LEFT + axis.part(value) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, Axis axis) {
        return HEIGHT - BOTTOM - axis.part(value) * (HEIGHT - TOP - BOTTOM);
    }

    private static void put(StringBuilder out, String line) {
        out.append(line).append('\n');
    }
}

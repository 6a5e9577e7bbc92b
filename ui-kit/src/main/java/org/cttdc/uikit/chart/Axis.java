package org.cttdc.uikit.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.cttdc.uikit.chart.ChartPalette.Tone;

/** A horizontal scale with round steps (1, 2 or 5 times a power of ten) and exact tick labels. */
final class Axis {

    private static final int TICKS = 5;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private final BigDecimal least;
    private final BigDecimal most;
    private final BigDecimal step;
    private final double left;
    private final double right;

    private Axis(BigDecimal least, BigDecimal most, BigDecimal step, double left, double right) {
        this.least = least;
        this.most = most;
        this.step = step;
        this.left = left;
        this.right = right;
    }

    /** An axis on which every value has its place with some room at both ends. */
    static Axis over(List<BigDecimal> values, double left, double right) {
        BigDecimal least = values.stream().min(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
        BigDecimal most = values.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        if (least.compareTo(most) == 0) {
            BigDecimal room = least.signum() == 0 ? BigDecimal.ONE : least.abs().movePointLeft(1);
            least = least.subtract(room);
            most = most.add(room);
        }
        BigDecimal step = step(most.subtract(least));
        BigDecimal from = least.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        BigDecimal to = most.divide(step, 0, RoundingMode.CEILING).multiply(step);
        return new Axis(from, to, step, left, right);
    }

    static BigDecimal step(BigDecimal span) {
        BigDecimal raw = span.divide(BigDecimal.valueOf(TICKS), MathContext.DECIMAL64);
        BigDecimal ten = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
        for (BigDecimal factor : List.of(BigDecimal.ONE, TWO, FIVE)) {
            if (ten.multiply(factor).compareTo(raw) >= 0) {
                return ten.multiply(factor);
            }
        }
        return ten.multiply(BigDecimal.TEN);
    }

    double at(BigDecimal value) {
        double part = value.subtract(least)
                .divide(most.subtract(least), MathContext.DECIMAL64)
                .doubleValue();
        return left + part * (right - left);
    }

    List<BigDecimal> ticks() {
        var ticks = new ArrayList<BigDecimal>();
        for (BigDecimal tick = least; tick.compareTo(most) <= 0; tick = tick.add(step)) {
            ticks.add(tick);
        }
        return ticks;
    }

    /** Draws the ticks from top to bottom with labels below, and the unit after the last. */
    void draw(Pen pen, double top, double bottom, String unit) {
        for (BigDecimal tick : ticks()) {
            double x = at(tick);
            pen.vertical(x, top, bottom, 1, Tone.GRID);
            pen.words(label(tick, step), x, bottom + pen.line() / 2, TextAlignment.CENTER, Tone.QUIET);
        }
        pen.words(unit, right, bottom + pen.line() * 1.4, TextAlignment.RIGHT, Tone.QUIET);
    }

    /** Every label has the decimals of the step, so that they read as one scale. */
    static String label(BigDecimal tick, BigDecimal step) {
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        return tick.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString().replace('-', '\u2212');
    }
}

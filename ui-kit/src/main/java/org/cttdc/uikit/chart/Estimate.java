package org.cttdc.uikit.chart;

import java.math.BigDecimal;
import org.cttdc.uikit.i18n.Text;

/**
 * A value with its expanded uncertainty.
 *
 * @param name who says so
 * @param value in the unit of the chart
 * @param uncertainty expanded uncertainty U, zero where none is stated
 */
public record Estimate(Text name, BigDecimal value, BigDecimal uncertainty) {

    BigDecimal low() {
        return value.subtract(uncertainty);
    }

    BigDecimal high() {
        return value.add(uncertainty);
    }

    /** The value, with its uncertainty where there is one. */
    String figure() {
        return uncertainty.signum() == 0
                ? value.toPlainString()
                : value.toPlainString() + " ± " + uncertainty.toPlainString();
    }
}

package org.cttdc.uikit.i18n;

/**
 * An amount ready for the screen.
 *
 * @param number the figure with separators ("1,234.56")
 * @param unit the unit in its own, quieter tone ("¥", "CTT")
 * @param unitFirst whether the unit stands before the figure
 * @param exact the plain decimal for copy and export ("1234.56")
 */
public record Amount(String number, String unit, boolean unitFirst, String exact) {

    /** The amount in one piece of text. */
    public String text() {
        return unitFirst ? unit + number : number + "\u00a0" + unit;
    }
}

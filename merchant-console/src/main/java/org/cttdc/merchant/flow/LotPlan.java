package org.cttdc.merchant.flow;

/**
 * A lot a merchant is about to seal.
 *
 * @param lot as the listing will name it
 * @param units packages in the lot, 1 to {@link #MAX_UNITS}
 */
public record LotPlan(String lot, int units) {
    /** Most units of one lot: its codes are hashed into one root on the merchant's machine. */
    public static final int MAX_UNITS = 1_000_000;

    public LotPlan {
        if (units < 1 || units > MAX_UNITS) {
            throw new IllegalArgumentException("a lot has 1 to " + MAX_UNITS + " units, not " + units);
        }
    }
}

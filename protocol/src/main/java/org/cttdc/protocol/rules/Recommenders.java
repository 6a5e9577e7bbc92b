package org.cttdc.protocol.rules;

/** Word of mouth (protocol page, section 10): one level, no pyramids. */
public final class Recommenders {
    /** Most of its share that a platform may promise. */
    public static final long MAX_PROMOTER_PPM = 500_000;
    /** What it promises where it declared nothing. */
    public static final long DEFAULT_PROMOTER_PPM = 250_000;

    private static final long DEFECT_WEIGHT = 20;

    private Recommenders() {}

    /** What counts for the community's share: final orders less twenty for each upheld defect of what was recommended, at least 0. */
    public static long score(long finalOrders, long upheldDefects) {
        Ppm.requireNonNegative(finalOrders);
        Ppm.requireNonNegative(upheldDefects);
        return Math.max(0, Math.subtractExact(finalOrders, Math.multiplyExact(DEFECT_WEIGHT, upheldDefects)));
    }

    /**
     * A promoter's part of a platform's share, by the fees they brought among all the platform's fees of the competition:
     * ⌊⌊share·promoterPpm/10^6⌋·fee/fees⌋.
     */
    public static long commission(long share, long promoterPpm, long fee, long fees) {
        if (promoterPpm > MAX_PROMOTER_PPM || fee > fees) {
            throw new IllegalArgumentException("a promoter gets at most half, and brought at most all fees");
        }
        return fee == 0 ? 0 : Ppm.mulDiv(Ppm.of(share, promoterPpm), fee, fees);
    }
}

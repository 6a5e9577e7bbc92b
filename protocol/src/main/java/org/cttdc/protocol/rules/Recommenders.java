package org.cttdc.protocol.rules;

/** Word of mouth (protocol page, section 10): one level, no pyramids. */
public final class Recommenders {
    /** Most of its share that a platform may promise. */
    public static final long MAX_PROMOTER_PPM = 500_000;
    /** What it promises where it declared nothing. */
    public static final long DEFAULT_PROMOTER_PPM = 250_000;

    /** Whole cycles after which what nobody claimed goes to the treasury. */
    public static final long CLAIM_CYCLES = 8;

    private static final long DEFECT_WEIGHT = 20;

    private Recommenders() {}

    /** What counts for the community's share: final orders less twenty for each upheld defect of what was recommended, at least 0. */
    public static long score(long finalOrders, long upheldDefects) {
        Ppm.requireNonNegative(finalOrders);
        Ppm.requireNonNegative(upheldDefects);
        return Math.max(0, Math.subtractExact(finalOrders, Math.multiplyExact(DEFECT_WEIGHT, upheldDefects)));
    }

    /**
     * What a platform's share of one competition leaves to its promoters, by the fees they all brought among all the platform's fees of
     * the cycle: ⌊⌊share·promoterPpm/10^6⌋·fee/fees⌋.
     */
    public static long commission(long share, long promoterPpm, long fee, long fees) {
        if (promoterPpm > MAX_PROMOTER_PPM || fee > fees) {
            throw new IllegalArgumentException("a promoter gets at most half, and brought at most all fees");
        }
        return fee == 0 ? 0 : Ppm.mulDiv(Ppm.of(share, promoterPpm), fee, fees);
    }

    /** One weight's part of a pot, ⌊pot·weight/weights⌋: a promoter's by fees, or a recommender's of the community's fee by scores. */
    public static long part(long pot, long weight, long weights) {
        if (weight > weights) {
            throw new IllegalArgumentException("nobody has more weight than all together");
        }
        return weight == 0 ? 0 : Ppm.mulDiv(pot, weight, weights);
    }
}

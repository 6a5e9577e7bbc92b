package org.cttdc.simulation.review;

import org.cttdc.simulation.market.Orders;

/**
 * What reviewing costs, in fen. These are assumptions; the protocol knows none of them.
 *
 * @param price of a unit
 * @param worth what the unit is worth to who bought it, so that price less worth is what buying costs
 * @param honest an honest test: time, water, power
 * @param precise a test with calibrated instruments
 * @param credential what a credential of somebody else costs for a cycle
 * @param bond what a report's bond is worth
 */
public record Costs(long price, long worth, long honest, long precise, long credential, long bond) {
    private static final long COMMUNITY_PPM = 6_000;
    private static final long PPM = 1_000_000;

    /** A kettle of 200 yuan that is resold for 120; two hours of work or four; a CTT of one yuan. */
    public static Costs assumed() {
        return new Costs(20_000, 12_000, 6_000, 15_000, 10_000, 500);
    }

    /** Of one report. The first account of a person needs nobody else's credential. */
    public long of(Strategy strategy, boolean firstOfPerson) {
        return switch (strategy) {
            case HONEST -> price - worth + honest;
            case PRECISE -> price - worth + precise;
            case LAZY, COPYING, COLLUDING -> price - worth;
            case SYBIL -> price - worth + (firstOfPerson ? honest : credential);
            // The price goes round; the fees of the order and a credential do not.
            case WASHING -> fees(price) + credential;
        };
    }

    /** What a sale costs its merchant: experience fee and community. */
    public static long fees(long gross) {
        return Orders.fee(gross) + gross * COMMUNITY_PPM / PPM;
    }
}

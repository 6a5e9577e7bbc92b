package org.cttdc.protocol.state;

/**
 * Parameters of models, listings, defects and omissions.
 *
 * @param maxRoyaltyPpm most of its author's share that a fork may promise to its parent
 * @param maxForkDepth most ancestors of a model
 * @param sunsetCycles whole cycles in which a model is still sold beside its revision
 * @param defectBond uCTT locked by a report of a defect
 * @param defectCycles whole cycles after which a defect that nobody decided lapses
 * @param omissionBond uCTT locked by a challenge of an order left out
 * @param omissionFloor least fen that such an order costs its platform
 */
public record MarketParams(
        long maxRoyaltyPpm,
        int maxForkDepth,
        int sunsetCycles,
        long defectBond,
        int defectCycles,
        long omissionBond,
        long omissionFloor) {

    /** Defaults of the protocol page. */
    public static MarketParams standard() {
        return new MarketParams(300_000, 3, 2, 10_000_000, 4, 1_000_000, 10_000);
    }

    /** Whether a chain can work with them. */
    public boolean isSound() {
        return maxRoyaltyPpm >= 0
                && maxRoyaltyPpm <= 1_000_000
                && maxForkDepth >= 0
                && maxForkDepth <= 16
                && sunsetCycles >= 0
                && defectBond >= 0
                && defectCycles >= 1
                && omissionBond >= 0
                && omissionFloor >= 0;
    }
}

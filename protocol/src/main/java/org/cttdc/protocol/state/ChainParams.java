package org.cttdc.protocol.state;

/**
 * Governance parameters. Shares are parts per million.
 *
 * @param cycleLength blocks of a cycle, L
 * @param minTxFee uCTT
 * @param modelBond uCTT locked by a model
 * @param reportBond uCTT locked from commit to reveal
 * @param minFeeBps lowest experience fee of a listing, basis points
 * @param maxFeeBps highest
 * @param expertPpm part of the experience fees for the model's author
 * @param winnerPpm part for the winning reviewers; the platforms get what remains
 * @param communityPpm part of sales for the community
 * @param minReports fewer valid reports than this roll the purse over
 * @param winnerCapPpm most of a purse one person gets
 * @param vestingCycles whole cycles after the settling one before winners may claim
 * @param minSmoothing smallest expanded uncertainty counted, ppm of tolerance
 * @param experienceFeeCap most fen of an order's experience fee that count for experience power
 * @param market models, listings and defects
 * @param governance of voting, membership and reserve
 * @param arbitration of disputes and juries
 * @param election who makes blocks
 */
public record ChainParams(
        long cycleLength,
        long minTxFee,
        long modelBond,
        long reportBond,
        int minFeeBps,
        int maxFeeBps,
        long expertPpm,
        long winnerPpm,
        long communityPpm,
        int minReports,
        long winnerCapPpm,
        int vestingCycles,
        long minSmoothing,
        long experienceFeeCap,
        MarketParams market,
        GovernanceParams governance,
        ArbitrationParams arbitration,
        ElectionParams election) {

    /** Defaults of the protocol page for a sandbox: 120 blocks a cycle. */
    public static ChainParams sandbox() {
        return new ChainParams(
                120,
                1_000,
                50_000_000,
                5_000_000,
                500,
                3_000,
                100_000,
                500_000,
                6_000,
                5,
                300_000,
                2,
                500_000,
                10_000,
                MarketParams.standard(),
                GovernanceParams.sandbox(),
                ArbitrationParams.sandbox(),
                ElectionParams.sandbox());
    }

    /** The part of sales that the community gets in the present fee mode. */
    public long communityShare() {
        return governance.mode().communityPpm(communityPpm);
    }
}

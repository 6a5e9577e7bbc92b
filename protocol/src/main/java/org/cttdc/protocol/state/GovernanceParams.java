package org.cttdc.protocol.state;

import org.cttdc.protocol.rules.Membership;

/**
 * Parameters of voting, membership and the token's reserve.
 *
 * @param proposalBond uCTT locked by a proposal
 * @param votingBlocks how long a vote runs
 * @param feeMode number of the {@link Membership.Mode}
 * @param personYear fen a year of membership costs an expert or reviewer
 * @param businessYear fen it costs a merchant or platform
 * @param cyclesPerYear cycles a year of membership lasts
 * @param reserve 1 where half of the community fee enters the reserve, else 0
 * @param tokenPrice fen the reserve takes at least for a new CTT
 */
public record GovernanceParams(
        long proposalBond,
        long votingBlocks,
        int feeMode,
        long personYear,
        long businessYear,
        int cyclesPerYear,
        int reserve,
        long tokenPrice) {
    /** A vote shorter than this has no last tenth worth the name. */
    public static final long MIN_VOTING_BLOCKS = 20;

    /** Two cycles of a sandbox to vote; the reserve is off. */
    public static GovernanceParams sandbox() {
        return new GovernanceParams(100_000_000, 240, Membership.Mode.BOTH.number(), 10_000, 200_000, 52, 0, 100);
    }

    /** What the community lives on. */
    public Membership.Mode mode() {
        return Membership.Mode.of(feeMode)
                .orElseThrow(() -> new IllegalStateException("no fee mode has the number " + feeMode));
    }

    /** Whether half of the community fee enters the reserve. */
    public boolean fillsReserve() {
        return reserve == 1;
    }

    boolean isSane() {
        return proposalBond >= 0
                && votingBlocks >= MIN_VOTING_BLOCKS
                && Membership.Mode.of(feeMode).isPresent()
                && personYear >= 0
                && businessYear >= 0
                && cyclesPerYear >= 1
                && (reserve == 0 || reserve == 1)
                && tokenPrice >= 1;
    }
}

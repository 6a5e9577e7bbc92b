package org.cttdc.protocol.state;

/**
 * What invariant I1 balances: deposits = balances + escrows + pools + redeemed, to the fen; and the fixed CTT supply.
 *
 * @param deposits fen ever issued
 * @param redeemed fen ever redeemed
 * @param balances fen on accounts
 * @param escrows fen in platforms' escrows
 * @param pools fen in competitions (unclaimed) and community funds
 * @param cttSupply uCTT
 * @param cttBalances uCTT on accounts
 * @param cttBonds uCTT in bonds
 * @param cttFees uCTT of transaction fees and lost bonds, held for validators and treasury
 */
public record Totals(
        long deposits,
        long redeemed,
        long balances,
        long escrows,
        long pools,
        long cttSupply,
        long cttBalances,
        long cttBonds,
        long cttFees) {}

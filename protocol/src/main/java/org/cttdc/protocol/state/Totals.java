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
        long cttFees) {
    /** Before anything was issued. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** After a deposit, which still has to be put somewhere. */
    public Totals deposited(long fen) {
        return new Totals(
                Math.addExact(deposits, fen),
                redeemed,
                balances,
                escrows,
                pools,
                cttSupply,
                cttBalances,
                cttBonds,
                cttFees);
    }

    /** After fen that lay on accounts were redeemed. */
    public Totals withdrawn(long fen) {
        return new Totals(
                deposits,
                Math.addExact(redeemed, fen),
                Math.subtractExact(balances, fen),
                escrows,
                pools,
                cttSupply,
                cttBalances,
                cttBonds,
                cttFees);
    }

    /** After fen came to accounts, escrows and pools, or left them where negative. */
    public Totals moved(long toBalances, long toEscrows, long toPools) {
        return new Totals(
                deposits,
                redeemed,
                Math.addExact(balances, toBalances),
                Math.addExact(escrows, toEscrows),
                Math.addExact(pools, toPools),
                cttSupply,
                cttBalances,
                cttBonds,
                cttFees);
    }

    /** After uCTT were made, or burnt where negative, which still have to be put or taken somewhere. */
    public Totals minted(long uctt) {
        return new Totals(
                deposits,
                redeemed,
                balances,
                escrows,
                pools,
                Math.addExact(cttSupply, uctt),
                cttBalances,
                cttBonds,
                cttFees);
    }

    /** After uCTT came to accounts, bonds and fees, or left them where negative. */
    public Totals movedCtt(long toBalances, long toBonds, long toFees) {
        return new Totals(
                deposits,
                redeemed,
                balances,
                escrows,
                pools,
                cttSupply,
                Math.addExact(cttBalances, toBalances),
                Math.addExact(cttBonds, toBonds),
                Math.addExact(cttFees, toFees));
    }
}

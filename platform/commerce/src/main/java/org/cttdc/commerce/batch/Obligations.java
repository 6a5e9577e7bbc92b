package org.cttdc.commerce.batch;

import java.math.BigInteger;
import java.sql.SQLException;
import org.cttdc.commerce.service.Chain;
import org.cttdc.commerce.store.Tx;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;

/**
 * What orders take from the escrow: their experience fees and the community's share of their sales.
 *
 * @param orders number
 * @param gross fen
 * @param fee fen
 */
record Obligations(long orders, long gross, long fee) {
    private static final BigInteger PPM = BigInteger.valueOf(1_000_000);

    /** Final orders that are not on the chain. */
    static Obligations owed(Tx tx) throws SQLException {
        return sum(tx, "stage = 'FINAL'");
    }

    /** Paid orders that may still be refunded. */
    static Obligations pending(Tx tx) throws SQLException {
        return sum(tx, "stage in ('PAID', 'SHIPPED')");
    }

    private static Obligations sum(Tx tx, String condition) throws SQLException {
        return tx.first(
                        "select count(*) as n, coalesce(sum(gross), 0) as gross, coalesce(sum(fee), 0) as fee"
                                + " from purchase_order where " + condition,
                        row -> new Obligations(
                                row.getLong("n"),
                                row.getBigDecimal("gross").longValueExact(),
                                row.getBigDecimal("fee").longValueExact()))
                .orElseThrow();
    }

    /** Most fen they take, whichever cycle they fall in. */
    long most(ChainParams params) {
        BigInteger[] share = BigInteger.valueOf(gross)
                .multiply(BigInteger.valueOf(params.communityPpm()))
                .divideAndRemainder(PPM);
        long community = share[0].longValueExact() + share[1].signum();
        return Math.addExact(fee, community);
    }

    /** What one batch takes at a moment, to the fen: the community's share is floored over the whole cycle. */
    static long of(Msg.SubmitOrderBatch batch, Moment now) {
        long before = Chain.read(now.view(), StateKeys.cycle(batch.cycle()))
                .map(CycleTotals::gross)
                .orElse(0L);
        long ppm = now.params().communityPpm();
        long community = share(Math.addExact(before, batch.gross()), ppm) - share(before, ppm);
        return Math.addExact(batch.fee(), community);
    }

    private static long share(long gross, long ppm) {
        return BigInteger.valueOf(gross)
                .multiply(BigInteger.valueOf(ppm))
                .divide(PPM)
                .longValueExact();
    }
}

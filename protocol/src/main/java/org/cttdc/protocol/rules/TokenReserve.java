package org.cttdc.protocol.rules;

import java.math.BigInteger;

/**
 * What CTT is worth at least (protocol page, section 10): yuan credit held against the supply. What it holds per token never falls.
 *
 * @param credit R, fen
 * @param supply S, uCTT in circulation
 */
public record TokenReserve(long credit, long supply) {
    private static final long PAID_PERCENT = 99;
    private static final long PERCENT = 100;
    /** uCTT of a CTT. */
    private static final BigInteger MICRO = BigInteger.valueOf(1_000_000);

    public TokenReserve {
        Ppm.requireNonNegative(credit);
        Ppm.requireNonNegative(supply);
    }

    /**
     * What a deposit of that much mints, ⌊ΔR·S/R⌋: at the price the reserve has. The first deposit only fills it, since there is no
     * price yet.
     */
    public long minted(long deposit) {
        return credit == 0 ? 0 : Ppm.mulDiv(deposit, supply, credit);
    }

    /**
     * What a deposit mints where a token costs at least so much: min(⌊ΔR·S/R⌋, ⌊ΔR·10^6/price⌋), and by the price alone where the
     * reserve is still empty; never more than can be counted. Without it the first deposit would set any price, and the next of its size double the supply.
     *
     * @param price fen a CTT, positive
     */
    public long minted(long deposit, long price) {
        BigInteger in = BigInteger.valueOf(deposit);
        BigInteger atPrice = in.multiply(MICRO).divide(BigInteger.valueOf(price));
        BigInteger atReserve =
                credit == 0 ? atPrice : in.multiply(BigInteger.valueOf(supply)).divide(BigInteger.valueOf(credit));
        BigInteger room = BigInteger.valueOf(Long.MAX_VALUE - supply);
        return atReserve.min(atPrice).min(room).longValueExact();
    }

    /** After a deposit and what it mints. */
    public TokenReserve afterDeposit(long deposit) {
        return new TokenReserve(Math.addExact(credit, deposit), Math.addExact(supply, minted(deposit)));
    }

    /** What redeeming that many uCTT pays: ⌊t·R·99/(100·S)⌋; the hundredth stays with everybody else. */
    public long paid(long tokens) {
        if (tokens < 0 || tokens > supply) {
            throw new IllegalArgumentException("of " + supply + " uCTT nobody can redeem " + tokens);
        }
        return tokens == 0
                ? 0
                : BigInteger.valueOf(tokens)
                        .multiply(BigInteger.valueOf(credit))
                        .multiply(BigInteger.valueOf(PAID_PERCENT))
                        .divide(BigInteger.valueOf(supply).multiply(BigInteger.valueOf(PERCENT)))
                        .longValueExact();
    }

    /** After redeeming. */
    public TokenReserve afterRedemption(long tokens) {
        return new TokenReserve(credit - paid(tokens), supply - tokens);
    }

    /** Invariant I8: R'·S >= R·S'. */
    public boolean isWorthAtLeast(TokenReserve before) {
        BigInteger now = BigInteger.valueOf(credit).multiply(BigInteger.valueOf(before.supply));
        return now.compareTo(BigInteger.valueOf(before.credit).multiply(BigInteger.valueOf(supply))) >= 0;
    }
}

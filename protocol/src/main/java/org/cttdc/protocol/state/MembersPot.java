package org.cttdc.protocol.state;

/**
 * Members' fees on their way into the community's part of sales.
 *
 * @param collected fen paid and not yet given to a cycle
 * @param next first cycle that has got none yet
 * @param amount fen that the cycle before {@code next} shares
 * @param gross its competitions' sales so far
 * @param given of {@code amount}, what they got so far
 */
public record MembersPot(long collected, long next, long amount, long gross, long given) {
    /** Nobody has paid. */
    public static final MembersPot NONE = new MembersPot(0, 0, 0, 0, 0);

    /** Fen held. */
    public long held() {
        return Math.addExact(collected, amount - given);
    }
}

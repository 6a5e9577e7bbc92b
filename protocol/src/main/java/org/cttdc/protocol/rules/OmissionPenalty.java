package org.cttdc.protocol.rules;

/**
 * What an order costs a platform that left it out of its batches (protocol page, section 3): ten times the fee it hid, at least a floor,
 * half of it to the buyer. Amounts in fen.
 *
 * @param paid out of the escrow at once
 * @param buyer half of that
 * @param audit the other half
 * @param debt what the escrow did not hold: the platform's next batch owes it
 */
public record OmissionPenalty(long paid, long buyer, long audit, long debt) {
    private static final long FACTOR = 10;
    /** A day of a cycle of seven. */
    private static final long DAYS = 7;

    /** The penalty for an order's experience fee. */
    public static OmissionPenalty of(long fee, long floor, long escrow) {
        Ppm.requireNonNegative(fee);
        Ppm.requireNonNegative(floor);
        Ppm.requireNonNegative(escrow);
        long whole = Math.max(floor, fee > Long.MAX_VALUE / FACTOR ? Long.MAX_VALUE : fee * FACTOR);
        long paid = Math.min(whole, escrow);
        return new OmissionPenalty(paid, paid / 2, paid - paid / 2, whole - paid);
    }

    /** Blocks within which a platform answers: a seventh of a cycle. */
    public static long answerBlocks(long cycleLength) {
        return Math.max(1, cycleLength / DAYS);
    }
}

package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.List;

/** Audits of ranked reports by a laboratory, on the same unit (protocol page, section 4). */
public final class Audit {
    /** A fifth of the characteristics may differ. */
    private static final int TOLERATED_PART = 5;

    private static final int MAX_RANDOM = 50;
    private static final int RANDOM_PART = 20;
    private static final long PURSE_PPM = 200_000;

    private Audit() {}

    /**
     * What both found for one characteristic.
     *
     * @param measured whether it is measured; otherwise only the same code agrees
     * @param x the reviewer's value
     * @param u half-width of the reviewer's 95 % interval
     * @param y the laboratory's value
     * @param uLab half-width of the laboratory's
     */
    public record Compared(boolean measured, long x, long u, long y, long uLab) {
        /** (x-y)² > U² + U_lab². */
        boolean differs() {
            if (!measured) {
                return x != y;
            }
            BigInteger distance = BigInteger.valueOf(x).subtract(BigInteger.valueOf(y));
            return square(distance).compareTo(square(BigInteger.valueOf(u)).add(square(BigInteger.valueOf(uLab)))) > 0;
        }

        private static BigInteger square(BigInteger value) {
            return value.multiply(value);
        }
    }

    /** Whether more than one, and more than a fifth, of the characteristics differ. */
    public static boolean fails(List<Compared> all) {
        long differing = all.stream().filter(Compared::differs).count();
        return differing > 1 && Math.multiplyExact(TOLERATED_PART, differing) > all.size();
    }

    /** How many are tried at most from the top, for K winners. */
    public static int tries(int winners) {
        return 2 * winners;
    }

    /** How many others are audited at random: a twentieth, at most 50. */
    public static int random(long reports) {
        return (int) Math.min(MAX_RANDOM, Math.ceilDiv(reports, (long) RANDOM_PART));
    }

    /**
     * Where the money for a competition's audits comes from: the fund first, then at most a fifth of the purse.
     *
     * @param fund fen from the audit fund
     * @param purse fen from the winners' purse
     */
    public record Budget(long fund, long purse) {
        /** How many audits it pays. */
        public long audits(long fee) {
            return fee == 0 ? 0 : Math.addExact(fund, purse) / fee;
        }
    }

    /** What is set aside for so many audits; nothing for a part of one. */
    public static Budget budget(long audits, long fee, long fund, long purse) {
        long wanted = Math.multiplyExact(audits, fee);
        long fromFund = Math.min(fund, wanted);
        long fromPurse = Math.min(Ppm.of(purse, PURSE_PPM), wanted - fromFund);
        return new Budget(fromFund, fromPurse);
    }
}

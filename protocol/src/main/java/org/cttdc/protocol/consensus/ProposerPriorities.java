package org.cttdc.protocol.consensus;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.cttdc.protocol.Bytes;

/** The arithmetic of the proposer rotation, clipping at the ends of 64 bits as the reference does. */
final class ProposerPriorities {
    /** Priorities spread over at most this many times the total power. */
    private static final int WINDOW = 2;

    private ProposerPriorities() {}

    /** Where a validator that joins starts, so that leaving and joining again gains nothing. */
    static long newcomer(long totalPowerBeforeRemovals) {
        return -(totalPowerBeforeRemovals + (totalPowerBeforeRemovals >> 3));
    }

    /** Divides all priorities where they spread too far, then subtracts their average. */
    static void rescaleAndCentre(long[] priorities, long totalPower) {
        rescale(priorities, Math.multiplyExact(WINDOW, totalPower));
        centre(priorities);
    }

    /** One turn: everyone gains its power; who then has most proposes and pays the total. Returns its position. */
    static int turn(long[] priorities, List<Validator> validators, List<Bytes> addresses, long totalPower) {
        int most = 0;
        for (int i = 0; i < priorities.length; i++) {
            priorities[i] = addClipped(priorities[i], validators.get(i).power());
            if (comesFirst(priorities, addresses, i, most)) {
                most = i;
            }
        }
        priorities[most] = addClipped(priorities[most], -totalPower);
        return most;
    }

    /** Whether position {@code i} has more priority than {@code other}, the lower address winning a tie. */
    static boolean comesFirst(long[] priorities, List<Bytes> addresses, int i, int other) {
        return priorities[i] > priorities[other]
                || (priorities[i] == priorities[other] && addresses.get(i).compareTo(addresses.get(other)) < 0);
    }

    private static void rescale(long[] priorities, long widest) {
        if (widest <= 0) {
            return;
        }
        long spread = Math.subtractExact(
                Arrays.stream(priorities).max().orElseThrow(),
                Arrays.stream(priorities).min().orElseThrow());
        if (spread > widest) {
            long ratio = Math.ceilDiv(spread, widest);
            for (int i = 0; i < priorities.length; i++) {
                priorities[i] /= ratio;
            }
        }
    }

    private static void centre(long[] priorities) {
        BigInteger sum = BigInteger.ZERO;
        for (long priority : priorities) {
            sum = sum.add(BigInteger.valueOf(priority));
        }
        BigInteger[] parts = sum.divideAndRemainder(BigInteger.valueOf(priorities.length));
        long average = parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
        for (int i = 0; i < priorities.length; i++) {
            priorities[i] = addClipped(priorities[i], -average);
        }
    }

    private static long addClipped(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}

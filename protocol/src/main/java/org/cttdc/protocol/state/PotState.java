package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.FeeAccumulator;

/**
 * What the validators or the nominators of a term share.
 *
 * @param weight of all who share it: power, or budget
 * @param credit fen
 * @param ctt uCTT
 */
public record PotState(long weight, Stream credit, Stream ctt) {

    /**
     * One asset of a pot.
     *
     * @param perWeight 10^18 times what a unit of weight has earned, unsigned, big-endian
     * @param carry what division left, 10^-18 of the smallest unit
     * @param paid in, in all
     * @param claimed out, in all
     */
    public record Stream(Bytes perWeight, long carry, long paid, long claimed) {
        /** Before the first payment. */
        public static final Stream EMPTY = new Stream(Bytes.EMPTY, 0, 0, 0);

        /** The accumulator as the rules know it. */
        public FeeAccumulator accumulator() {
            return new FeeAccumulator(Unsigned.number(perWeight), BigInteger.valueOf(carry));
        }

        /** After a payment to all of a weight together. */
        public Stream pay(long amount, long weight) {
            FeeAccumulator next = accumulator().pay(amount, BigInteger.valueOf(weight));
            return new Stream(
                    Unsigned.bytes(next.perWeight()),
                    next.carry().longValueExact(),
                    Math.addExact(paid, amount),
                    claimed);
        }

        /** What a weight has earned since the accumulator stood at {@code since}. */
        public long earned(Bytes since, BigInteger weight) {
            FeeAccumulator before = new FeeAccumulator(Unsigned.number(since), BigInteger.ZERO);
            return accumulator().earned(before, weight);
        }

        public Stream claim(long amount) {
            return new Stream(perWeight, carry, paid, Math.addExact(claimed, amount));
        }

        /** What was paid in and not claimed. */
        public long held() {
            return paid - claimed;
        }
    }

    /** A pot that nothing was paid into yet. */
    public static PotState of(long weight) {
        return new PotState(weight, Stream.EMPTY, Stream.EMPTY);
    }
}

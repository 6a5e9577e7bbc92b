package org.cttdc.protocol.consensus.ed25519;

import java.math.BigInteger;
import java.util.Arrays;

/** Numbers modulo the order of the base point, as four 64-bit words, lowest first. */
final class Scalar {
    /** Order of the base point. */
    static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    /** Digits of {@link #digits}: a number below the order has at most 253 bits, and its last digit may carry. */
    static final int DIGITS = 256;

    private static final int WORDS = 4;
    private static final long[] ORDER_WORDS = words(ORDER);

    private Scalar() {}

    /** Whether 32 little-endian bytes are below the order: every other S is another encoding of one that is. */
    static boolean isReduced(byte[] bytes, int offset) {
        for (int i = WORDS - 1; i >= 0; i--) {
            int order = Long.compareUnsigned(LittleEndian.word(bytes, offset + 8 * i), ORDER_WORDS[i]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    /** The words of {@link #ORDER}. */
    static long[] orderWords() {
        return ORDER_WORDS.clone();
    }

    /** The words of 32 little-endian bytes. */
    static long[] decode(byte[] bytes, int offset) {
        long[] words = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = LittleEndian.word(bytes, offset + 8 * i);
        }
        return words;
    }

    /** What remains of a little-endian number of any length. */
    static long[] reduce(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return words(new BigInteger(1, reversed).mod(ORDER));
    }

    private static long[] words(BigInteger number) {
        long[] words = new long[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = number.shiftRight(Long.SIZE * i).longValue();
        }
        return words;
    }

    /**
     * The number as a sum of odd digits times powers of two, of which any {@code width} in a row hold at most one that is not zero:
     * digits lie between -2^(width-1) and 2^(width-1).
     */
    static byte[] digits(long[] words, int width) {
        byte[] digits = new byte[DIGITS];
        long[] padded = Arrays.copyOf(words, WORDS + 1);
        int window = 1 << width;
        int carry = 0;
        for (int bit = 0; bit < DIGITS; ) {
            int word = bit >>> 6;
            int shift = bit & 63;
            long bits = padded[word] >>> shift | padded[word + 1] << 1 << (63 - shift);
            int value = (int) (bits & (window - 1)) + carry;
            if ((value & 1) == 0) {
                bit++;
                continue;
            }
            carry = value > window / 2 ? 1 : 0;
            digits[bit] = (byte) (value - carry * window);
            bit += width;
        }
        return digits;
    }
}

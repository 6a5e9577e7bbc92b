package org.cttdc.protocol.consensus.ed25519;

/**
 * A number modulo 2^255 - 19 as five signed limbs of 51 bits. Mutable: an operation writes its result here, and its operands may be
 * this very element.
 *
 * <p>Products leave limbs above -2^16 and below 2^51 + 2^16. Sums are not carried: a factor's limbs may reach 2^53 either way, so
 * that three products can be added or subtracted before the next multiplication. Never used on secrets.
 */
final class FieldElement {
    static final int SIZE = 32;
    /** How many words {@link #store} takes. */
    static final int LIMBS = 5;

    private static final int LIMB_BITS = 51;
    private static final long LIMB = (1L << LIMB_BITS) - 1;

    // a * 2^UP_A times b * 2^UP_B has the high word floor(a * b / 2^51), since 64 - 51 = 13; neither factor may
    // overflow.
    private static final int UP_A = 8;
    private static final int UP_B = 5;

    private long l0;
    private long l1;
    private long l2;
    private long l3;
    private long l4;

    /** Zero. */
    FieldElement() {}

    static FieldElement of(long small) {
        FieldElement element = new FieldElement();
        element.l0 = small;
        return element;
    }

    /** Sets this to the number in the low 255 bits of 32 little-endian bytes, which may lie beyond the prime. */
    void decode(byte[] bytes, int offset) {
        long w0 = LittleEndian.word(bytes, offset);
        long w1 = LittleEndian.word(bytes, offset + 8);
        long w2 = LittleEndian.word(bytes, offset + 16);
        long w3 = LittleEndian.word(bytes, offset + 24);
        l0 = w0 & LIMB;
        l1 = (w0 >>> 51 | w1 << 13) & LIMB;
        l2 = (w1 >>> 38 | w2 << 26) & LIMB;
        l3 = (w2 >>> 25 | w3 << 39) & LIMB;
        l4 = w3 >>> 12 & LIMB;
    }

    /** The one encoding below the prime, the top bit clear. */
    byte[] encode() {
        FieldElement r = new FieldElement();
        r.set(this);
        // The first round leaves only the lowest limb out of range, by a little; the second settles that.
        r.carry();
        r.carry();
        // Now 0 <= r < 2^255; the prime is subtracted where r + 19 reaches 2^255.
        long q = (r.l0 + 19) >> LIMB_BITS;
        q = (r.l1 + q) >> LIMB_BITS;
        q = (r.l2 + q) >> LIMB_BITS;
        q = (r.l3 + q) >> LIMB_BITS;
        q = (r.l4 + q) >> LIMB_BITS;
        r.l0 += 19 * q;
        r.l4 -= q << LIMB_BITS;
        r.carry();
        byte[] out = new byte[SIZE];
        LittleEndian.put(out, 0, r.l0 | r.l1 << 51);
        LittleEndian.put(out, 8, r.l1 >>> 13 | r.l2 << 38);
        LittleEndian.put(out, 16, r.l2 >>> 26 | r.l3 << 25);
        LittleEndian.put(out, 24, r.l3 >>> 39 | r.l4 << 12);
        return out;
    }

    private void carry() {
        l1 += l0 >> LIMB_BITS;
        l0 &= LIMB;
        l2 += l1 >> LIMB_BITS;
        l1 &= LIMB;
        l3 += l2 >> LIMB_BITS;
        l2 &= LIMB;
        l4 += l3 >> LIMB_BITS;
        l3 &= LIMB;
        l0 += 19 * (l4 >> LIMB_BITS);
        l4 &= LIMB;
    }

    /** Keeps the limbs in an array, from {@code at} on. */
    void store(long[] words, int at) {
        words[at] = l0;
        words[at + 1] = l1;
        words[at + 2] = l2;
        words[at + 3] = l3;
        words[at + 4] = l4;
    }

    /** Takes back what {@link #store} kept. */
    void load(long[] words, int at) {
        l0 = words[at];
        l1 = words[at + 1];
        l2 = words[at + 2];
        l3 = words[at + 3];
        l4 = words[at + 4];
    }

    void set(FieldElement a) {
        l0 = a.l0;
        l1 = a.l1;
        l2 = a.l2;
        l3 = a.l3;
        l4 = a.l4;
    }

    void add(FieldElement a, FieldElement b) {
        l0 = a.l0 + b.l0;
        l1 = a.l1 + b.l1;
        l2 = a.l2 + b.l2;
        l3 = a.l3 + b.l3;
        l4 = a.l4 + b.l4;
    }

    void subtract(FieldElement a, FieldElement b) {
        l0 = a.l0 - b.l0;
        l1 = a.l1 - b.l1;
        l2 = a.l2 - b.l2;
        l3 = a.l3 - b.l3;
        l4 = a.l4 - b.l4;
    }

    void negate(FieldElement a) {
        l0 = -a.l0;
        l1 = -a.l1;
        l2 = -a.l2;
        l3 = -a.l3;
        l4 = -a.l4;
    }

    /**
     * The product. Each column is a sum of five 128-bit products, kept without carries: the sum of their floors of a*b / 2^51, and
     * what remains of the sum below that, which is less than 5 * 2^51 and therefore right in 64 bits, whatever overflowed before.
     */
    void multiply(FieldElement a, FieldElement b) {
        long a0 = a.l0;
        long a1 = a.l1;
        long a2 = a.l2;
        long a3 = a.l3;
        long a4 = a.l4;
        long b0 = b.l0;
        long b1 = b.l1;
        long b2 = b.l2;
        long b3 = b.l3;
        long b4 = b.l4;
        // What passes 2^255 comes back 19 times.
        long w1 = 19 * b1;
        long w2 = 19 * b2;
        long w3 = 19 * b3;
        long w4 = 19 * b4;
        long c0 = a0 * b0 + a1 * w4 + a2 * w3 + a3 * w2 + a4 * w1;
        long c1 = a0 * b1 + a1 * b0 + a2 * w4 + a3 * w3 + a4 * w2;
        long c2 = a0 * b2 + a1 * b1 + a2 * b0 + a3 * w4 + a4 * w3;
        long c3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 + a4 * w4;
        long c4 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
        a0 <<= UP_A;
        a1 <<= UP_A;
        a2 <<= UP_A;
        a3 <<= UP_A;
        a4 <<= UP_A;
        b0 <<= UP_B;
        b1 <<= UP_B;
        b2 <<= UP_B;
        b3 <<= UP_B;
        b4 <<= UP_B;
        w1 <<= UP_B;
        w2 <<= UP_B;
        w3 <<= UP_B;
        w4 <<= UP_B;
        long h0 = high(a0, b0) + high(a1, w4) + high(a2, w3) + high(a3, w2) + high(a4, w1);
        long h1 = high(a0, b1) + high(a1, b0) + high(a2, w4) + high(a3, w3) + high(a4, w2);
        long h2 = high(a0, b2) + high(a1, b1) + high(a2, b0) + high(a3, w4) + high(a4, w3);
        long h3 = high(a0, b3) + high(a1, b2) + high(a2, b1) + high(a3, b0) + high(a4, w4);
        long h4 = high(a0, b4) + high(a1, b3) + high(a2, b2) + high(a3, b1) + high(a4, b0);
        settle(c0, c1, c2, c3, c4, h0, h1, h2, h3, h4);
    }

    /** The square: as the product, with equal terms taken once and doubled. */
    void square(FieldElement a) {
        long a0 = a.l0;
        long a1 = a.l1;
        long a2 = a.l2;
        long a3 = a.l3;
        long a4 = a.l4;
        long d0 = 2 * a0;
        long d1 = 2 * a1;
        long d2 = 2 * a2;
        long d3 = 2 * a3;
        long w3 = 19 * a3;
        long w4 = 19 * a4;
        long c0 = a0 * a0 + d1 * w4 + d2 * w3;
        long c1 = d0 * a1 + d2 * w4 + a3 * w3;
        long c2 = d0 * a2 + a1 * a1 + d3 * w4;
        long c3 = d0 * a3 + d1 * a2 + a4 * w4;
        long c4 = d0 * a4 + d1 * a3 + a2 * a2;
        d0 <<= UP_A;
        d1 <<= UP_A;
        d2 <<= UP_A;
        d3 <<= UP_A;
        w3 <<= UP_B;
        w4 <<= UP_B;
        long b0 = a0 << UP_B;
        long b1 = a1 << UP_B;
        long b2 = a2 << UP_B;
        long b3 = a3 << UP_B;
        long b4 = a4 << UP_B;
        long h0 = high(a0 << UP_A, b0) + high(d1, w4) + high(d2, w3);
        long h1 = high(d0, b1) + high(d2, w4) + high(a3 << UP_A, w3);
        long h2 = high(d0, b2) + high(a1 << UP_A, b1) + high(d3, w4);
        long h3 = high(d0, b3) + high(d1, b2) + high(a4 << UP_A, w4);
        long h4 = high(d0, b4) + high(d1, b3) + high(a2 << UP_A, b2);
        settle(c0, c1, c2, c3, c4, h0, h1, h2, h3, h4);
    }

    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b);
    }

    /** From columns' low words and floors to limbs; one round of carries is enough. */
    private void settle(long c0, long c1, long c2, long c3, long c4, long h0, long h1, long h2, long h3, long h4) {
        long r0 = c0 - (h0 << LIMB_BITS) + 19 * h4;
        long r1 = c1 - (h1 << LIMB_BITS) + h0;
        long r2 = c2 - (h2 << LIMB_BITS) + h1;
        long r3 = c3 - (h3 << LIMB_BITS) + h2;
        long r4 = c4 - (h4 << LIMB_BITS) + h3;
        l0 = (r0 & LIMB) + 19 * (r4 >> LIMB_BITS);
        l1 = (r1 & LIMB) + (r0 >> LIMB_BITS);
        l2 = (r2 & LIMB) + (r1 >> LIMB_BITS);
        l3 = (r3 & LIMB) + (r2 >> LIMB_BITS);
        l4 = (r4 & LIMB) + (r3 >> LIMB_BITS);
    }

    /** {@code a^(2^times)}, at least one time. */
    void square(FieldElement a, int times) {
        square(a);
        for (int i = 1; i < times; i++) {
            square(this);
        }
    }

    /** The inverse, {@code a^(p - 2)}; of zero it is zero. */
    void invert(FieldElement a) {
        FieldElement cube = new FieldElement();
        cube.square(a);
        cube.multiply(cube, a);
        powerOfAllOnes(a);
        // (2^252 - 3) * 8 + 3 = 2^255 - 21
        square(this, 3);
        multiply(this, cube);
    }

    /** {@code a^((p - 5) / 8)}, of which square roots are made: the exponent is 2^252 - 3. */
    void powerOfAllOnes(FieldElement a) {
        FieldElement base = new FieldElement();
        base.set(a);
        FieldElement ones5 = ones(base, 5);
        FieldElement ones10 = joined(ones5, ones5, 5);
        FieldElement ones20 = joined(ones10, ones10, 10);
        FieldElement ones40 = joined(ones20, ones20, 20);
        FieldElement ones50 = joined(ones40, ones10, 10);
        FieldElement ones100 = joined(ones50, ones50, 50);
        FieldElement ones200 = joined(ones100, ones100, 100);
        FieldElement ones250 = joined(ones200, ones50, 50);
        square(ones250, 2);
        multiply(this, base);
    }

    /** {@code a} to an exponent of so many one bits. */
    private static FieldElement ones(FieldElement a, int bits) {
        FieldElement power = new FieldElement();
        power.set(a);
        for (int i = 1; i < bits; i++) {
            power.square(power);
            power.multiply(power, a);
        }
        return power;
    }

    /** The exponent of {@code upper} moved up by so many bits, followed by that of {@code lower}. */
    private static FieldElement joined(FieldElement upper, FieldElement lower, int bits) {
        FieldElement power = new FieldElement();
        power.square(upper, bits);
        power.multiply(power, lower);
        return power;
    }

    boolean isZero() {
        int bits = 0;
        for (byte b : encode()) {
            bits |= b;
        }
        return bits == 0;
    }

    /** The sign of an x-coordinate: whether the number below the prime is odd. */
    boolean isOdd() {
        return (encode()[0] & 1) != 0;
    }
}

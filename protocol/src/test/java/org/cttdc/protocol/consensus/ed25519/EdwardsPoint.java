package org.cttdc.protocol.consensus.ed25519;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A point of edwards25519 in extended homogeneous coordinates (RFC 8032, section 5.1.4). Written for exactness: milliseconds a
 * multiplication. What fast arithmetic is held against.
 */
record EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121_665)
            .multiply(BigInteger.valueOf(121_666).modInverse(P))
            .mod(P);
    private static final BigInteger SQRT_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
    private static final BigInteger SQRT_EXPONENT = P.add(BigInteger.valueOf(3)).shiftRight(3);

    /** Order of the base point. */
    static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    static final EdwardsPoint IDENTITY =
            new EdwardsPoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    static final EdwardsPoint BASE = base();

    /**
     * The point 32 little-endian bytes stand for, or null where there is none. As ZIP-215 asks, y may be beyond the field's prime,
     * and the sign bit is allowed with x = 0.
     */
    static @Nullable EdwardsPoint decode(byte[] encoded) {
        BigInteger number = littleEndian(encoded);
        boolean negative = number.testBit(255);
        BigInteger y = number.clearBit(255).mod(P);
        BigInteger ySquared = y.multiply(y);
        BigInteger u = ySquared.subtract(BigInteger.ONE);
        BigInteger v = ySquared.multiply(D).add(BigInteger.ONE);
        BigInteger square = u.multiply(v.modInverse(P)).mod(P);
        BigInteger x = square.modPow(SQRT_EXPONENT, P);
        if (!x.multiply(x).mod(P).equals(square)) {
            x = x.multiply(SQRT_MINUS_ONE).mod(P);
        }
        if (!x.multiply(x).mod(P).equals(square)) {
            return null;
        }
        return affine(x.testBit(0) == negative ? x : x.negate().mod(P), y);
    }

    /** The canonical encoding. */
    byte[] encode() {
        BigInteger inverse = z.modInverse(P);
        byte[] bytes = littleEndian(y.multiply(inverse).mod(P));
        if (x.multiply(inverse).mod(P).testBit(0)) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    /** 32 bytes, lowest first. */
    static byte[] littleEndian(BigInteger number) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = number.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    /** The number little-endian bytes stand for. */
    static BigInteger littleEndian(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    EdwardsPoint add(EdwardsPoint other) {
        BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
        BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
        BigInteger c = t.multiply(other.t).mod(P).multiply(D).shiftLeft(1).mod(P);
        BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
        BigInteger e = b.subtract(a);
        BigInteger f = d.subtract(c);
        BigInteger g = d.add(c);
        BigInteger h = b.add(a);
        return new EdwardsPoint(
                e.multiply(f).mod(P),
                g.multiply(h).mod(P),
                f.multiply(g).mod(P),
                e.multiply(h).mod(P));
    }

    EdwardsPoint negate() {
        return new EdwardsPoint(x.negate().mod(P), y, z, t.negate().mod(P));
    }

    EdwardsPoint times(BigInteger scalar) {
        EdwardsPoint sum = IDENTITY;
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.add(sum);
            if (scalar.testBit(bit)) {
                sum = sum.add(this);
            }
        }
        return sum;
    }

    boolean isIdentity() {
        return x.signum() == 0 && y.equals(z);
    }

    private static EdwardsPoint affine(BigInteger x, BigInteger y) {
        return new EdwardsPoint(x, y, BigInteger.ONE, x.multiply(y).mod(P));
    }

    private static EdwardsPoint base() {
        BigInteger x = new BigInteger("216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a", 16);
        BigInteger y = new BigInteger("6666666666666666666666666666666666666666666666666666666666666658", 16);
        return affine(x, y);
    }
}

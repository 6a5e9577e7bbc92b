package org.cttdc.protocol.consensus.ed25519;

/**
 * Multiples of one point: for every {@code spacing}-th power of two, the odd multiples up to 2^(width-1) - 1. With them, a product
 * takes {@code spacing} doublings instead of 256.
 */
final class Multiples {
    private final int width;
    private final int spacing;
    private final AffinePoint[][] odd;

    private Multiples(int width, int spacing, AffinePoint[][] odd) {
        this.width = width;
        this.spacing = spacing;
        this.odd = odd;
    }

    /** Takes a width of at most 8, and a spacing that divides {@link Scalar#DIGITS}. */
    static Multiples of(Point point, int width, int spacing) {
        int perPower = 1 << (width - 2);
        int powers = Scalar.DIGITS / spacing;
        Point[] all = new Point[powers * perPower];
        Point power = point.copy();
        for (int i = 0; i < powers; i++) {
            fillOdd(all, i * perPower, perPower, power);
            for (int j = 0; j < spacing && i < powers - 1; j++) {
                power.twice();
            }
        }
        FieldElement[] inverses = Point.invertZ(all);
        AffinePoint[][] odd = new AffinePoint[powers][perPower];
        for (int i = 0; i < all.length; i++) {
            odd[i / perPower][i % perPower] = all[i].affine(inverses[i]);
        }
        return new Multiples(width, spacing, odd);
    }

    private static void fillOdd(Point[] all, int from, int count, Point power) {
        Point twice = power.copy();
        twice.twice();
        all[from] = power.copy();
        for (int i = 1; i < count; i++) {
            all[from + i] = all[from + i - 1].copy();
            all[from + i].add(twice);
        }
    }

    /** The sum of both points' products. */
    static Point sumOfProducts(Multiples p, long[] byP, Multiples q, long[] byQ) {
        byte[] pDigits = Scalar.digits(byP, p.width);
        byte[] qDigits = Scalar.digits(byQ, q.width);
        Point sum = new Point();
        for (int i = Math.max(p.spacing, q.spacing) - 1; i >= 0; i--) {
            sum.twice();
            p.addTo(sum, pDigits, i);
            q.addTo(sum, qDigits, i);
        }
        return sum;
    }

    /** Adds what the digits at a place of every power ask for. */
    private void addTo(Point sum, byte[] digits, int place) {
        if (place >= spacing) {
            return;
        }
        for (int i = 0; i < odd.length; i++) {
            int digit = digits[i * spacing + place];
            if (digit > 0) {
                sum.add(odd[i][digit >> 1]);
            } else if (digit < 0) {
                sum.subtract(odd[i][-digit >> 1]);
            }
        }
    }
}

package org.cttdc.protocol.consensus.ed25519;

/**
 * Multiples of one point: for every {@code spacing}-th power of two, the odd multiples up to 2^(width-1) - 1. With them, a product
 * takes {@code spacing} doublings instead of 256.
 */
final class Multiples {
    private final int width;
    private final int spacing;
    /** Point after point in one array: thousands of tables are thousands of objects then, not millions. */
    private final long[] odd;

    private Multiples(int width, int spacing, long[] odd) {
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
        long[] odd = new long[all.length * AffinePoint.WORDS];
        for (int i = 0; i < all.length; i++) {
            all[i].affine(inverses[i]).store(odd, i * AffinePoint.WORDS);
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
        AffinePoint place = AffinePoint.place();
        Point sum = new Point();
        for (int i = Math.max(p.spacing, q.spacing) - 1; i >= 0; i--) {
            sum.twice();
            p.addTo(sum, pDigits, i, place);
            q.addTo(sum, qDigits, i, place);
        }
        return sum;
    }

    /** The point's product. */
    Point product(long[] by) {
        byte[] digits = Scalar.digits(by, width);
        AffinePoint place = AffinePoint.place();
        Point product = new Point();
        for (int i = spacing - 1; i >= 0; i--) {
            product.twice();
            addTo(product, digits, i, place);
        }
        return product;
    }

    /** Adds what the digits at a place of every power ask for. */
    private void addTo(Point sum, byte[] digits, int at, AffinePoint place) {
        int perPower = 1 << (width - 2);
        if (at >= spacing) {
            return;
        }
        for (int i = 0; i < Scalar.DIGITS / spacing; i++) {
            int digit = digits[i * spacing + at];
            if (digit != 0) {
                place.load(odd, (i * perPower + (Math.abs(digit) >> 1)) * AffinePoint.WORDS);
                if (digit > 0) {
                    sum.add(place);
                } else {
                    sum.subtract(place);
                }
            }
        }
    }
}

package org.cttdc.protocol.consensus.ed25519;

import org.jspecify.annotations.Nullable;

/**
 * A point of edwards25519 in extended coordinates x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, section 5.1.4). Mutable: operations write
 * here. The addition formulas are complete on this curve, so Z is never zero and no pair of points needs a case of its own.
 */
final class Point {
    private final FieldElement x = new FieldElement();
    private final FieldElement y = FieldElement.of(1);
    private final FieldElement z = FieldElement.of(1);
    private final FieldElement t = new FieldElement();

    // Named as in the RFC's formulas.
    private final FieldElement e = new FieldElement();
    private final FieldElement f = new FieldElement();
    private final FieldElement g = new FieldElement();
    private final FieldElement h = new FieldElement();

    // Doubling does not read T = E H, so that product waits until something does.
    private boolean tIsDue;

    /** The identity. */
    Point() {}

    /**
     * The point that 32 bytes stand for, or null where there is none. As ZIP-215 asks, y may be encoded beyond the prime, and the
     * sign bit may be set where x is zero.
     */
    static @Nullable Point decode(byte[] bytes, int offset) {
        Point point = new Point();
        point.y.decode(bytes, offset);
        boolean odd = bytes[offset + FieldElement.SIZE - 1] < 0;
        if (!Curve.recoverX(point.x, point.y, odd)) {
            return null;
        }
        point.t.multiply(point.x, point.y);
        return point;
    }

    Point copy() {
        settleT();
        Point copy = new Point();
        copy.x.set(x);
        copy.y.set(y);
        copy.z.set(z);
        copy.t.set(t);
        return copy;
    }

    void negate() {
        settleT();
        x.negate(x);
        t.negate(t);
    }

    /** Doubles this point. */
    void twice() {
        h.add(x, y);
        e.square(h);
        g.square(y);
        f.square(x);
        h.add(g, f);
        e.subtract(e, h);
        g.subtract(g, f);
        f.square(z);
        f.add(f, f);
        f.subtract(f, g);
        complete();
    }

    void add(AffinePoint p) {
        settleT();
        sums(p.halfYMinusX(), p.halfYPlusX());
        t.multiply(t, p.xyD());
        f.subtract(z, t);
        g.add(z, t);
        complete();
    }

    void subtract(AffinePoint p) {
        settleT();
        sums(p.halfYPlusX(), p.halfYMinusX());
        t.multiply(t, p.xyD());
        f.add(z, t);
        g.subtract(z, t);
        complete();
    }

    void add(Point p) {
        settleT();
        p.settleT();
        f.subtract(p.y, p.x);
        g.add(p.y, p.x);
        sums(f, g);
        t.multiply(t, p.t);
        t.multiply(t, Curve.D2);
        z.multiply(z, p.z);
        z.add(z, z);
        f.subtract(z, t);
        g.add(z, t);
        complete();
    }

    /** E and H from A = (Y - X) minus and B = (Y + X) plus. */
    private void sums(FieldElement minus, FieldElement plus) {
        e.subtract(y, x);
        h.add(y, x);
        x.multiply(e, minus);
        y.multiply(h, plus);
        e.subtract(y, x);
        h.add(y, x);
    }

    private void complete() {
        x.multiply(e, f);
        y.multiply(g, h);
        z.multiply(f, g);
        tIsDue = true;
    }

    private void settleT() {
        if (tIsDue) {
            t.multiply(e, h);
            tIsDue = false;
        }
    }

    /** Whether eight times this is the identity. */
    boolean isOfSmallOrder() {
        Point p = copy();
        p.twice();
        p.twice();
        p.twice();
        return p.isIdentity();
    }

    boolean isIdentity() {
        FieldElement difference = new FieldElement();
        difference.subtract(y, z);
        return x.isZero() && difference.isZero();
    }

    /** The inverse of Z of every point, for the price of one inversion and three products a point. */
    static FieldElement[] invertZ(Point[] points) {
        FieldElement[] inverses = new FieldElement[points.length];
        FieldElement product = FieldElement.of(1);
        for (int i = 0; i < points.length; i++) {
            inverses[i] = new FieldElement();
            inverses[i].set(product);
            product.multiply(product, points[i].z);
        }
        product.invert(product);
        for (int i = points.length - 1; i >= 0; i--) {
            inverses[i].multiply(inverses[i], product);
            product.multiply(product, points[i].z);
        }
        return inverses;
    }

    /** This point for a table, given the inverse of its Z. */
    AffinePoint affine(FieldElement inverseOfZ) {
        FieldElement ax = new FieldElement();
        FieldElement half = new FieldElement();
        half.multiply(inverseOfZ, Curve.HALF);
        ax.multiply(x, half);
        FieldElement ay = new FieldElement();
        ay.multiply(y, half);
        FieldElement plus = new FieldElement();
        plus.add(ay, ax);
        FieldElement minus = new FieldElement();
        minus.subtract(ay, ax);
        ax.multiply(ax, ay);
        ax.multiply(ax, Curve.D4);
        return new AffinePoint(plus, minus, ax);
    }

    /** The canonical encoding, given the inverse of Z. */
    byte[] encode(FieldElement inverseOfZ) {
        FieldElement ax = new FieldElement();
        ax.multiply(x, inverseOfZ);
        FieldElement ay = new FieldElement();
        ay.multiply(y, inverseOfZ);
        byte[] bytes = ay.encode();
        if (ax.isOdd()) {
            bytes[FieldElement.SIZE - 1] |= (byte) 0x80;
        }
        return bytes;
    }
}

package org.cttdc.protocol.consensus.ed25519;

import java.util.HexFormat;
import java.util.Objects;

/** edwards25519: -x^2 + y^2 = 1 + d x^2 y^2 (RFC 8032, section 5.1). */
final class Curve {
    private static final FieldElement ONE = FieldElement.of(1);
    private static final FieldElement D = constant();
    private static final FieldElement SQRT_MINUS_ONE = rootOfMinusOne();

    /** 2 d. */
    static final FieldElement D2 = twice(D);

    /** 4 d. */
    static final FieldElement D4 = twice(D2);

    /** 1/2. */
    static final FieldElement HALF = half();

    private Curve() {}

    /** The base point, y = 4/5 and x even. */
    static Point base() {
        byte[] encoded = HexFormat.of().parseHex("58" + "66".repeat(FieldElement.SIZE - 1));
        return Objects.requireNonNull(Point.decode(encoded, 0));
    }

    /** Sets x to the root of (y^2 - 1) / (d y^2 + 1) of that parity; false where there is none. Zero takes either parity. */
    static boolean recoverX(FieldElement x, FieldElement y, boolean odd) {
        FieldElement u = new FieldElement();
        u.square(y);
        FieldElement v = new FieldElement();
        v.multiply(u, D);
        v.add(v, ONE);
        u.subtract(u, ONE);
        if (!rootOfRatio(x, u, v)) {
            return false;
        }
        if (x.isOdd() != odd) {
            x.negate(x);
        }
        return true;
    }

    /** RFC 8032, section 5.1.3: u v^3 (u v^7)^((p - 5) / 8), times the root of -1 where its square is wrong in sign. */
    private static boolean rootOfRatio(FieldElement x, FieldElement u, FieldElement v) {
        FieldElement v3 = new FieldElement();
        v3.square(v);
        v3.multiply(v3, v);
        x.square(v3);
        x.multiply(x, v);
        x.multiply(x, u);
        x.powerOfAllOnes(x);
        x.multiply(x, v3);
        x.multiply(x, u);
        FieldElement check = new FieldElement();
        check.square(x);
        check.multiply(check, v);
        FieldElement difference = new FieldElement();
        difference.subtract(check, u);
        if (difference.isZero()) {
            return true;
        }
        x.multiply(x, SQRT_MINUS_ONE);
        check.add(check, u);
        return check.isZero();
    }

    private static FieldElement constant() {
        FieldElement d = new FieldElement();
        d.invert(FieldElement.of(121_666));
        d.multiply(d, FieldElement.of(-121_665));
        return d;
    }

    private static FieldElement half() {
        FieldElement half = new FieldElement();
        half.invert(FieldElement.of(2));
        return half;
    }

    private static FieldElement twice(FieldElement a) {
        FieldElement twice = new FieldElement();
        twice.add(a, a);
        return twice;
    }

    /** 2^((p - 1) / 4), whose exponent is twice 2^252 - 3 and one more. */
    private static FieldElement rootOfMinusOne() {
        FieldElement two = FieldElement.of(2);
        FieldElement root = new FieldElement();
        root.powerOfAllOnes(two);
        root.square(root);
        root.multiply(root, two);
        return root;
    }
}

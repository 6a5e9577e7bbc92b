package org.cttdc.protocol.consensus.ed25519;

/**
 * A point as tables keep it, so that adding it costs least.
 *
 * @param halfYPlusX (y + x) / 2
 * @param halfYMinusX (y - x) / 2
 * @param xyD d x y
 */
record AffinePoint(FieldElement halfYPlusX, FieldElement halfYMinusX, FieldElement xyD) {
    /** How many words {@link #store} takes. */
    static final int WORDS = 3 * FieldElement.LIMBS;

    /** A place for {@link #load}. */
    static AffinePoint place() {
        return new AffinePoint(new FieldElement(), new FieldElement(), new FieldElement());
    }

    /** Keeps the point in an array, from {@code at} on. */
    void store(long[] words, int at) {
        halfYPlusX.store(words, at);
        halfYMinusX.store(words, at + FieldElement.LIMBS);
        xyD.store(words, at + 2 * FieldElement.LIMBS);
    }

    /** Takes back what {@link #store} kept. */
    void load(long[] words, int at) {
        halfYPlusX.load(words, at);
        halfYMinusX.load(words, at + FieldElement.LIMBS);
        xyD.load(words, at + 2 * FieldElement.LIMBS);
    }
}

package org.cttdc.protocol.consensus.ed25519;

/**
 * A point as tables keep it, so that adding it costs least.
 *
 * @param halfYPlusX (y + x) / 2
 * @param halfYMinusX (y - x) / 2
 * @param xyD d x y
 */
record AffinePoint(FieldElement halfYPlusX, FieldElement halfYMinusX, FieldElement xyD) {}

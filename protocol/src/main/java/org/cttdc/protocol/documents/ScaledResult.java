package org.cttdc.protocol.documents;

/**
 * A result as the exact integers that consensus works with, at the characteristic's scale.
 *
 * @param value the value, or the code of a level
 * @param u standard uncertainty; 0 where the characteristic is not measured
 */
public record ScaledResult(long value, long u) {}

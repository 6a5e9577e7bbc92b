package org.cttdc.protocol.documents;

/** A cap on the index: while the merit of {@code c} is under {@code below}, the index is at most {@code max}; both in ppm. */
public record Cap(String c, int below, int max) {}

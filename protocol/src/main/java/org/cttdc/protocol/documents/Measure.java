package org.cttdc.protocol.documents;

/** A number with its UCUM unit. */
public record Measure(Decimal value, String unit) {}

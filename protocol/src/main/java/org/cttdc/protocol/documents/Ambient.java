package org.cttdc.protocol.documents;

/** A condition of the environment during the test, such as {@code temperature}. */
public record Ambient(String quantity, Decimal value, String unit) {}

package org.cttdc.protocol.documents;

/** How a characteristic changes with use; {@code axis} is the UCUM unit in which use is counted, such as {@code h}. */
public record Degradation(String axis, DegradationModel model) {}

package org.cttdc.protocol.documents;

/** A clause of one of the model's standards; {@code std} is the {@link Standard#key}. */
public record StandardRef(String std, String clause) {}

package org.cttdc.protocol.documents;

/** One level of an ordinal or categorical characteristic; ordinal levels are ordered by code. */
public record Level(int code, LocalizedText name) {}

package org.cttdc.protocol.state;

/** A place in the jurors' sum tree. */
public record SortitionPlace(long place) {}

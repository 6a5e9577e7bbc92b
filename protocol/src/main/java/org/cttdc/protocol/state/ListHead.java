package org.cttdc.protocol.state;

/** How many items a list holds. */
public record ListHead(long count) {}

package org.cttdc.protocol.state;

/**
 * Where the bounded work of scoring and settling stands.
 *
 * @param cycle whose competitions are next
 * @param index 0-based place in {@link StateKeys#competitions} of the next competition
 */
public record SettlementQueue(long cycle, long index) {}

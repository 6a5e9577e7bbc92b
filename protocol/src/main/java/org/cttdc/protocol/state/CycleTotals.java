package org.cttdc.protocol.state;

/**
 * Sums over every competition of a cycle, fen.
 *
 * @param gross sales
 * @param fees experience fees
 * @param community ⌊gross·communityPpm/10^6⌋
 */
public record CycleTotals(long gross, long fees, long community) {}

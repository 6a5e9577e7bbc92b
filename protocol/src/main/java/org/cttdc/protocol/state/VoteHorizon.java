package org.cttdc.protocol.state;

/**
 * How far the votes that were ever begun reach.
 *
 * @param latestEnd last height at which any of them can still count a ballot
 */
public record VoteHorizon(long latestEnd) {}

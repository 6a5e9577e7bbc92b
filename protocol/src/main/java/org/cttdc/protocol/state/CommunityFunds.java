package org.cttdc.protocol.state;

/**
 * The community's common funds, fen.
 *
 * @param audit for audits and jurors
 * @param recommenders for word of mouth
 * @param treasury spent by vote
 */
public record CommunityFunds(long audit, long recommenders, long treasury) {}

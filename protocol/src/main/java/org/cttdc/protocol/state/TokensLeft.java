package org.cttdc.protocol.state;

/**
 * Tokens that a settlement minted for the reviewers who won nothing, until every place of the ranking has its part.
 *
 * @param amount uCTT not given yet
 */
public record TokensLeft(long amount) {}

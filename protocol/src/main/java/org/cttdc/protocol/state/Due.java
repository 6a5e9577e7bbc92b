package org.cttdc.protocol.state;

/**
 * What a settled competition owes one account in one class.
 *
 * @param amount fen
 * @param claimedHeight block of the claim, 0 while unclaimed
 * @param vestsHeight first height at which it may be claimed
 */
public record Due(long amount, long claimedHeight, long vestsHeight) {}

package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Asset;

/**
 * What a vote granted from the treasury.
 *
 * @param to address
 * @param asset what
 * @param amount in its smallest unit
 * @param claimedHeight 0 while unclaimed
 */
public record GrantState(Bytes to, Asset asset, long amount, long claimedHeight) {}

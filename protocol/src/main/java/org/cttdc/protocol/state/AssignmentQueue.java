package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * Where the drawing of assigned reviewers stands.
 *
 * @param cycle whose purchases they are assigned to
 * @param seed the chain's randomness after the cycle's first block
 * @param index place in {@link StateKeys#offeredModels}
 */
public record AssignmentQueue(long cycle, Bytes seed, long index) {}

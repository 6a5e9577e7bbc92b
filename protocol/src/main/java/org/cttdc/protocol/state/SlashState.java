package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A validator that was proven to have misbehaved, and what it lost.
 *
 * @param validator consensus address, 20 bytes
 * @param height of the block that proved it
 * @param power it had then
 * @param base uCTT of its bond then, with what was unbonding
 * @param lost uCTT taken so far; grows while others are proven guilty
 */
public record SlashState(Bytes validator, long height, long power, long base, long lost) {}

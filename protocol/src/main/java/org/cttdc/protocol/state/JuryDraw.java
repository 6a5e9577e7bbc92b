package org.cttdc.protocol.state;

/**
 * A dispute whose round has to be drawn.
 *
 * @param dispute its number
 * @param height from which it waits: the first checkpoint after it draws
 */
public record JuryDraw(long dispute, long height) {}

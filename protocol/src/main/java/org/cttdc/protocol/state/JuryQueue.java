package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * Where the bounded work of drawing juries stands.
 *
 * @param checkpoint the newest one
 * @param seed the chain's randomness at it
 * @param nextDraw place in {@link StateKeys#juryDraws}
 * @param nextChange place in {@link StateKeys#juryChanges}
 */
public record JuryQueue(long checkpoint, Bytes seed, long nextDraw, long nextChange) {
    /** Before the first checkpoint. */
    public static final JuryQueue START = new JuryQueue(0, Bytes.of(new byte[Sha256.SIZE]), 0, 0);
}

package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * A juror who joins or leaves.
 *
 * @param juror address
 * @param height of the message: it acts after the draws of the first checkpoint after it
 */
public record JuryChange(Bytes juror, long height) {}

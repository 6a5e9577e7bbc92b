package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;

/**
 * An accredited trading platform.
 *
 * @param address its account
 * @param name as accredited
 * @param escrow fen that cover what its batches owe
 * @param lastSeq sequence of its newest batch, 0 before the first
 */
public record PlatformState(Bytes address, String name, long escrow, long lastSeq) {}

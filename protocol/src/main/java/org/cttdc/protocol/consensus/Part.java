package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.InclusionPath;

/**
 * A piece of an encoded block.
 *
 * @param index 0-based position
 * @param bytes at most {@value PartSet#PART_SIZE} bytes
 * @param proof path from the part to the part set's root
 */
public record Part(int index, Bytes bytes, InclusionPath proof) {}

package org.cttdc.protocol.proof;

import org.cttdc.protocol.Bytes;

/**
 * A node of a Merkle-sum tree: its hash and the sums over the leaves below it.
 *
 * @param hash 32 bytes
 * @param count number of leaves
 * @param gross fen
 * @param fee fen
 */
public record SumNode(Bytes hash, long count, long gross, long fee) {}

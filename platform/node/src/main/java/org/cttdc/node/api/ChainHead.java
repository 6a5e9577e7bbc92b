package org.cttdc.node.api;

import java.time.Instant;
import org.cttdc.protocol.Bytes;

/**
 * The newest block.
 *
 * @param height 0 before the first block
 * @param time time of the block; of genesis before the first
 * @param blockHash 32 bytes, empty before the first block
 * @param appHash root of the state after the block; the next header carries it
 * @param txs number of transactions in the block
 */
public record ChainHead(long height, Instant time, Bytes blockHash, Bytes appHash, int txs) {}

package org.cttdc.node.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * What the mempool says about a transaction.
 *
 * @param hash SHA-256 of the transaction
 * @param code OK when it waits for a block, or why its envelope is refused
 * @param detail what is wrong; empty when OK
 */
public record SubmitResult(Bytes hash, ErrorCode code, String detail) {}

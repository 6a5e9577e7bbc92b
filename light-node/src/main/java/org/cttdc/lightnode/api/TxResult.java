package org.cttdc.lightnode.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.TxOutcome;

/**
 * A transaction's proved result: inclusion against the data hash of {@code height}, result against the results hash of the next
 * header.
 *
 * @param hash SHA-256 of the transaction
 * @param height block that holds it
 * @param index place in the block
 * @param code OK or why it was refused
 * @param outcome the authenticated data of the result
 */
public record TxResult(Bytes hash, long height, int index, ErrorCode code, TxOutcome outcome) {}

package org.cttdc.protocol.tx;

/**
 * The authenticated part of a result: what {@code ExecTxResult.data} carries (logs and events are not covered by any hash).
 *
 * @param failedMessage 0-based index of the message that failed, or -1 when the envelope failed or nothing did
 * @param detail where and what, for a person: a document path, an expected value; empty on success
 */
public record TxOutcome(int failedMessage, String detail) {}

package org.cttdc.commerce.api;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.OrderLeaf;

/**
 * The platform's signed promise to anchor an order.
 *
 * @param leaf the order as it will stand in the batch
 * @param cycle the batch's cycle
 * @param platformKey Ed25519 key of the platform's account, 32 bytes
 * @param signature over "ctt-receipt/1" ‖ cycle (8 bytes) ‖ leaf hash (32 bytes)
 */
public record Receipt(OrderLeaf leaf, long cycle, Bytes platformKey, Bytes signature) {}

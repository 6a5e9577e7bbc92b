package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;

/**
 * What a block proves against a validator: two votes where one is allowed, or a forged block shown to light clients.
 *
 * @param validator consensus address, 20 bytes
 * @param height at which it misbehaved
 */
public record Misbehavior(Bytes validator, long height) {}

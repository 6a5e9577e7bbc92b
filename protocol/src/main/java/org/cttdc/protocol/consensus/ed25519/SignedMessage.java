package org.cttdc.protocol.consensus.ed25519;

import org.cttdc.protocol.Bytes;

/**
 * A signature to check.
 *
 * @param key the encoded public key
 * @param message what was signed
 * @param signature R and S
 */
public record SignedMessage(Bytes key, Bytes message, Bytes signature) {}

package org.cttdc.wallet.keystore;

import org.cttdc.protocol.Bytes;

/**
 * What a locked keystore knows about an account.
 *
 * @param index derivation index, at least 0
 * @param name what the person calls it
 * @param publicKey Ed25519, 32 bytes
 */
public record KeystoreAccount(int index, String name, Bytes publicKey) {}

package org.cttdc.wallet.api;

import org.cttdc.protocol.Bytes;

/**
 * One account of the wallet.
 *
 * @param index derivation index
 * @param name what the person calls it
 * @param address 20 bytes
 * @param text the address as people write it (bech32)
 * @param publicKey Ed25519, 32 bytes
 */
public record WalletAccount(int index, String name, Bytes address, String text, Bytes publicKey) {}

package org.cttdc.wallet.keystore;

import org.cttdc.protocol.Bytes;

/**
 * The whole content of a keystore file.
 *
 * @param header readable while locked
 * @param sealed the phrase's entropy under AES-256-GCM with the header as associated data: ciphertext, then a tag of 16 bytes
 */
public record KeystoreFile(KeystoreHeader header, Bytes sealed) {}

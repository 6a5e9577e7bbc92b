package org.cttdc.wallet.keystore;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * Everything of a keystore that is readable while locked. The encryption authenticates all of it, so that an exchanged public key or
 * a weakened parameter is noticed at the next unlock.
 *
 * @param network the address prefix the accounts belong to, so that a sandbox keystore is never used on a network
 * @param wordList language of the phrase's word list, BCP 47
 * @param cost what the passphrase costs to try
 * @param salt 16 bytes
 * @param nonce of AES-GCM, 12 bytes, fresh with every write
 * @param accounts in the order the person made them
 */
public record KeystoreHeader(
        String network, String wordList, KdfCost cost, Bytes salt, Bytes nonce, List<KeystoreAccount> accounts) {
    public KeystoreHeader {
        accounts = List.copyOf(accounts);
    }
}

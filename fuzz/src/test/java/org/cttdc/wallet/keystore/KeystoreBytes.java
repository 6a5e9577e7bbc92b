package org.cttdc.wallet.keystore;

import java.security.SecureRandom;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.api.WalletException;

/** A keystore file. */
public final class KeystoreBytes {
    private KeystoreBytes() {}

    /** A sandbox's keystore. */
    public static byte[] sample() {
        List<KeystoreAccount> accounts = List.of(new KeystoreAccount(0, "first", Bytes.of(new byte[32])));
        return KeystoreJson.encode(KeystoreVault.create(
                        "ctts", "en", new byte[16], accounts, "p".toCharArray(), KdfCost.FAST, new SecureRandom())
                .file());
    }

    /** Whether it is read; then another passphrase is refused as such, and the file is written as it can be read again. */
    public static boolean isRead(byte[] bytes) {
        try {
            KeystoreFile file = KeystoreJson.decode(bytes);
            if (!KeystoreJson.decode(KeystoreJson.encode(file)).equals(file)) {
                throw new IllegalStateException("a keystore is written otherwise than it is read");
            }
            return file.header().cost().equals(KdfCost.FAST) ? refuses(file) : true;
        } catch (DamagedKeystoreException | NewerKeystoreException refused) {
            return false;
        }
    }

    private static boolean refuses(KeystoreFile file) {
        try {
            KeystoreVault.open(file, "q".toCharArray(), new SecureRandom()).close();
            return false;
        } catch (WalletException refused) {
            return true;
        }
    }
}

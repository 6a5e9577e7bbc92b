package org.cttdc.wallet.keystore;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.api.WalletException;

/**
 * An open keystore: the phrase's entropy and the file key, in arrays that {@link #close} wipes. Every write is sealed anew under a
 * fresh nonce.
 */
public final class KeystoreVault implements AutoCloseable {
    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;
    private final byte[] entropy;
    private final SecureRandom random;
    private KeystoreFile file;

    private KeystoreVault(byte[] key, byte[] entropy, SecureRandom random, KeystoreFile file) {
        this.key = key;
        this.entropy = entropy;
        this.random = random;
        this.file = file;
    }

    /**
     * Seals a phrase under a passphrase. Both arguments stay the caller's to wipe.
     *
     * @param entropy of the BIP-39 phrase, 16 to 32 bytes
     */
    public static KeystoreVault create(
            String network,
            String wordList,
            byte[] entropy,
            List<KeystoreAccount> accounts,
            char[] passphrase,
            KdfCost cost,
            SecureRandom random) {
        byte[] salt = bytes(random, Argon2id.SALT_BYTES);
        byte[] key = Argon2id.derive(passphrase, cost, salt);
        KeystoreHeader header = new KeystoreHeader(network, wordList, cost, Bytes.of(salt), Bytes.EMPTY, accounts);
        return new KeystoreVault(key, entropy.clone(), random, seal(header, key, entropy, random));
    }

    /**
     * Opens a keystore. Takes about a second by design.
     *
     * @throws WalletException WRONG_PASSPHRASE; since the file's checksum was right, the passphrase is the likely cause and
     *     deliberate tampering the other one
     */
    public static KeystoreVault open(KeystoreFile file, char[] passphrase, SecureRandom random) {
        byte[] key = Argon2id.derive(
                passphrase, file.header().cost(), file.header().salt().toArray());
        try {
            byte[] entropy =
                    crypt(Cipher.DECRYPT_MODE, file.header(), key, file.sealed().toArray());
            return new KeystoreVault(key, entropy, random, file);
        } catch (AEADBadTagException e) {
            Secrets.wipe(key);
            throw new WalletException(
                    WalletException.Code.WRONG_PASSPHRASE,
                    "The passphrase does not open this keystore (its checksum is right; only deliberate tampering looks the same)",
                    e);
        } catch (GeneralSecurityException e) {
            Secrets.wipe(key);
            throw new WalletException(WalletException.Code.KEYSTORE, "The keystore's cipher fields are wrong: " + e, e);
        }
    }

    /** The file as last sealed. */
    public KeystoreFile file() {
        return file;
    }

    /** A copy of the phrase's entropy, for the caller to wipe. */
    public byte[] entropy() {
        return entropy.clone();
    }

    /** Seals the same phrase with other accounts. */
    public KeystoreFile withAccounts(List<KeystoreAccount> accounts) {
        KeystoreHeader old = file.header();
        KeystoreHeader header =
                new KeystoreHeader(old.network(), old.wordList(), old.cost(), old.salt(), Bytes.EMPTY, accounts);
        file = seal(header, key, entropy, random);
        return file;
    }

    @Override
    public void close() {
        Secrets.wipe(key);
        Secrets.wipe(entropy);
    }

    private static KeystoreFile seal(KeystoreHeader header, byte[] key, byte[] entropy, SecureRandom random) {
        KeystoreHeader fresh = new KeystoreHeader(
                header.network(),
                header.wordList(),
                header.cost(),
                header.salt(),
                Bytes.of(bytes(random, NONCE_BYTES)),
                header.accounts());
        try {
            return new KeystoreFile(fresh, Bytes.of(crypt(Cipher.ENCRYPT_MODE, fresh, key, entropy)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static byte[] crypt(int mode, KeystoreHeader header, byte[] key, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(TAG_BITS, header.nonce().toArray()));
        cipher.updateAAD(KeystoreJson.associatedData(header));
        return cipher.doFinal(input);
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

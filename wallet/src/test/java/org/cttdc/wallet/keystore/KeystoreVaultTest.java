package org.cttdc.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.api.WalletException;
import org.junit.jupiter.api.Test;

class KeystoreVaultTest {
    private static final byte[] ENTROPY =
            Bytes.fromHex("00112233445566778899aabbccddeeff").toArray();
    private static final KeystoreAccount MAIN = new KeystoreAccount(0, "Main", Bytes.fromHex("11".repeat(32)));

    private final SecureRandom random = new SecureRandom();

    private KeystoreVault vault(String passphrase) {
        return KeystoreVault.create(
                "ctts", "en", ENTROPY, List.of(MAIN), passphrase.toCharArray(), KdfCost.FAST, random);
    }

    private static WalletException.Code codeOf(Throwable error) {
        return ((WalletException) error).code();
    }

    @Test
    void opensWithItsPassphraseAlsoThroughTheFileFormat() throws Exception {
        KeystoreFile file =
                KeystoreJson.decode(KeystoreJson.encode(vault("correct 馬").file()));
        try (KeystoreVault open = KeystoreVault.open(file, "correct 馬".toCharArray(), random)) {
            assertThat(open.entropy()).isEqualTo(ENTROPY);
            assertThat(open.file().header().accounts()).containsExactly(MAIN);
        }
    }

    @Test
    void acceptsThePassphraseInEitherUnicodeForm() {
        KeystoreFile file = vault("caf\u00e9").file();
        try (KeystoreVault open = KeystoreVault.open(file, "cafe\u0301".toCharArray(), random)) {
            assertThat(open.entropy()).isEqualTo(ENTROPY);
        }
    }

    @Test
    void aWrongPassphraseIsSaidToBeOne() {
        KeystoreFile file = vault("right").file();
        assertThatThrownBy(() -> KeystoreVault.open(file, "wrong".toCharArray(), random))
                .asInstanceOf(InstanceOfAssertFactories.type(WalletException.class))
                .extracting(WalletException::code)
                .isEqualTo(WalletException.Code.WRONG_PASSPHRASE);
    }

    @Test
    void anExchangedPublicKeyIsNoticedAtUnlockEvenWithAFreshChecksum() throws Exception {
        KeystoreFile file = vault("right").file();
        KeystoreHeader header = file.header();
        KeystoreAccount thief = new KeystoreAccount(0, "Main", Bytes.fromHex("22".repeat(32)));
        KeystoreFile forged = new KeystoreFile(
                new KeystoreHeader(
                        header.network(),
                        header.wordList(),
                        header.cost(),
                        header.salt(),
                        header.nonce(),
                        List.of(thief)),
                file.sealed());
        KeystoreFile read = KeystoreJson.decode(KeystoreJson.encode(forged));
        assertThatThrownBy(() -> KeystoreVault.open(read, "right".toCharArray(), random))
                .satisfies(error -> assertThat(codeOf(error)).isEqualTo(WalletException.Code.WRONG_PASSPHRASE));
    }

    @Test
    void everyWriteUsesAFreshNonce() {
        KeystoreVault vault = vault("right");
        Bytes first = vault.file().header().nonce();
        Bytes second = vault.withAccounts(List.of(MAIN)).header().nonce();
        assertThat(second).isNotEqualTo(first);
        assertThat(second.size()).isEqualTo(12);
    }

    @Test
    void calibrationNeverGoesBelowTheFloorAndAddsPassesOnAFastMachine() {
        long[] slow = {0, 60_000_000_000L};
        int[] at = {0};
        KdfPolicy policy = KdfPolicy.calibrated(() -> slow[at[0]++ % 2], java.time.Duration.ofSeconds(1));
        assertThat(policy.choose()).isEqualTo(KdfCost.FLOOR);
        long[] fast = {0, 300_000_000L};
        KdfPolicy quick = KdfPolicy.calibrated(() -> fast[at[0]++ % 2], java.time.Duration.ofSeconds(1));
        assertThat(quick.choose().iterations()).isEqualTo(10);
        assertThat(quick.choose().memoryKiB()).isEqualTo(64 * 1024);
    }

    @Test
    void wipesBothSecretsWhenClosed() {
        KeystoreVault vault = vault("right");
        vault.close();
        assertThat(vault.entropy()).containsOnly(0);
    }
}

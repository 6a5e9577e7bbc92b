package org.cttdc.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;

class KeystoreJsonTest {
    private static final KeystoreFile FILE = KeystoreVault.create(
                    "ctt",
                    "zh",
                    new byte[16],
                    List.of(new KeystoreAccount(0, "主账户 \"1\"", Bytes.fromHex("ab".repeat(32)))),
                    "p".toCharArray(),
                    KdfCost.FAST,
                    new SecureRandom())
            .file();
    private static final byte[] ENCODED = KeystoreJson.encode(FILE);

    @Test
    void readsWhatItWrote() throws Exception {
        assertThat(KeystoreJson.decode(ENCODED)).isEqualTo(FILE);
    }

    @Test
    void refusesANewerVersionAsNewerNotAsDamaged() {
        byte[] newer = text().replace("\"version\" : 1", "\"version\" : 2").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> KeystoreJson.decode(newer)).isInstanceOf(NewerKeystoreException.class);
    }

    @Test
    void refusesToSpendMoreMemoryThanAnyKeystoreNeeds() {
        byte[] hungry = text().replace("\"memoryKiB\" : 64", "\"memoryKiB\" : 2000000000")
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> KeystoreJson.decode(hungry))
                .isInstanceOf(DamagedKeystoreException.class)
                .hasMessageContaining("out of range");
    }

    /** Before the checksum is looked at, which whoever wrote the fields can make right. */
    @Test
    void refusesFieldsOfAnotherKindOrSize() {
        for (String field : List.of("\"index\" : \"0\"", "\"index\" : -1", "\"index\" : 0.5")) {
            assertDamaged(text().replace("\"index\" : 0", field), "index");
        }
        assertDamaged(text().replaceFirst("\"name\" : \"主.*,", "\"name\" : null,"), "name");
        assertDamaged(text().replaceFirst("\"salt\" : .*", "\"salt\" : \"AAE=\""), "salt");
        assertDamaged(text().replaceFirst("\"nonce\" : .*", "\"nonce\" : \"\""), "nonce");
        assertDamaged(text().replaceFirst("(ab){32}", "abab"), "publicKey");
    }

    private static void assertDamaged(String text, String field) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> KeystoreJson.decode(bytes))
                .isInstanceOf(DamagedKeystoreException.class)
                .hasMessageContaining(field);
    }

    @Property(tries = 300)
    void aFileCutAnywhereIsDamaged(@ForAll @IntRange(min = 0, max = 10_000) int at) {
        // The last byte is the line feed after the closing brace.
        byte[] cut = Arrays.copyOf(ENCODED, at % (ENCODED.length - 1));
        assertThatThrownBy(() -> KeystoreJson.decode(cut)).isInstanceOf(DamagedKeystoreException.class);
    }

    @Property(tries = 500)
    void aChangedBitIsNoticedOrWithoutMeaning(@ForAll @IntRange(min = 0, max = 100_000) int bit) {
        byte[] changed = ENCODED.clone();
        changed[bit / 8 % changed.length] ^= (byte) (1 << bit % 8);
        try {
            assertThat(KeystoreJson.decode(changed)).isEqualTo(FILE);
        } catch (DamagedKeystoreException | NewerKeystoreException e) {
            assertThat(e).hasMessageStartingWith("");
        }
    }

    private static String text() {
        return new String(ENCODED, StandardCharsets.UTF_8);
    }
}

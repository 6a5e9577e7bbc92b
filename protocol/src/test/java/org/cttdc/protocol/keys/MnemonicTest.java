package org.cttdc.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MnemonicTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ABOUT =
            "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    /** Every vector of vectors.json of Trezor's reference implementation for the two lists; their passphrase is "TREZOR". */
    @ParameterizedTest
    @CsvFileSource(resources = "bip39.csv", delimiter = '|')
    void publishedVectors(WordList list, String entropy, String phrase, String seed) throws MnemonicException {
        try (Mnemonic mnemonic = Mnemonic.parse(list, phrase.toCharArray())) {
            assertThat(HEX.formatHex(mnemonic.entropy())).isEqualTo(entropy);
            assertThat(HEX.formatHex(mnemonic.seed("TREZOR".toCharArray()))).isEqualTo(seed);
            assertThat(new String(
                            Mnemonic.ofEntropy(list, HEX.parseHex(entropy)).phrase()))
                    .isEqualTo(phrase);
        }
    }

    @Test
    void readsAnyWhiteSpaceAndCase() throws MnemonicException {
        String typed = "  " + ABOUT.toUpperCase(Locale.ROOT).replace(" ", "\u3000 \n");
        assertThat(new String(
                        Mnemonic.parse(WordList.ENGLISH, typed.toCharArray()).phrase()))
                .isEqualTo(ABOUT);
    }

    @Test
    void namesTheBadWordAndWhatMayHaveBeenMeant() {
        MnemonicException error = refusal(ABOUT.replaceFirst("abandon abandon", "abandon abandno"));
        assertThat(error.reason()).isEqualTo(MnemonicException.Reason.WORD);
        assertThat(error.position()).isEqualTo(2);
        assertThat(error.word()).isEqualTo("abandno");
        assertThat(error.suggestions()).startsWith("abandon");
        assertThat(error).hasMessageContaining("word 2 (\"abandno\")").hasMessageContaining("abandon");
    }

    @Test
    void namesAWrongCountAndAWrongChecksum() {
        assertThat(refusal("abandon about").reason()).isEqualTo(MnemonicException.Reason.COUNT);
        assertThat(refusal("").reason()).isEqualTo(MnemonicException.Reason.COUNT);
        assertThat(refusal(ABOUT.replace("about", "abandon")).reason()).isEqualTo(MnemonicException.Reason.CHECKSUM);
    }

    @Test
    void passphrasesAreNormalised() {
        Mnemonic mnemonic = Mnemonic.ofEntropy(WordList.ENGLISH, new byte[16]);
        assertThat(mnemonic.seed("\u00e9".toCharArray())).isEqualTo(mnemonic.seed("e\u0301".toCharArray()));
        assertThat(mnemonic.seed(new char[0])).isNotEqualTo(mnemonic.seed("x".toCharArray()));
    }

    @Test
    void refusesOddSizes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Mnemonic.ofEntropy(WordList.ENGLISH, new byte[17]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mnemonic.generate(WordList.ENGLISH, 13, new SecureRandom()));
    }

    @Test
    void wipes() {
        Mnemonic mnemonic = Mnemonic.generate(WordList.CHINESE_SIMPLIFIED, 24, new SecureRandom());
        mnemonic.close();
        assertThat(mnemonic.entropy()).containsOnly(0);
    }

    @Property(tries = 200)
    void phrasesComeBack(@ForAll @Size(32) byte[] entropy, @ForAll @IntRange(min = 4, max = 8) int quarter)
            throws MnemonicException {
        byte[] cut = Arrays.copyOf(entropy, quarter * 4);
        for (WordList list : WordList.values()) {
            char[] phrase = Mnemonic.ofEntropy(list, cut).phrase();
            assertThat(Mnemonic.parse(list, phrase).entropy()).isEqualTo(cut);
        }
    }

    private static MnemonicException refusal(String phrase) {
        return catchThrowableOfType(
                MnemonicException.class, () -> Mnemonic.parse(WordList.ENGLISH, phrase.toCharArray()));
    }
}

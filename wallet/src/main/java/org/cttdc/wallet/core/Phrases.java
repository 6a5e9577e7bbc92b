package org.cttdc.wallet.core;

import java.nio.CharBuffer;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.MnemonicException;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.wallet.api.WalletException;
import org.cttdc.wallet.api.WalletException.Code;
import org.cttdc.wallet.keystore.Secrets;

/** Phrases as people type them. */
public final class Phrases {
    private Phrases() {}

    /**
     * Reads a phrase of either language; Chinese ones also without spaces. The caller closes it.
     *
     * @throws MnemonicException saying which word is wrong and what may have been meant
     */
    public static Mnemonic read(char[] typed) throws MnemonicException {
        if (!chinese(typed)) {
            return Mnemonic.parse(WordList.ENGLISH, typed);
        }
        // Every word of the Chinese list is one character.
        CharBuffer spaced = CharBuffer.allocate(2 * typed.length);
        for (char character : typed) {
            spaced.put(character);
            if (Character.isIdeographic(character)) {
                spaced.put(' ');
            }
        }
        char[] words = new char[spaced.position()];
        spaced.flip().get(words);
        try {
            return Mnemonic.parse(WordList.CHINESE_SIMPLIFIED, words);
        } finally {
            Secrets.wipe(words);
            Secrets.wipe(spaced.array());
        }
    }

    /** The list a keystore names. */
    static WordList list(String name) {
        for (WordList list : WordList.values()) {
            if (list.name().equals(name)) {
                return list;
            }
        }
        throw new WalletException(Code.KEYSTORE, "The keystore's word list \"" + name + "\" is not known");
    }

    private static boolean chinese(char[] typed) {
        for (char character : typed) {
            if (Character.isIdeographic(character)) {
                return true;
            }
        }
        return false;
    }
}

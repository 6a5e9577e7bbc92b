package org.cttdc.wallet.keystore;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/** Handling of secrets in arrays, so that they can be wiped. */
public final class Secrets {
    private Secrets() {}

    /** Overwrites the bytes with zeros. */
    public static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }

    /** Overwrites the characters with zeros. */
    public static void wipe(char[] secret) {
        Arrays.fill(secret, '\0');
    }

    /**
     * The UTF-8 bytes of a passphrase in normal form NFC, so that one passphrase typed on two systems is the same. Already normal
     * text, which is what keyboards give, is never copied into a String.
     */
    static byte[] utf8(char[] passphrase) {
        CharBuffer chars = CharBuffer.wrap(passphrase);
        CharSequence normal = Normalizer.isNormalized(chars, Normalizer.Form.NFC)
                ? chars
                : Normalizer.normalize(chars, Normalizer.Form.NFC);
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        byte[] buffer = new byte[Math.multiplyExact(normal.length(), 4)];
        ByteBuffer encoded = ByteBuffer.wrap(buffer);
        encoder.encode(CharBuffer.wrap(normal), encoded, true);
        byte[] bytes = Arrays.copyOf(buffer, encoded.position());
        wipe(buffer);
        return bytes;
    }
}

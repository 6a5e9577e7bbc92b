package org.cttdc.protocol.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.cttdc.protocol.Sha256;

/**
 * A BIP-39 phrase. It is kept as word numbers, so that {@link #close()} can wipe it; single words are public, their order is the
 * secret.
 */
public final class Mnemonic implements AutoCloseable {
    private static final int ITERATIONS = 2048;
    private static final int SEED_BITS = 512;
    private static final int BITS_PER_WORD = 11;
    private static final int MAX_UTF8 = 3;
    private static final byte[] SALT = "mnemonic".getBytes(StandardCharsets.US_ASCII);

    private final WordList list;
    private final int[] indices;

    private Mnemonic(WordList list, int[] indices) {
        this.list = list;
        this.indices = indices;
    }

    /** A fresh phrase of 12, 15, 18, 21 or 24 words. */
    public static Mnemonic generate(WordList list, int words, SecureRandom random) {
        if (!isCount(words)) {
            throw new IllegalArgumentException("a phrase has 12, 15, 18, 21 or 24 words, not " + words);
        }
        byte[] entropy = new byte[words / 3 * 4];
        random.nextBytes(entropy);
        try {
            return ofEntropy(list, entropy);
        } finally {
            Arrays.fill(entropy, (byte) 0);
        }
    }

    /** The phrase of 16, 20, 24, 28 or 32 bytes. */
    public static Mnemonic ofEntropy(WordList list, byte[] entropy) {
        if (entropy.length % 4 != 0 || !isCount(entropy.length / 4 * 3)) {
            throw new IllegalArgumentException("entropy has 16, 20, 24, 28 or 32 bytes, not " + entropy.length);
        }
        byte[] bits = Arrays.copyOf(entropy, entropy.length + 1);
        bits[entropy.length] = checksum(entropy);
        int[] indices = new int[entropy.length / 4 * 3];
        for (int i = 0; i < indices.length * BITS_PER_WORD; i++) {
            int bit = bits[i / 8] >>> (7 - i % 8) & 1;
            indices[i / BITS_PER_WORD] = indices[i / BITS_PER_WORD] << 1 | bit;
        }
        Arrays.fill(bits, (byte) 0);
        return new Mnemonic(list, indices);
    }

    /** Reads a phrase as typed: any white space between the words, any case. The error names the first bad word. */
    public static Mnemonic parse(WordList list, char[] phrase) throws MnemonicException {
        List<String> words = split(phrase);
        int[] indices = new int[words.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = list.indexOf(words.get(i));
            if (indices[i] < 0) {
                throw unknown(list, i + 1, words.get(i));
            }
        }
        if (!isCount(indices.length)) {
            throw new MnemonicException(
                    MnemonicException.Reason.COUNT,
                    0,
                    "",
                    List.of(),
                    "a phrase has 12, 15, 18, 21 or 24 words; these are " + indices.length);
        }
        Mnemonic mnemonic = new Mnemonic(list, indices);
        mnemonic.requireChecksum();
        return mnemonic;
    }

    /** The words in order, for showing. */
    public List<String> words() {
        return Arrays.stream(indices).mapToObj(i -> list.words().get(i)).toList();
    }

    /** The list the words come from. */
    public WordList list() {
        return list;
    }

    /** The phrase with single spaces; the caller wipes it. */
    public char[] phrase() {
        int length = indices.length - 1;
        for (int index : indices) {
            length += list.words().get(index).length();
        }
        CharBuffer out = CharBuffer.allocate(length);
        for (int i = 0; i < indices.length; i++) {
            if (i > 0) {
                out.put(' ');
            }
            out.put(list.words().get(indices[i]));
        }
        return out.array();
    }

    /** The bytes the phrase stands for; the caller wipes them. */
    public byte[] entropy() {
        byte[] bits = bits();
        try {
            return Arrays.copyOf(bits, indices.length / 3 * 4);
        } finally {
            Arrays.fill(bits, (byte) 0);
        }
    }

    /**
     * The 64-byte seed: PBKDF2-HMAC-SHA512 with 2048 rounds over the phrase, salted with the (NFKD) passphrase. The caller wipes it.
     * An empty passphrase is none.
     */
    public byte[] seed(char[] passphrase) {
        char[] phrase = phrase();
        byte[] password = utf8(phrase);
        byte[] extra = utf8(normalized(passphrase));
        byte[] salt = ByteBuffer.allocate(SALT.length + extra.length)
                .put(SALT)
                .put(extra)
                .array();
        try {
            PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA512Digest());
            generator.init(password, salt, ITERATIONS);
            return ((KeyParameter) generator.generateDerivedMacParameters(SEED_BITS)).getKey();
        } finally {
            Arrays.fill(phrase, '\0');
            Arrays.fill(password, (byte) 0);
            Arrays.fill(extra, (byte) 0);
            Arrays.fill(salt, (byte) 0);
        }
    }

    /** Wipes the phrase. */
    @Override
    public void close() {
        Arrays.fill(indices, 0);
    }

    private void requireChecksum() throws MnemonicException {
        byte[] entropy = entropy();
        byte[] bits = bits();
        int mask = 0xff00 >>> (indices.length / 3);
        boolean valid = ((bits[entropy.length] ^ checksum(entropy)) & mask & 0xff) == 0;
        Arrays.fill(bits, (byte) 0);
        Arrays.fill(entropy, (byte) 0);
        if (!valid) {
            throw new MnemonicException(
                    MnemonicException.Reason.CHECKSUM,
                    0,
                    "",
                    List.of(),
                    "every word is in the list, but the checksum does not match: a word is wrong or two have changed places");
        }
    }

    /** Entropy followed by the checksum bits, left-aligned in one more byte. */
    private byte[] bits() {
        byte[] bits = new byte[indices.length / 3 * 4 + 1];
        for (int i = 0; i < indices.length * BITS_PER_WORD; i++) {
            int bit = indices[i / BITS_PER_WORD] >>> (BITS_PER_WORD - 1 - i % BITS_PER_WORD) & 1;
            bits[i / 8] |= (byte) (bit << (7 - i % 8));
        }
        return bits;
    }

    private static byte checksum(byte[] entropy) {
        MessageDigest digest = Sha256.digest();
        return digest.digest(entropy)[0];
    }

    private static boolean isCount(int words) {
        return words >= 12 && words <= 24 && words % 3 == 0;
    }

    private static MnemonicException unknown(WordList list, int position, String word) {
        List<String> near = list.nearest(word);
        String hint = near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
        return new MnemonicException(
                MnemonicException.Reason.WORD,
                position,
                word,
                near,
                "word " + position + " (\"" + word + "\") is not in the list" + hint);
    }

    private static List<String> split(char[] phrase) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= phrase.length; i++) {
            if (i == phrase.length || Character.isWhitespace(phrase[i])) {
                if (i > start) {
                    String word = new String(phrase, start, i - start);
                    words.add(Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** NFKD; ASCII, which it never changes, makes no unwipeable copy. */
    private static char[] normalized(char[] text) {
        for (char c : text) {
            if (c > 127) {
                return Normalizer.normalize(CharBuffer.wrap(text), Normalizer.Form.NFKD)
                        .toCharArray();
            }
        }
        return text;
    }

    private static byte[] utf8(char[] text) {
        byte[] buffer = new byte[text.length * MAX_UTF8];
        ByteBuffer out = ByteBuffer.wrap(buffer);
        CoderResult result = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), out, true);
        if (!result.isUnderflow()) {
            throw new IllegalStateException("UTF-8 needs at most three bytes a char");
        }
        byte[] bytes = Arrays.copyOf(buffer, out.position());
        Arrays.fill(buffer, (byte) 0);
        return bytes;
    }
}

package org.cttdc.protocol;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An immutable byte string with value equality, ordered as unsigned bytes. */
public final class Bytes implements Comparable<Bytes> {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte... value) {
        return value.length == 0 ? EMPTY : new Bytes(value.clone());
    }

    /**
     * A copy of the bytes from {@code from} (inclusive) to {@code to} (exclusive); throws {@link IndexOutOfBoundsException} where there
     * are not as many.
     */
    public static Bytes of(byte[] value, int from, int to) {
        Objects.checkFromToIndex(from, to, value.length);
        return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(value, from, to));
    }

    /** The bytes a hex string of either case stands for; throws {@link IllegalArgumentException} where it is not hex. */
    public static Bytes fromHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /** The bytes hex characters of either case stand for; throws {@link IllegalArgumentException} where they are not hex. */
    public static Bytes fromHex(char[] hex, int from, int length) {
        if (length % 2 != 0) {
            throw new IllegalArgumentException("an odd number of hex digits: " + length);
        }
        byte[] value = new byte[length / 2];
        for (int i = 0; i < value.length; i++) {
            int high = HexFormat.fromHexDigit(hex[from + 2 * i]);
            value[i] = (byte) (high << 4 | HexFormat.fromHexDigit(hex[from + 2 * i + 1]));
        }
        return value.length == 0 ? EMPTY : new Bytes(value);
    }

    /** The bytes a standard base64 string stands for; throws {@link IllegalArgumentException} where it is not base64. */
    public static Bytes fromBase64(String base64) {
        return new Bytes(Base64.getDecoder().decode(base64));
    }

    /** All parts one after the other. */
    public static Bytes concat(Bytes... parts) {
        int size = 0;
        for (Bytes part : parts) {
            size = Math.addExact(size, part.value.length);
        }
        byte[] joined = new byte[size];
        int at = 0;
        for (Bytes part : parts) {
            System.arraycopy(part.value, 0, joined, at, part.value.length);
            at += part.value.length;
        }
        return new Bytes(joined);
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    /** Copies all bytes into {@code target} from {@code offset} on; throws {@link IndexOutOfBoundsException} where they do not fit. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(value, 0, target, offset, value.length);
    }

    /** Feeds the bytes to a digest. */
    public void update(MessageDigest digest) {
        digest.update(value);
    }

    /** Number of bytes. */
    public int size() {
        return value.length;
    }

    /** Whether there is no byte. */
    public boolean isEmpty() {
        return value.length == 0;
    }

    /** The byte at a 0-based index. */
    public byte at(int index) {
        return value[index];
    }

    /** The bytes from {@code from} (inclusive) to {@code to} (exclusive); throws as {@link #of(byte[], int, int)}. */
    public Bytes slice(int from, int to) {
        return of(value, from, to);
    }

    /** Lower-case hex. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    /** Upper-case hex, as CometBFT writes hashes. */
    public String hexUpper() {
        return UPPER.formatHex(value);
    }

    /** Standard base64 with padding. */
    public String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    /** Whether these are the bytes of an array from {@code from} (inclusive) to {@code to} (exclusive). */
    public boolean equals(byte[] other, int from, int to) {
        return Arrays.equals(value, 0, value.length, other, from, to);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** Lower-case hex. */
    @Override
    public String toString() {
        return hex();
    }
}

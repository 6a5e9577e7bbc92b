package org.cttdc.protocol.keys;

import java.util.Locale;
import org.cttdc.protocol.Bytes;

/** Bech32 (BIP-173): lower-case letters and digits with a checksum that finds up to four wrong characters. */
final class Bech32 {
    /** Longest string. */
    static final int MAX_LENGTH = 90;

    private static final String CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM_LENGTH = 6;

    private Bech32() {}

    /**
     * A decoded string.
     *
     * @param hrp human-readable part, lower case
     * @param data values of 5 bits, without the checksum
     */
    record Decoded(String hrp, Bytes data) {}

    static String encode(String hrp, byte[] data) {
        StringBuilder out = new StringBuilder(hrp).append('1');
        for (byte value : data) {
            out.append(CHARSET.charAt(value));
        }
        int checksum = polymod(hrp, data, new byte[CHECKSUM_LENGTH]) ^ 1;
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            out.append(CHARSET.charAt(checksum >>> (5 * i) & 31));
        }
        return out.toString();
    }

    static Decoded decode(String text) throws AddressException {
        if (text.length() > MAX_LENGTH) {
            throw new AddressException(
                    AddressException.Reason.LENGTH,
                    text.length() + " characters, at most " + MAX_LENGTH + " are allowed");
        }
        requireOneCase(text);
        String lower = text.toLowerCase(Locale.ROOT);
        int separator = lower.lastIndexOf('1');
        if (separator < 0) {
            throw new AddressException(AddressException.Reason.FORMAT, "no '1' between prefix and data");
        }
        if (separator == 0) {
            throw new AddressException(AddressException.Reason.FORMAT, "no prefix before the '1'");
        }
        if (lower.length() - separator - 1 < CHECKSUM_LENGTH) {
            throw new AddressException(AddressException.Reason.LENGTH, "too short to hold a checksum");
        }
        String hrp = lower.substring(0, separator);
        byte[] data = values(lower, separator + 1);
        if (polymod(hrp, data, new byte[0]) != 1) {
            throw new AddressException(
                    AddressException.Reason.CHECKSUM, "the checksum does not match: at least one character is wrong");
        }
        return new Decoded(hrp, Bytes.of(data, 0, data.length - CHECKSUM_LENGTH));
    }

    private static void requireOneCase(String text) throws AddressException {
        boolean upper = false;
        boolean lower = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 33 || c > 126) {
                throw new AddressException(
                        AddressException.Reason.CHARACTER, "character " + (i + 1) + " is not printable ASCII");
            }
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
        }
        if (upper && lower) {
            throw new AddressException(AddressException.Reason.MIXED_CASE, "upper and lower case are mixed");
        }
    }

    private static byte[] values(String lower, int from) throws AddressException {
        byte[] values = new byte[lower.length() - from];
        for (int i = 0; i < values.length; i++) {
            int value = CHARSET.indexOf(lower.charAt(from + i));
            if (value < 0) {
                throw new AddressException(
                        AddressException.Reason.CHARACTER,
                        "character " + (from + i + 1) + " ('" + lower.charAt(from + i)
                                + "') cannot stand in an address");
            }
            values[i] = (byte) value;
        }
        return values;
    }

    private static int polymod(String hrp, byte[] data, byte[] tail) {
        int state = 1;
        for (int i = 0; i < hrp.length(); i++) {
            state = step(state, hrp.charAt(i) >>> 5);
        }
        state = step(state, 0);
        for (int i = 0; i < hrp.length(); i++) {
            state = step(state, hrp.charAt(i) & 31);
        }
        for (byte value : data) {
            state = step(state, value);
        }
        for (byte value : tail) {
            state = step(state, value);
        }
        return state;
    }

    private static int step(int state, int value) {
        int top = state >>> 25;
        int next = (state & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}

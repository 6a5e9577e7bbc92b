package org.cttdc.commerce.service;

import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.protocol.Bytes;

/** Checks of what came from outside; each refusal names the field. */
public final class Refusals {
    /** Most fen one order may cost: 100 billion yuan. Sums of a batch of such orders stay inside 64 bits. */
    public static final long MAX_GROSS = 10_000_000_000_000L;
    /** Most characters of a title. */
    public static final int MAX_TITLE = 200;

    private static final int MAX_LOT = 64;

    private Refusals() {}

    /** A refusal of one field. */
    public static CommerceException bad(String field, String message) {
        return new CommerceException(Code.BAD_REQUEST, field + ": " + message, field);
    }

    public static void size(String field, Bytes value, int size) {
        if (value.size() != size) {
            throw bad(field, "must have " + size + " bytes, not " + value.size());
        }
    }

    public static void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            throw bad(field, "must be " + least + " to " + most + ", not " + value);
        }
    }

    /** A line for people: not blank, no control characters. */
    public static void title(String field, String text) {
        line(field, text, MAX_TITLE);
    }

    public static void lot(String field, String text) {
        line(field, text, MAX_LOT);
    }

    public static void requestId(String field, String text) {
        if (!text.matches("[A-Za-z0-9._:-]{1,100}")) {
            throw bad(field, "must be 1 to 100 letters, digits, '.', '_', ':' or '-'");
        }
    }

    private static void line(String field, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw bad(field, "must have 1 to " + most + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw bad(field, "must not contain control characters");
        }
    }
}

package org.cttdc.protocol.json;

/** Tokens of a JSON text, byte by byte, so that every error knows its offset. */
final class JsonScanner {
    private static final int END = -1;

    private final byte[] bytes;
    private final JsonPath path;
    private int position;

    JsonScanner(byte[] bytes, JsonPath path) {
        this.bytes = bytes;
        this.path = path;
    }

    int position() {
        return position;
    }

    JsonException error(String reason, int offset) {
        return new JsonException(reason, path.toString(), offset);
    }

    /** The next byte, or -1 at the end. */
    int peek() {
        return position < bytes.length ? bytes[position] & 0xff : END;
    }

    void advance() {
        position++;
    }

    boolean accept(char expected) {
        if (peek() == expected) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char expected) throws JsonException {
        if (!accept(expected)) {
            throw unexpected("'" + expected + "' expected");
        }
    }

    void expectWord(String word) throws JsonException {
        int start = position;
        for (int i = 0; i < word.length(); i++) {
            if (!accept(word.charAt(i))) {
                throw error("\"" + word + "\" expected", start);
            }
        }
    }

    void expectEnd() throws JsonException {
        skipWhiteSpace();
        if (peek() != END) {
            throw error("bytes after the end of the value", position);
        }
    }

    void refuseByteOrderMark() throws JsonException {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            throw error("byte-order mark", 0);
        }
    }

    void skipWhiteSpace() {
        while (true) {
            switch (peek()) {
                case ' ', '\t', '\n', '\r' -> position++;
                default -> {
                    return;
                }
            }
        }
    }

    private JsonException unexpected(String wanted) {
        return error(peek() == END ? wanted + ", but the input ends" : wanted, position);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** An integer within ±(2^53-1), in the only spelling JSON gives it. */
    long integer() throws JsonException {
        int start = position;
        boolean negative = accept('-');
        if (!isDigit(peek())) {
            throw unexpected(negative ? "digit expected" : "value expected");
        }
        boolean leadingZero = peek() == '0';
        int first = position;
        long magnitude = 0;
        while (isDigit(peek())) {
            magnitude = magnitude * 10 + (peek() - '0');
            if (magnitude > JsonValue.MAX_INTEGER) {
                throw error("integer outside ±(2^53-1)", start);
            }
            position++;
        }
        if (leadingZero && (negative || position - first > 1)) {
            throw error(position - first > 1 ? "leading zero in a number" : "negative zero", start);
        }
        if (peek() == '.' || peek() == 'e' || peek() == 'E') {
            throw error("fractions and exponents are not allowed; write decimals as strings", start);
        }
        return negative ? -magnitude : magnitude;
    }

    /** A string with its quotes; the result may still hold lone surrogates written as escapes. */
    String string() throws JsonException {
        int start = position;
        if (!accept('"')) {
            throw unexpected("string expected");
        }
        var text = new StringBuilder();
        while (true) {
            int c = peek();
            if (c == END) {
                throw error("unterminated string", start);
            } else if (c == '"') {
                position++;
                return text.toString();
            } else if (c == '\\') {
                position++;
                text.append(escape());
            } else if (c < 0x20) {
                throw error("raw control character in a string", position);
            } else {
                text.appendCodePoint(codePoint(c));
            }
        }
    }

    private char escape() throws JsonException {
        int c = peek();
        position++;
        return switch (c) {
            case '"', '\\', '/' -> (char) c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexEscape();
            default -> throw error("unknown escape", position - 2);
        };
    }

    private char hexEscape() throws JsonException {
        int start = position - 2;
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(peek());
            if (digit < 0) {
                throw error("four hexadecimal digits expected after \\u", start);
            }
            code = (code << 4) | digit;
            position++;
        }
        return (char) code;
    }

    private static int hexDigit(int c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int lower = c | 0x20;
        return c > 0 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** Decodes one well-formed UTF-8 sequence (Unicode table 3-7): no overlong forms, surrogates or values past 10FFFF. */
    private int codePoint(int lead) throws JsonException {
        int start = position++;
        if (lead < 0x80) {
            return lead;
        }
        int trailing = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        int code = lead & (0x3f >> trailing);
        for (int i = 0; i < trailing; i++) {
            int c = peek();
            if (c < 0x80 || c > 0xbf) {
                throw error("invalid UTF-8", start);
            }
            code = (code << 6) | (c & 0x3f);
            position++;
        }
        int smallest = trailing == 1 ? 0x80 : trailing == 2 ? 0x800 : 0x10000;
        boolean surrogate = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        if (lead < 0xc2 || lead > 0xf4 || code < smallest || code > Character.MAX_CODE_POINT || surrogate) {
            throw error("invalid UTF-8", start);
        }
        return code;
    }
}

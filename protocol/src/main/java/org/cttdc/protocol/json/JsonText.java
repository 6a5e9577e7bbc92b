package org.cttdc.protocol.json;

import java.text.Normalizer;

/** Unicode rules that all strings of a document obey. */
final class JsonText {
    private JsonText() {}

    /** NFC of the text; a lone surrogate has no UTF-8 form and is refused. */
    static String normalise(String text) {
        int lone = loneSurrogate(text);
        if (lone >= 0) {
            throw new IllegalArgumentException("lone surrogate at character " + lone);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static boolean isNormalised(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /** Index of the first lone surrogate, or -1. */
    static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}

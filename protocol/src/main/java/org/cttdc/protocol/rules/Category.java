package org.cttdc.protocol.rules;

import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/** A class of products in a public vocabulary, as keys of the state name it. */
public final class Category {
    private static final Bytes DOMAIN = Bytes.of("ctt-category/1".getBytes(StandardCharsets.US_ASCII));

    private Category() {}

    /** H("ctt-category/1" ‖ H(system) ‖ code), both UTF-8. */
    public static Bytes id(String system, String code) {
        return Sha256.of(DOMAIN, Sha256.of(utf8(system)), utf8(code));
    }

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

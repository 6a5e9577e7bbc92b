package org.cttdc.protocol.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Share;

/**
 * How keys are made: an ASCII name, then '/' and a binary part of fixed length for each parameter, so that no two records can share a
 * key.
 */
abstract class KeyMaker {
    private static final Bytes SEPARATOR = Bytes.of((byte) '/');

    /** A part of 20 bytes: an account or a validator's consensus address. Other bytes are 32: a content id, hash, nullifier or public key. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Address {}

    static <T extends Record> StateKey<T> key(Class<T> type, String name, Bytes... parts) {
        return new StateKey<>(join(name, parts), type);
    }

    static <T extends Record> ListKey<T> list(Class<T> type, String name, Bytes... parts) {
        return new ListKey<>(join(name, parts), type);
    }

    static Bytes number(long value) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    static Bytes share(Share share) {
        return Bytes.of((byte) share.number());
    }

    static Bytes join(String name, Bytes... parts) {
        Bytes[] all = new Bytes[1 + 2 * parts.length];
        all[0] = Bytes.of(name.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < parts.length; i++) {
            all[2 * i + 1] = SEPARATOR;
            all[2 * i + 2] = parts[i];
        }
        return Bytes.concat(all);
    }
}

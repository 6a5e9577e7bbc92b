package org.cttdc.protocol.consensus.ed25519;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 64-bit words in byte arrays, lowest byte first. */
final class LittleEndian {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static long word(byte[] bytes, int offset) {
        return (long) WORD.get(bytes, offset);
    }

    static void put(byte[] bytes, int offset, long word) {
        WORD.set(bytes, offset, word);
    }
}

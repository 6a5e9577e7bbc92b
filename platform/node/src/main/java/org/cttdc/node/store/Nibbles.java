package org.cttdc.node.store;

import org.cttdc.protocol.Bytes;

/** Half bytes of a key hash: the way to it through 16-ary nodes. */
final class Nibbles {
    private Nibbles() {}

    /** The 0-based half byte of a key hash, most significant first. */
    static int at(Bytes keyHash, int index) {
        int octet = keyHash.at(index / 2);
        return index % 2 == 0 ? octet >> 4 & 0xF : octet & 0xF;
    }

    /** The first {@code count} half bytes, one a byte. */
    static byte[] first(Bytes keyHash, int count) {
        byte[] path = new byte[count];
        for (int i = 0; i < count; i++) {
            path[i] = (byte) at(keyHash, i);
        }
        return path;
    }

    /** How many half bytes two different key hashes begin with in common. */
    static int shared(Bytes left, Bytes right) {
        int index = 0;
        while (at(left, index) == at(right, index)) {
            index++;
        }
        return index;
    }
}

package org.cttdc.bench.node;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/** Numbers of keys in the order of the tree's leaves: a tree that is filled so has each of its parts touched once. */
final class TreeOrder {
    private static final int NUMBER_BITS = 24;
    private static final int MAX_KEYS = 1 << NUMBER_BITS;

    private TreeOrder() {}

    /** The numbers from 0 to {@code keys} - 1, by the first 39 bits of their keys' hashes. */
    static IntStream of(int keys, IntFunction<Bytes> key) {
        if (keys > MAX_KEYS) {
            throw new IllegalArgumentException("at most " + MAX_KEYS + " keys, not " + keys);
        }
        long[] order = new long[keys];
        Arrays.parallelSetAll(order, i -> (first(Sha256.of(key.apply(i))) << NUMBER_BITS) | i);
        Arrays.parallelSort(order);
        return Arrays.stream(order).mapToInt(entry -> (int) (entry & (MAX_KEYS - 1)));
    }

    /** Beside a number's 24 bits there is room for 39 and the sign. */
    private static long first(Bytes hash) {
        long first = 0;
        for (int i = 0; i < 5; i++) {
            first = (first << Byte.SIZE) | (hash.at(i) & 0xFF);
        }
        return first >>> 1;
    }
}

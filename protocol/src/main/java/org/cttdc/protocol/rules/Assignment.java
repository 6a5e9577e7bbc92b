package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/** Reviewers whom the beacon assigns among those who offered themselves (protocol page, section 4). */
public final class Assignment {
    private Assignment() {}

    /**
     * That many different places of a list of {@code count}, all equally likely, in order of their draw; all of them where there are
     * fewer. Draw i takes out place SHA-256(seed ‖ i) mod (count - i) of those left, and the last one left moves there.
     */
    public static List<Long> draw(Bytes seed, long count, int seats) {
        TreeMap<Long, Long> moved = new TreeMap<>();
        List<Long> drawn = new ArrayList<>();
        for (int i = 0; i < seats && i < count; i++) {
            long left = count - i;
            long place = number(seed, i).mod(BigInteger.valueOf(left)).longValueExact();
            drawn.add(moved.getOrDefault(place, place));
            moved.put(place, moved.getOrDefault(left - 1, left - 1));
        }
        return List.copyOf(drawn);
    }

    private static BigInteger number(Bytes seed, int index) {
        byte[] tail = ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
        return new BigInteger(1, Sha256.of(seed, Bytes.of(tail)).toArray());
    }
}

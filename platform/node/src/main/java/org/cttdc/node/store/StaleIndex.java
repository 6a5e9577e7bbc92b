package org.cttdc.node.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * Which records a version no longer needs although older ones do: when those are pruned, the records go. They stand in pages of a few
 * hundred, for a record of its own for each would cost as much as the node it is about.
 */
final class StaleIndex {
    private static final int PAGE = 256;
    private static final byte NODE = 0;
    private static final byte VALUE = 1;

    private final Database.Table pages;
    private final Database.Table nodes;
    private final Database.Table values;
    private int newest;
    private byte[] pruned = StateTree.bigEndian(0);

    /** The index in {@code pages}, over the records of the other two tables. */
    StaleIndex(Database.Table pages, Database.Table nodes, Database.Table values) {
        this.pages = pages;
        this.nodes = nodes;
        this.values = values;
    }

    /** Notes what {@code version} replaced. */
    void add(long version, List<Bytes> staleNodes, List<Child.Leaf> replaced) {
        List<byte[]> records = new ArrayList<>(staleNodes.size() + replaced.size());
        staleNodes.forEach(key -> records.add(record(NODE, key.toArray())));
        replaced.forEach(leaf -> records.add(record(VALUE, StateTree.valueKey(leaf.keyHash(), leaf.version()))));
        for (int from = 0; from < records.size(); from += PAGE) {
            ByteArrayOutputStream page = new ByteArrayOutputStream();
            records.subList(from, Math.min(records.size(), from + PAGE)).forEach(page::writeBytes);
            byte[] key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(version)
                    .putInt(from / PAGE)
                    .array();
            pages.put(key, page.toByteArray());
        }
        newest = records.size();
    }

    /**
     * Removes records that only versions below {@code oldest} need: pages until {@code least} records are gone and twice as many as the
     * newest version made stale.
     */
    void prune(long oldest, int least) {
        int left = Math.max(least, 2 * newest);
        // Where it went on last time: before that place there is nothing, or the graves of what was there.
        Iterator<Bytes> keys = pages.keysFrom(pruned);
        while (left > 0 && keys.hasNext()) {
            Bytes key = keys.next();
            byte[] raw = key.toArray();
            if (ByteBuffer.wrap(raw).getLong() > oldest) {
                return;
            }
            byte[] page = pages.get(raw);
            left -= page == null ? 0 : removeAll(ByteBuffer.wrap(page));
            pages.remove(raw);
            pruned = raw;
        }
    }

    private int removeAll(ByteBuffer page) {
        int removed = 0;
        while (page.hasRemaining()) {
            Database.Table table = page.get() == NODE ? nodes : values;
            byte[] key = new byte[page.get() & 0xFF];
            page.get(key);
            table.remove(key);
            removed++;
        }
        return removed;
    }

    void clear() {
        pages.clear();
    }

    void rolledBack() {
        pruned = StateTree.bigEndian(0);
    }

    private static byte[] record(byte kind, byte[] key) {
        byte[] record = new byte[2 + key.length];
        record[0] = kind;
        record[1] = (byte) key.length;
        System.arraycopy(key, 0, record, 2, key.length);
        return record;
    }
}

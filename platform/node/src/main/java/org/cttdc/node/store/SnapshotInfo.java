package org.cttdc.node.store;

import org.cttdc.protocol.Bytes;

/**
 * A snapshot as nodes offer it to each other. Equal states give equal snapshots on every node.
 *
 * @param height version of the state it holds
 * @param format how its chunks are written, {@link #FORMAT}
 * @param chunks how many there are, at least 1
 * @param hash SHA-256 over the SHA-256 of each chunk in order, 32 bytes
 */
public record SnapshotInfo(long height, int format, int chunks, Bytes hash) {
    /** The one format this application writes and reads. */
    public static final int FORMAT = 1;
}

package org.cttdc.protocol.state;

/**
 * The size of the jurors' sum tree.
 *
 * @param size places, vacant ones included; at least 1
 * @param vacant how many of them stand in {@link StateKeys#sortitionVacant}
 */
public record SortitionHead(long size, long vacant) {
    /** Nothing but the root. */
    public static final SortitionHead EMPTY = new SortitionHead(1, 0);
}

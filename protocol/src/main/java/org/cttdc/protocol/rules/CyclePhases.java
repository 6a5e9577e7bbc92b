package org.cttdc.protocol.rules;

/**
 * Where a block stands in its cycle (protocol page, section 1): a pure function of height. Cycle 0 begins at height 1.
 *
 * @param length blocks of a cycle, L
 */
public record CyclePhases(long length) {
    /** Shortest cycle in which every phase has a block. */
    public static final long MIN_LENGTH = 40;

    private static final long UPDATE_BLOCKS = 3;

    /** What may happen, in order. Batches to scoring are about the cycle before. */
    public enum Phase {
        /** Platforms anchor order batches. */
        BATCHES,
        COMMITS,
        REVEALS,
        /** The one block that fixes the audit and jury seed. */
        SEED,
        CHALLENGES,
        /** Scoring queue and election. */
        SCORING,
        /** The last three blocks: validator updates. */
        UPDATES
    }

    /**
     * A block's place.
     *
     * @param cycle from 0
     * @param phase what may happen in it
     * @param firstHeight of the phase
     * @param lastHeight of the phase
     * @param blocksLeft blocks of the phase after this one
     */
    public record Place(long cycle, Phase phase, long firstHeight, long lastHeight, long blocksLeft) {}

    public CyclePhases {
        if (length < MIN_LENGTH) {
            throw new IllegalArgumentException("a cycle has at least " + MIN_LENGTH + " blocks, not " + length);
        }
    }

    /** The place of a height of at least 1. */
    public Place at(long height) {
        long cycle = cycle(height);
        Phase found = Phase.BATCHES;
        for (Phase phase : Phase.values()) {
            if (firstHeight(cycle, phase) <= height) {
                found = phase;
            }
        }
        long last = lastHeight(cycle, found);
        return new Place(cycle, found, firstHeight(cycle, found), last, last - height);
    }

    /** The phase of a height of at least 1. */
    public Phase phase(long height) {
        return at(height).phase();
    }

    /** The cycle of a height of at least 1. */
    public long cycle(long height) {
        if (height < 1) {
            throw new IllegalArgumentException("heights begin at 1, not " + height);
        }
        return (height - 1) / length;
    }

    /** First height of a phase of a cycle. */
    public long firstHeight(long cycle, Phase phase) {
        return Math.addExact(Math.addExact(Math.multiplyExact(cycle, length), 1), offset(phase));
    }

    /** Last height of a phase of a cycle. */
    public long lastHeight(long cycle, Phase phase) {
        return switch (phase) {
            case BATCHES -> firstHeight(cycle, Phase.COMMITS) - 1;
            case COMMITS -> firstHeight(cycle, Phase.REVEALS) - 1;
            case REVEALS -> firstHeight(cycle, Phase.SEED) - 1;
            case SEED -> firstHeight(cycle, Phase.SEED);
            case CHALLENGES -> firstHeight(cycle, Phase.SCORING) - 1;
            case SCORING -> firstHeight(cycle, Phase.UPDATES) - 1;
            case UPDATES -> firstHeight(Math.addExact(cycle, 1), Phase.BATCHES) - 1;
        };
    }

    private long offset(Phase phase) {
        return switch (phase) {
            case BATCHES -> 0;
            case COMMITS -> hundredths(25);
            case REVEALS -> hundredths(55);
            case SEED -> hundredths(65);
            case CHALLENGES -> hundredths(65) + 1;
            case SCORING -> hundredths(90);
            case UPDATES -> length - UPDATE_BLOCKS;
        };
    }

    private long hundredths(int part) {
        return Ppm.mulDiv(length, part, 100);
    }
}

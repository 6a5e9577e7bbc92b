package org.cttdc.wallet.keystore;

/**
 * How much work Argon2id costs (RFC 9106).
 *
 * @param memoryKiB memory in KiB
 * @param iterations passes over it
 * @param parallelism lanes
 */
public record KdfCost(int memoryKiB, int iterations, int parallelism) {
    /** The least a real keystore is made with: 64 MiB and three passes, the second recommendation of RFC 9106, on one lane. */
    public static final KdfCost FLOOR = new KdfCost(64 * 1024, 3, 1);

    /** For sandboxes and tests only: their keys guard nothing. */
    public static final KdfCost FAST = new KdfCost(64, 1, 1);

    private static final int MAX_MEMORY_KIB = 2 * 1024 * 1024;
    private static final int MAX_ITERATIONS = 1_000;
    private static final int MAX_PARALLELISM = 16;

    public KdfCost {
        // A damaged or hostile file must not be able to ask for all memory or all day.
        if (parallelism < 1
                || parallelism > MAX_PARALLELISM
                || iterations < 1
                || iterations > MAX_ITERATIONS
                || memoryKiB < 8 * parallelism
                || memoryKiB > MAX_MEMORY_KIB) {
            throw new IllegalArgumentException("Argon2id parameters out of range: " + memoryKiB + " KiB, " + iterations
                    + " iterations, " + parallelism + " lanes");
        }
    }
}

package org.cttdc.wallet.keystore;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Chooses the cost of the key derivation when a passphrase is set. */
@FunctionalInterface
public interface KdfPolicy {
    /** Most passes a calibration chooses, so that a slower machine can still open the file. */
    int MAX_CALIBRATED_ITERATIONS = 24;

    /** The cost for a new passphrase. May take as long as one derivation. */
    KdfCost choose();

    /**
     * Measures this machine once with {@link KdfCost#FLOOR} and adds passes until a derivation takes about {@code target}.
     *
     * @param nanoTime a monotonic clock in nanoseconds
     */
    static KdfPolicy calibrated(LongSupplier nanoTime, Duration target) {
        return () -> {
            long start = nanoTime.getAsLong();
            Secrets.wipe(Argon2id.derive(new char[] {'x'}, KdfCost.FLOOR, new byte[Argon2id.SALT_BYTES]));
            long perPass = Math.max(1, (nanoTime.getAsLong() - start) / KdfCost.FLOOR.iterations());
            long passes = target.toNanos() / perPass;
            int iterations = Math.clamp(passes, KdfCost.FLOOR.iterations(), MAX_CALIBRATED_ITERATIONS);
            return new KdfCost(KdfCost.FLOOR.memoryKiB(), iterations, KdfCost.FLOOR.parallelism());
        };
    }

    /** Always the same cost. */
    static KdfPolicy fixed(KdfCost cost) {
        return () -> cost;
    }
}

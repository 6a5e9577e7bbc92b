package org.cttdc.protocol.consensus.light;

import java.time.Duration;

/**
 * What a person's trust rests on.
 *
 * @param trustingPeriod how long a verified header may be built on; shorter than the chain's unbonding period
 * @param clockDrift how far a header's time may lie ahead of the local clock
 * @param trustLevel share of the trusted set that must have signed a header further on
 */
public record VerifyOptions(Duration trustingPeriod, Duration clockDrift, TrustLevel trustLevel) {
    /** The reference's default drift. */
    public static final Duration DEFAULT_CLOCK_DRIFT = Duration.ofSeconds(10);

    public VerifyOptions {
        if (!trustingPeriod.isPositive() || clockDrift.isNegative()) {
            throw new IllegalArgumentException(
                    "the trusting period must be positive and the clock drift not negative, not " + trustingPeriod
                            + " and " + clockDrift);
        }
    }

    /** A trusting period with the reference's defaults for the rest. */
    public static VerifyOptions trusting(Duration trustingPeriod) {
        return new VerifyOptions(trustingPeriod, DEFAULT_CLOCK_DRIFT, TrustLevel.ONE_THIRD);
    }
}

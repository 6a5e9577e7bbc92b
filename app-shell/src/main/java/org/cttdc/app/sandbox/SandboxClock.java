package org.cttdc.app.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The real time, but for the seeded past, which is told block by block. */
final class SandboxClock implements InstantSource {
    private final InstantSource real;
    private volatile Instant past;

    /** @param start when the seeded past begins */
    SandboxClock(InstantSource real, Instant start) {
        this.real = real;
        this.past = start;
    }

    @Override
    public Instant instant() {
        Instant told = past;
        return told.equals(Instant.MAX) ? real.instant() : told;
    }

    /** Lets time pass in the past. */
    void pass(Duration time) {
        past = past.plus(time);
    }

    /** The past is over. */
    void arrive() {
        past = Instant.MAX;
    }
}

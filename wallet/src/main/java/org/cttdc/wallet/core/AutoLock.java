package org.cttdc.wallet.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Locks a wallet after a time without activity. The frame calls {@link #activity} on input and {@link #check} now and then. */
public final class AutoLock {
    private final Runnable wipe;
    private final InstantSource clock;
    private Duration idle;
    private Instant last;

    /**
     * @param wipe locks the wallet
     * @param idle how long nothing may happen; zero never locks
     */
    public AutoLock(Runnable wipe, InstantSource clock, Duration idle) {
        this.wipe = wipe;
        this.clock = clock;
        this.idle = idle;
        this.last = clock.instant();
    }

    /** The person did something. */
    public synchronized void activity() {
        last = clock.instant();
    }

    /** Changes the time. */
    public synchronized void idle(Duration newIdle) {
        idle = newIdle;
    }

    /** Locks where it is time to. A clock that was set back counts as activity. */
    public void check() {
        if (due()) {
            wipe.run();
        }
    }

    private synchronized boolean due() {
        Duration quiet = Duration.between(last, clock.instant());
        if (quiet.isNegative()) {
            last = clock.instant();
        }
        return !idle.isZero() && quiet.compareTo(idle) >= 0;
    }
}

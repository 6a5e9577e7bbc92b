package org.cttdc.node.store;

/** Told before every single write and before and after every commit, so that a test can end the process at any of them. */
@FunctionalInterface
public interface CrashPoint {
    /** Nothing happens. */
    CrashPoint NONE = step -> {};

    /** The named step is about to be taken. */
    void reached(String step);
}

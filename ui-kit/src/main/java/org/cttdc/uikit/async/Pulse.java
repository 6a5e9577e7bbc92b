package org.cttdc.uikit.async;

/** Runs something on the FX thread when the next frame is prepared. May be called from any thread. */
@FunctionalInterface
public interface Pulse {
    void next(Runnable work);
}

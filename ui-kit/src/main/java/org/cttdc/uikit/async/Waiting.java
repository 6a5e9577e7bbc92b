package org.cttdc.uikit.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for services' futures on a virtual thread, and throws what the service threw rather than a wrapper around it. */
public final class Waiting {
    private Waiting() {}

    /** The future's value, or its own failure. */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

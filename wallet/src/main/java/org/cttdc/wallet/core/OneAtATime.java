package org.cttdc.wallet.core;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/** Runs work on an executor, one piece after the other in the order it came: a person reads one sheet at a time. */
final class OneAtATime {
    private final Executor workers;
    private final ReentrantLock turn = new ReentrantLock(true);

    OneAtATime(Executor workers) {
        this.workers = workers;
    }

    /** Completes with the result, or with the exception itself, not wrapped. */
    <T> CompletableFuture<T> run(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        workers.execute(() -> {
            turn.lock();
            try {
                result.complete(work.call());
            } catch (CompletionException | ExecutionException e) {
                result.completeExceptionally(e.getCause() == null ? e : e.getCause());
            } catch (Exception e) {
                result.completeExceptionally(e);
            } finally {
                turn.unlock();
            }
        });
        return result;
    }
}

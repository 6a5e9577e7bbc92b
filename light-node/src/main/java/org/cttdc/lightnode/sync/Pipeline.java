package org.cttdc.lightnode.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;

/**
 * Work done ahead of who needs it: up to a number of tasks at once on virtual threads, their results in the order of the work. Memory
 * is bounded by that number. Used by one thread.
 */
final class Pipeline<T> implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<T>> ahead = new ArrayDeque<>();
    private final Iterator<? extends Callable<T>> work;
    private final int atOnce;

    Pipeline(Iterator<? extends Callable<T>> work, int atOnce) {
        this.work = work;
        this.atOnce = atOnce;
    }

    /** Whether there is another result. */
    boolean hasNext() {
        fill();
        return !ahead.isEmpty();
    }

    /** The next result, waited for; throws what its task threw. */
    T next() {
        fill();
        try {
            return ahead.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted while reading headers", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LightNodeException known
                    ? known
                    : new IllegalStateException("reading headers failed", e.getCause());
        }
    }

    private void fill() {
        while (ahead.size() < atOnce && work.hasNext()) {
            ahead.add(threads.submit(work.next()));
        }
    }

    /** Starts nothing more. What is under way ends by itself: to interrupt it would look like an endpoint's failure. */
    @Override
    public void close() {
        threads.shutdown();
    }
}

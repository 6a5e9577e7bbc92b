package org.cttdc.app.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed, last opened first. */
final class Closing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Closing.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "A part of the sandbox did not close cleanly", e);
            }
        }
    }
}

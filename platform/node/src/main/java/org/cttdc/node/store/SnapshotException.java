package org.cttdc.node.store;

/** A snapshot or a part of it that is not what the application hash commits to. */
public final class SnapshotException extends Exception {
    private static final long serialVersionUID = 1L;

    SnapshotException(String message) {
        super(message);
    }
}

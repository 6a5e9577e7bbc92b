package org.cttdc.lightnode.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.store.TrustedBlock;
import org.jspecify.annotations.Nullable;

/** The newest verified block and how the node is, as immutable snapshots. Thread-safe. */
public final class StatusBoard implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Broadcaster<SyncStatus> listeners = new Broadcaster<>("light-node-status");
    private final Optional<LightNodeException> storeProblem;
    private volatile SyncStatus status;
    private volatile @Nullable TrustedBlock head;
    private boolean closed;

    /** A board of a node that knows {@code head} from last time; {@code storeProblem} is shown while nothing worse is. */
    public StatusBoard(String chainId, Optional<TrustedBlock> head, Optional<LightNodeException> storeProblem) {
        this.storeProblem = storeProblem;
        this.head = head.orElse(null);
        this.status = new SyncStatus(chainId, Stage.STARTING, 0, 0, null, 0, 0, storeProblem);
        head.ifPresent(block -> status = at(block, Stage.STARTING, 0, storeProblem));
    }

    /** The current snapshot. */
    public SyncStatus status() {
        return status;
    }

    /** The newest verified block. */
    public Optional<TrustedBlock> head() {
        return Optional.ofNullable(head);
    }

    /** Whether endpoints disagreed. */
    public boolean isHalted() {
        return status.stage() == Stage.HALTED;
    }

    /** Calls back at once and then with every change. */
    public Subscription watch(Consumer<SyncStatus> listener) {
        lock.lock();
        try {
            return listeners.subscribe(listener, status);
        } finally {
            lock.unlock();
        }
    }

    void head(TrustedBlock block, int peers) {
        publish(block, at(block, status.stage() == Stage.SYNCED ? Stage.SYNCED : Stage.SYNCING, peers, storeProblem));
    }

    void syncing(int peers) {
        change(Stage.SYNCING, peers, storeProblem);
    }

    void synced(int peers) {
        change(Stage.SYNCED, peers, storeProblem);
    }

    void stopped(Stage stage, LightNodeException problem, int peers) {
        change(stage, peers, Optional.of(problem));
    }

    private void change(Stage stage, int peers, Optional<LightNodeException> problem) {
        SyncStatus now = status;
        publish(
                head,
                new SyncStatus(
                        now.chainId(),
                        stage,
                        now.height(),
                        now.stateHeight(),
                        now.time(),
                        peers,
                        now.agreeing(),
                        problem));
    }

    private SyncStatus at(TrustedBlock block, Stage stage, int peers, Optional<LightNodeException> problem) {
        return new SyncStatus(
                block.header().chainId(),
                stage,
                block.height(),
                block.height() - 1,
                block.header().time().toInstant(),
                peers,
                block.agreeing(),
                problem);
    }

    private void publish(@Nullable TrustedBlock block, SyncStatus next) {
        lock.lock();
        try {
            boolean same = isSame(status, next);
            head = block;
            status = next;
            changed.signalAll();
            if (!same) {
                listeners.publish(next);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean isSame(SyncStatus a, SyncStatus b) {
        return a.stage() == b.stage()
                && a.height() == b.height()
                && a.peers() == b.peers()
                && a.agreeing() == b.agreeing()
                && a.problem().map(LightNodeException::code).equals(b.problem().map(LightNodeException::code));
    }

    /** Waits until a state of that height can be proved; throws UNREACHABLE past the deadline, or why the node stopped. */
    public void awaitState(long height, Duration atMost) {
        long nanos = atMost.toNanos();
        lock.lock();
        try {
            while (status.stateHeight() < height || status.stage() == Stage.HALTED) {
                if (closed || nanos <= 0 || status.stage() == Stage.HALTED || status.stage() == Stage.EXPIRED) {
                    throw failure("state " + height + " was not verified within " + atMost);
                }
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted while waiting for height " + height, e);
        } finally {
            lock.unlock();
        }
    }

    /** Why nothing can be read now. */
    public LightNodeException failure(String what) {
        SyncStatus now = status;
        if (closed) {
            return new LightNodeException(Code.UNREACHABLE, "the light node is closed");
        }
        if (now.stage() == Stage.HALTED || now.stage() == Stage.EXPIRED) {
            return now.problem()
                    .map(p -> new LightNodeException(p.code(), String.valueOf(p.getMessage()), p))
                    .orElseThrow();
        }
        String why =
                now.problem().map(p -> "; " + p.code() + ": " + p.getMessage()).orElse("");
        return new LightNodeException(Code.UNREACHABLE, what + why);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.close();
    }
}

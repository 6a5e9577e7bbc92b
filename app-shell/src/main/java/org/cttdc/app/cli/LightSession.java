package org.cttdc.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.Provenance;
import org.cttdc.lightnode.api.Subscription;
import org.cttdc.lightnode.api.SyncStatus;

/** A light node for as long as a command runs. */
final class LightSession implements AutoCloseable {
    private static final long PROGRESS_MILLIS = 500;
    private static final long ANSWER_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Network network;
    private final LightNode node;
    private final PrintWriter err;
    private final Duration timeout;

    private LightSession(Network network, LightNode node, PrintWriter err, Duration timeout) {
        this.network = network;
        this.node = node;
        this.err = err;
        this.timeout = timeout;
    }

    /** Opens the home's light node; it starts to follow the chain at once. */
    static LightSession open(NetworkOptions options) throws IOException {
        Network network = options.network();
        LightNode node = LightNodes.open(network.config(options.home(), options.limits()), InstantSource.system());
        return new LightSession(network, node, options.err(), options.timeout());
    }

    Network network() {
        return network;
    }

    LightNode node() {
        return node;
    }

    /**
     * Waits until what the peers show as their newest header is verified, telling how far it is.
     *
     * @throws LightNodeException why it does not get there
     */
    SyncStatus sync() {
        if (node.status().stage() == SyncStatus.Stage.HALTED) {
            throw problem(node.status());
        }
        long target = target();
        CompletableFuture<SyncStatus> end = new CompletableFuture<>();
        AtomicLong told = new AtomicLong(System.nanoTime());
        try (Subscription _ = node.watch(status -> {
            progress(status, target, told);
            if (isDone(status, target)) {
                end.complete(status);
            }
        })) {
            SyncStatus status = end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (status.stage() == SyncStatus.Stage.HALTED) {
                awaitAnswers();
            }
            if (status.stage() != SyncStatus.Stage.SYNCED) {
                throw problem(status);
            }
            return status;
        } catch (TimeoutException e) {
            throw new LightNodeException(
                    Code.UNREACHABLE,
                    "verified up to height " + node.status().height() + " of about " + target + " in "
                            + timeout.toSeconds() + " s: run it again to go on, or give it longer with --timeout",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Evidence is on its way when a halt is told: a command that ended at once would cut it off. Longer than the timeout none waits. */
    private void awaitAnswers() {
        long end = System.nanoTime() + timeout.toNanos();
        while (!isAnswered()
                && System.nanoTime() < end
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(ANSWER_POLL_NANOS);
        }
    }

    private boolean isAnswered() {
        List<URI> judges = node.peers().stream()
                .filter(peer -> peer.standing() != PeerReport.Standing.EXPELLED)
                .map(PeerReport::endpoint)
                .toList();
        return node.disagreements().stream()
                .flatMap(disagreement -> disagreement.evidence().stream())
                .allMatch(charge -> charge.answers().size()
                        >= judges.stream()
                                .filter(judge -> !judge.equals(charge.against()))
                                .count());
    }

    private static boolean isDone(SyncStatus status, long target) {
        return switch (status.stage()) {
            case SYNCED -> status.height() >= target && status.stateHeight() > 0;
            case OFFLINE, EXPIRED, HALTED -> true;
            case STARTING, SYNCING -> false;
        };
    }

    private void progress(SyncStatus status, long target, AtomicLong told) {
        long now = System.nanoTime();
        if (status.height() > 0
                && status.height() < target
                && now - told.get() >= TimeUnit.MILLISECONDS.toNanos(PROGRESS_MILLIS)) {
            told.set(now);
            err.println("ctt: verified up to height " + status.height() + " of about " + target);
            err.flush();
        }
    }

    private static LightNodeException problem(SyncStatus status) {
        return status.problem()
                .orElseGet(() -> new LightNodeException(
                        status.stage() == SyncStatus.Stage.HALTED ? Code.CONFLICTING_HEADERS : Code.UNREACHABLE,
                        "the light node is " + status.stage()));
    }

    /** Where the peers say the chain is: only a mark to walk to. The middle one, so that no single peer sets it. */
    private long target() {
        List<Long> heights = new ArrayList<>();
        LightNodeException last = null;
        for (URI peer : network.peers()) {
            try {
                heights.add(LightNodes.newestOf(peer).value().trust().height());
            } catch (LightNodeException e) {
                last = e;
            }
        }
        if (heights.isEmpty()) {
            throw last == null ? new LightNodeException(Code.UNREACHABLE, "there is no peer to ask") : last;
        }
        return heights.stream().sorted().toList().get((heights.size() - 1) / 2);
    }

    /** Why a value may be believed, in one sentence. */
    static String grounds(Provenance provenance) {
        String power = provenance.steps().stream()
                .filter(step -> step.kind() == Provenance.Kind.COMMIT)
                .map(Provenance.Step::detail)
                .findFirst()
                .orElse("");
        return "Verified at height " + provenance.height() + " by header " + provenance.headerHeight() + " of "
                + provenance.time() + ": " + power + ", " + Count.of(provenance.agreeing(), "node")
                + (provenance.agreeing() == 1 ? " agrees." : " agree.");
    }

    /** The same for programs. */
    static Report grounds(Report report, Provenance provenance) {
        return report.put("verified", true)
                .put("chain_id", provenance.chainId())
                .put("height", provenance.height())
                .put("header_height", provenance.headerHeight())
                .put("header_hash", provenance.headerHash())
                .put("time", provenance.time())
                .put("agreeing", provenance.agreeing());
    }

    @Override
    public void close() {
        node.close();
    }
}

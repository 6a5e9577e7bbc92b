package org.cttdc.lightnode.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.PeerReport.Standing;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.store.PeerTable;
import org.cttdc.protocol.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints. Who is silent or behind is asked again later and less and less often; who served what no honest node can serve is
 * not asked again for a day. Thread-safe.
 */
public final class Peers {
    private static final Duration EXPULSION = Duration.ofDays(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final int MAX_DOUBLINGS = 7;

    private final List<Peer> all;
    private final PeerTable table;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private int turn;
    private @Nullable LightNodeException lie;

    public Peers(List<RpcClient> clients, PeerTable table, InstantSource clock, LongSupplier nanoTime) {
        this.all = clients.stream().map(Peer::new).toList();
        this.table = table;
        this.clock = clock;
        this.nanoTime = nanoTime;
        all.forEach(peer -> peer.retryAtNanos = nanoTime.getAsLong());
        for (PeerTable.PeerRecord known : table.records()) {
            boolean still =
                    known.expelledUntil() != null && known.expelledUntil().isAfter(clock.instant());
            all.stream()
                    .filter(peer -> peer.endpoint().equals(known.endpoint()))
                    .forEach(peer -> peer.recall(known, still));
        }
        if (all.stream().allMatch(peer -> peer.expelled)) {
            // With nobody left to ask a restart is a second chance; nothing unproved is believed from them anyway.
            all.forEach(peer -> peer.expelled = false);
        }
    }

    /** Everyone that may be asked now, beginning with whose turn it is; who mostly fails comes last. */
    public synchronized List<Peer> usable() {
        List<Peer> usable = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Peer peer = all.get((turn + i) % all.size());
            if (!peer.expelled && peer.retryAtNanos - nanoTime.getAsLong() <= 0) {
                usable.add(peer);
            }
        }
        usable.sort(Comparator.comparing(Peer::isPoor));
        return usable;
    }

    /**
     * Asks who was not asked before what its chain begins with, and expels whose chain is another one. An endpoint that will not say is
     * left to the other checks. Returns why the last one was expelled, or null.
     */
    @Nullable
    LightNodeException admit(Optional<Bytes> genesisHash) {
        LightNodeException last = null;
        for (Peer peer : genesisHash.isEmpty() ? List.<Peer>of() : usable()) {
            LightNodeException fault = peer.admitted ? null : fault(peer, genesisHash.get());
            peer.admitted = true;
            if (fault != null) {
                failed(peer, fault);
                last = fault;
            }
        }
        return last;
    }

    private static @Nullable LightNodeException fault(Peer peer, Bytes expected) {
        try {
            Bytes served = peer.rpc().genesis().hash();
            return served.equals(expected)
                    ? null
                    : new LightNodeException(
                            Code.WRONG_CHAIN,
                            peer + " serves a chain that begins with " + served + ", not with " + expected);
        } catch (LightNodeException e) {
            return null;
        }
    }

    /** How every endpoint behaves, the one whose turn it is as the primary. */
    public synchronized List<PeerReport> reports() {
        Peer primary = usable().stream().findFirst().orElse(null);
        return all.stream().map(peer -> report(peer, primary)).toList();
    }

    private PeerReport report(Peer peer, @Nullable Peer primary) {
        Standing standing = peer == primary ? Standing.PRIMARY : Standing.WITNESS;
        if (peer.expelled) {
            standing = Standing.EXPELLED;
        } else if (peer.failures > 0) {
            standing = Standing.PAUSING;
        }
        return new PeerReport(
                peer.endpoint(), standing, peer.score(), peer.expelled ? peer.expelledUntil : null, peer.reason);
    }

    /** Keeps how everyone behaved for the next start. */
    public void save() {
        table.save(records());
    }

    private synchronized List<PeerTable.PeerRecord> records() {
        return all.stream().map(Peer::toRecord).toList();
    }

    /** Everyone that was not expelled, pausing or not. */
    public synchronized List<Peer> honest() {
        return all.stream().filter(peer -> !peer.expelled).toList();
    }

    /** Number of endpoints that answer. */
    public synchronized int answering() {
        return (int) all.stream()
                .filter(peer -> !peer.expelled && peer.failures == 0)
                .count();
    }

    /** Lets the next endpoint lead, so that one with a stale tip holds nobody back for long. */
    public synchronized void rotate() {
        turn = (turn + 1) % all.size();
    }

    /** It answered. */
    public synchronized void answered(Peer peer) {
        peer.failures = 0;
        peer.praise();
        peer.retryAtNanos = nanoTime.getAsLong();
    }

    /** It answered with less than others have. */
    public synchronized void behind(Peer peer) {
        peer.blame();
    }

    /** It failed: expelled where its reply was a lie, paused where it was silent or confused. */
    public void failed(Peer peer, LightNodeException failure) {
        if (isLie(failure)) {
            expel(peer, failure);
            return;
        }
        switch (failure.code()) {
            case UNREACHABLE, BAD_REPLY -> pause(peer);
            case HEIGHT_TOO_HIGH, HEIGHT_PRUNED, TX_NOT_FOUND, REFUSED -> answered(peer);
            // Faults of ours or of the chain, not of whoever told us.
            default -> {}
        }
    }

    /** Whether no honest endpoint can have said what caused it. */
    static boolean isLie(LightNodeException failure) {
        return switch (failure.code()) {
            case WRONG_CHAIN,
                    INVALID_HEADER,
                    INVALID_COMMIT,
                    INVALID_VALIDATORS,
                    NOT_ENOUGH_TRUST,
                    INVALID_PROOF,
                    INVALID_VALUE -> true;
            default -> false;
        };
    }

    /** Asks it again later, later every time. */
    public synchronized void pause(Peer peer) {
        peer.failures++;
        peer.blame();
        long pause = FIRST_PAUSE.toNanos() << Math.min(peer.failures - 1, MAX_DOUBLINGS);
        peer.retryAtNanos = nanoTime.getAsLong() + pause;
    }

    private void expel(Peer peer, LightNodeException why) {
        List<PeerTable.PeerRecord> changed;
        synchronized (this) {
            peer.expelled = true;
            peer.expelledUntil = clock.instant().plus(EXPULSION);
            peer.reason = why.code() + ": " + why.getMessage();
            peer.failures++;
            lie = why;
            peer.blame();
            changed = List.of(peer.toRecord());
        }
        table.save(changed);
    }

    /**
     * The first good answer. Who fails is reported and the next is asked; a benign "not here" of one endpoint is another's chance.
     *
     * @throws LightNodeException the last failure where nobody has a good answer
     */
    public <T> T ask(Function<Peer, T> question) {
        return ask(0, question);
    }

    /** As {@link #ask(Function)}, beginning with another endpoint every turn, so that many questions are spread over all. */
    public <T> T ask(long turn, Function<Peer, T> question) {
        LightNodeException last = null;
        List<Peer> usable = usable();
        List<Peer> candidates = new ArrayList<>(usable.isEmpty() ? honest() : usable);
        if (!candidates.isEmpty()) {
            Collections.rotate(candidates, -(int) (turn % candidates.size()));
        }
        for (Peer peer : candidates) {
            try {
                T answer = question.apply(peer);
                answered(peer);
                return answer;
            } catch (LightNodeException e) {
                failed(peer, e);
                last = worse(last, e);
            }
        }
        throw last != null ? last : nobodyLeft();
    }

    /** Why nobody is left to ask: what the last one that was expelled got wrong. */
    LightNodeException nobodyLeft() {
        LightNodeException why;
        synchronized (this) {
            why = lie;
        }
        return why == null
                ? new LightNodeException(Code.UNREACHABLE, expelledText())
                : new LightNodeException(why.code(), expelledText(), why);
    }

    /** A lie tells more than a silence. */
    private static LightNodeException worse(@Nullable LightNodeException first, LightNodeException second) {
        if (first == null || first.code() == Code.UNREACHABLE) {
            return second;
        }
        return second.code() == Code.UNREACHABLE ? first : second;
    }

    private synchronized String expelledText() {
        return "every endpoint was expelled"
                + all.stream()
                        .filter(peer -> !peer.reason.isEmpty())
                        .findFirst()
                        .map(peer -> ", " + peer + " for " + peer.reason)
                        .orElse("");
    }
}

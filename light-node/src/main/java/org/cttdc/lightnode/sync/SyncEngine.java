package org.cttdc.lightnode.sync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.rpc.NewHeads;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.PeerTable;
import org.cttdc.lightnode.store.PeerTable.Conflict;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;

/**
 * The loop that follows the chain: asks an endpoint for its newest header, leads trust to it, asks the others whether they agree,
 * and only then stores and publishes it.
 */
public final class SyncEngine {
    private static final Logger LOG = System.getLogger(SyncEngine.class.getName());

    /** Stands for what was verified here before. */
    private static final URI LOCAL_STORE = URI.create("store:local");

    private final LightNodeConfig config;
    private final LightBlockTable blocks;
    private final PeerTable peerTable;
    private final Peers peers;
    private final HeaderVerifier verifier;
    private final BlockSource source;
    private final Witnesses witnesses;
    private final StatusBoard board;
    private final InstantSource clock;
    private final Wakeup wakeup = new Wakeup();

    public SyncEngine(
            LightNodeConfig config,
            LightBlockTable blocks,
            PeerTable peerTable,
            Peers peers,
            HeaderVerifier verifier,
            StatusBoard board,
            InstantSource clock) {
        this.config = config;
        this.blocks = blocks;
        this.peerTable = peerTable;
        this.peers = peers;
        this.verifier = verifier;
        this.source = new BlockSource(blocks);
        this.witnesses = new Witnesses(peers, source);
        this.board = board;
        this.clock = clock;
    }

    /** Looks for a new head soon. */
    public void hint() {
        wakeup.hint();
    }

    /** Ends {@link #run} soon. */
    public void close() {
        wakeup.close();
    }

    /** Runs until closed. */
    public void run(NewHeads newHeads) {
        List<Conflict> known = peerTable.conflicts();
        if (!known.isEmpty()) {
            halt(known);
        }
        while (!wakeup.isClosed() && !board.isHalted()) {
            boolean progress = round();
            newHeads.follow(peers.honest().stream().map(Peer::endpoint).toList());
            if (!progress) {
                peers.rotate();
                wakeup.await(pause());
            }
        }
        wakeup.awaitClose();
    }

    private Duration pause() {
        return config.limits().poll();
    }

    /** One round over the usable endpoints; true where the head moved. */
    private boolean round() {
        LightNodeException last = null;
        for (Peer peer : peers.usable()) {
            if (wakeup.isClosed()) {
                return false;
            }
            try {
                boolean progress = follow(peer);
                peers.answered(peer);
                board.synced(peers.answering());
                return progress;
            } catch (ConflictException e) {
                halt(e.conflicts);
                return false;
            } catch (LightNodeException e) {
                LOG.log(Level.DEBUG, "{0}: {1}: {2}", peer, e.code(), e.getMessage());
                peers.failed(peer, e);
                last = e;
                if (e.code() == Code.TRUST_EXPIRED) {
                    break;
                }
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "following " + peer + " failed", e);
                peers.pause(peer);
                last = new LightNodeException(Code.BAD_REPLY, peer + ": " + e, e);
            }
        }
        if (last != null || peers.honest().isEmpty()) {
            LightNodeException problem = last != null ? last : peers.nobodyLeft();
            board.stopped(
                    problem.code() == Code.TRUST_EXPIRED ? Stage.EXPIRED : Stage.OFFLINE, problem, peers.answering());
        }
        return false;
    }

    private boolean follow(Peer peer) {
        Optional<TrustedBlock> newest = blocks.newest();
        if (newest.isEmpty()) {
            accept(root(peer));
            return true;
        }
        TrustedBlock trusted = newest.get();
        SignedHeader latest = peer.rpc().latestCommit();
        if (latest.header().height() < trusted.height()) {
            return false;
        }
        if (latest.header().height() == trusted.height()) {
            compare(peer, trusted, latest);
            return false;
        }
        LightBlock target = source.complete(peer, latest);
        if (verifier.isAhead(target)) {
            peers.pause(peer);
            throw new LightNodeException(
                    Code.BAD_REPLY,
                    "header " + target.height() + " of " + peer + " is of "
                            + target.header().time()
                            + ", ahead of this computer's clock by more than " + config.clockDrift()
                            + ": check the clock");
        }
        if (target.height() > trusted.height() + 1) {
            board.syncing(peers.answering());
        }
        List<TrustedBlock> trace = verifier.verify(trusted, target, height -> source.fetch(peer, height));
        accept(witnessed(peer, trusted, trace));
        return true;
    }

    private List<TrustedBlock> root(Peer peer) {
        TrustedBlock first = verifier.verifyRoot(
                config.trust(), source.fetch(peer, config.trust().startHeight()));
        Witnesses.Answer answer =
                witnesses.check(peer, first, (witness, other) -> verifier.verifyRoot(config.trust(), other));
        return List.of(agreed(peer, first, answer));
    }

    private List<TrustedBlock> witnessed(Peer peer, TrustedBlock trusted, List<TrustedBlock> trace) {
        Witnesses.Answer answer = witnesses.check(
                peer,
                trace.getLast(),
                (witness, other) -> verifier.verify(trusted, other, height -> source.fetch(witness, height)));
        List<TrustedBlock> accepted = new ArrayList<>(trace);
        accepted.set(trace.size() - 1, agreed(peer, trace.getLast(), answer));
        return accepted;
    }

    private static TrustedBlock agreed(Peer peer, TrustedBlock block, Witnesses.Answer answer) {
        if (!answer.conflicts().isEmpty()) {
            List<Conflict> all = new ArrayList<>(answer.conflicts());
            all.addFirst(new Conflict(peer.endpoint(), block.block().signedHeader()));
            throw new ConflictException(all);
        }
        return new TrustedBlock(block.block(), block.hash(), block.verifiedFrom(), answer.agreeing());
    }

    /** The endpoint's tip is at our height: another header there that verifies is a conflict, one that does not is a lie. */
    private void compare(Peer peer, TrustedBlock trusted, SignedHeader latest) {
        if (latest.header().hash().equals(trusted.hash())) {
            return;
        }
        LightBlock other = source.complete(peer, latest);
        Optional<TrustedBlock> lower = blocks.nearestBelow(trusted.height() - 1);
        if (lower.isEmpty()) {
            verifier.verifyRoot(config.trust(), other);
        } else {
            verifier.verify(lower.get(), other, height -> source.fetch(peer, height));
        }
        throw new ConflictException(List.of(
                new Conflict(LOCAL_STORE, trusted.block().signedHeader()), new Conflict(peer.endpoint(), latest)));
    }

    private void accept(List<TrustedBlock> trace) {
        blocks.save(trace);
        board.head(trace.getLast(), peers.answering());
    }

    private void halt(List<Conflict> conflicts) {
        peerTable.halt(conflicts, clock.instant());
        String says = conflicts.stream()
                .map(c -> c.endpoint() + " says " + c.header().header().hash().hexUpper())
                .collect(Collectors.joining("; "));
        board.stopped(
                Stage.HALTED,
                new LightNodeException(
                        Code.CONFLICTING_HEADERS,
                        "validators signed different headers for height "
                                + conflicts.getFirst().header().header().height() + ": " + says
                                + ". Nothing more is believed until a new trust root is given"),
                peers.answering());
    }

    /** Two headers of one height that both verify. */
    private static final class ConflictException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Conflict> conflicts;

        ConflictException(List<Conflict> conflicts) {
            this.conflicts = conflicts;
        }
    }
}

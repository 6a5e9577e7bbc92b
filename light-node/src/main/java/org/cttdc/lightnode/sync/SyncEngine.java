package org.cttdc.lightnode.sync;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.rpc.NewHeads;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.PeerTable.Conflict;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.Prosecutor.Case;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;
import org.jspecify.annotations.Nullable;

/**
 * The loop that follows the chain: asks an endpoint for its newest header, leads trust to it, asks the others whether they agree,
 * and only then stores and publishes it.
 */
public final class SyncEngine {
    private static final Logger LOG = System.getLogger(SyncEngine.class.getName());

    /** Stands for what was verified here before. */
    private static final URI LOCAL_STORE = URI.create("store:local");

    private static final int BLOCKS_PER_PRUNING = 256;

    private final LightNodeConfig config;
    private final LightBlockTable blocks;
    private final Peers peers;
    private final HeaderVerifier verifier;
    private final BlockSource source;
    private final Witnesses witnesses;
    private final Prosecutor prosecutor;
    private final Court court;
    private final StatusBoard board;
    private final Wakeup wakeup = new Wakeup();
    private @Nullable Unconfirmed unconfirmed;
    private int saved = BLOCKS_PER_PRUNING;

    public SyncEngine(
            LightNodeConfig config,
            LightBlockTable blocks,
            Court court,
            Peers peers,
            HeaderVerifier verifier,
            StatusBoard board) {
        this.config = config;
        this.blocks = blocks;
        this.peers = peers;
        this.verifier = verifier;
        this.source = new BlockSource(blocks);
        this.witnesses = new Witnesses(peers, source, court::refuted);
        this.prosecutor = new Prosecutor(verifier);
        this.court = court;
        this.board = board;
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
        List<Conflict> known = court.open();
        if (!known.isEmpty()) {
            stop(known);
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
        LightNodeException last = peers.admit(config.genesisHash());
        for (Peer peer : peers.usable()) {
            if (wakeup.isClosed()) {
                return false;
            }
            try {
                boolean progress = follow(peer);
                peers.answered(peer);
                caughtUp(peer, progress);
                return progress;
            } catch (AttackException e) {
                halt(e.found);
                return false;
            } catch (LightNodeException e) {
                LOG.log(Level.DEBUG, "{0}: {1}: {2}", peer, e.code(), e.getMessage());
                peers.failed(peer, e);
                last = e;
                if (e.code() == Code.UNCONFIRMED) {
                    unconfirmed = new Unconfirmed(peer, e);
                }
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
            board.stopped(stageOf(problem), problem, peers.answering());
        }
        return false;
    }

    private static Stage stageOf(LightNodeException problem) {
        return switch (problem.code()) {
            case TRUST_EXPIRED -> Stage.EXPIRED;
            case UNCONFIRMED -> Stage.SYNCING;
            default -> Stage.OFFLINE;
        };
    }

    /** In step with this endpoint; a higher header of another one stays on show until it is confirmed or withdrawn. */
    private void caughtUp(Peer peer, boolean progress) {
        Unconfirmed claim = unconfirmed;
        if (progress || (claim != null && claim.by() == peer)) {
            unconfirmed = null;
        }
        if (unconfirmed == null) {
            board.synced(peers.answering());
        } else {
            board.stopped(Stage.SYNCING, unconfirmed.problem(), peers.answering());
        }
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
            peers.behind(peer);
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
        return List.of(witnessed(peer, first, (witness, other) -> {
            var _ = verifier.verifyRoot(config.trust(), other);
            return Prosecutor.ofRoot(
                    peer.endpoint(), first.block().signedHeader(), witness.endpoint(), other.signedHeader());
        }));
    }

    private List<TrustedBlock> witnessed(Peer peer, TrustedBlock trusted, List<TrustedBlock> trace) {
        Side primary = new Side(peer.endpoint(), from(trusted, trace), height -> source.fetch(peer, height));
        List<TrustedBlock> accepted = new ArrayList<>(trace);
        accepted.set(
                trace.size() - 1,
                witnessed(
                        peer,
                        trace.getLast(),
                        (witness, other) -> prosecutor.examine(
                                primary, witness.endpoint(), other, height -> source.fetch(witness, height))));
        return accepted;
    }

    /** The block with the number of endpoints that served it; throws where one contradicts it or too few confirm it. */
    private TrustedBlock witnessed(Peer peer, TrustedBlock block, Witnesses.Objection objection) {
        Witnesses.Answer answer = witnesses.check(peer, block, objection);
        if (answer.contradiction().isPresent()) {
            throw new AttackException(answer.contradiction().get());
        }
        long others = peers.honest().stream().filter(other -> other != peer).count();
        if (answer.agreeing() - 1 < Math.min(config.witnesses(), others)) {
            throw new LightNodeException(
                    Code.UNCONFIRMED,
                    "header " + block.height() + " of " + peer + " was confirmed by " + (answer.agreeing() - 1) + " of "
                            + others + " other endpoints; " + config.witnesses() + " are asked for");
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
            var _ = verifier.verifyRoot(config.trust(), other);
            throw new AttackException(
                    Prosecutor.ofRoot(LOCAL_STORE, trusted.block().signedHeader(), peer.endpoint(), latest));
        }
        Side local = new Side(LOCAL_STORE, from(lower.get(), List.of(trusted)), this::known);
        throw new AttackException(
                prosecutor.examine(local, peer.endpoint(), other, height -> source.fetch(peer, height)));
    }

    /** A block of the chain we are on; what anyone serves is verified like anything else. */
    private LightBlock known(long height) {
        return blocks.at(height)
                .map(TrustedBlock::block)
                .orElseGet(() -> peers.ask(peer -> source.fetch(peer, height)));
    }

    private static List<TrustedBlock> from(TrustedBlock first, List<TrustedBlock> trace) {
        List<TrustedBlock> all = new ArrayList<>(trace);
        all.addFirst(first);
        return all;
    }

    private void accept(List<TrustedBlock> trace) {
        blocks.save(trace);
        saved += trace.size();
        if (saved >= BLOCKS_PER_PRUNING) {
            saved = 0;
            var _ = blocks.prune();
        }
        board.head(trace.getLast(), peers.answering());
    }

    private void halt(Case found) {
        court.halt(found);
        stop(found.conflicts());
    }

    private void stop(List<Conflict> conflicts) {
        board.stopped(Stage.HALTED, Court.explain(conflicts), peers.answering());
    }

    /** A header too few others served. */
    private record Unconfirmed(Peer by, LightNodeException problem) {}

    /** Two headers that both verify. */
    private static final class AttackException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Case found;

        AttackException(Case found) {
            this.found = found;
        }
    }
}

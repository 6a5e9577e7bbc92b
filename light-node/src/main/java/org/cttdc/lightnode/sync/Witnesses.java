package org.cttdc.lightnode.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.store.PeerTable.Conflict;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;

/** Asks every other endpoint for the same header: whoever controls one endpoint and the validators' old keys is found out here. */
final class Witnesses {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Peers peers;
    private final BlockSource source;

    Witnesses(Peers peers, BlockSource source) {
        this.peers = peers;
        this.source = source;
    }

    /**
     * What the others say.
     *
     * @param agreeing endpoints that served the header, the first one counted
     * @param conflicts other headers that verify just as well
     */
    record Answer(int agreeing, List<Conflict> conflicts) {}

    /**
     * Compares a verified block with what every usable endpoint but {@code primary} serves. {@code verify} throws unless a light block
     * of that witness can be trusted on the same grounds; a witness whose header cannot is expelled and not believed.
     */
    Answer check(Peer primary, TrustedBlock block, BiConsumer<Peer, LightBlock> verify) {
        int agreeing = 1;
        List<Conflict> conflicts = new ArrayList<>();
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Answer>>> answers = new ArrayList<>();
            for (Peer peer : peers.usable()) {
                if (peer != primary) {
                    answers.add(tasks.submit(() -> ask(peer, block, lightBlock -> verify.accept(peer, lightBlock))));
                }
            }
            for (Future<Optional<Answer>> answer : answers) {
                Optional<Answer> said = outcome(answer);
                agreeing += said.map(Answer::agreeing).orElse(0);
                said.ifPresent(a -> conflicts.addAll(a.conflicts()));
            }
        }
        return new Answer(agreeing, conflicts);
    }

    /** One witness: agreeing, conflicting, or nothing to say. */
    Optional<Answer> ask(Peer witness, TrustedBlock block, Consumer<LightBlock> verify) {
        try {
            SignedHeader said = commit(witness, block.height());
            peers.answered(witness);
            if (said.header().hash().equals(block.hash())) {
                return Optional.of(new Answer(1, List.of()));
            }
            verify.accept(source.complete(witness, said));
            return Optional.of(new Answer(0, List.of(new Conflict(witness.endpoint(), said))));
        } catch (LightNodeException e) {
            peers.failed(witness, e);
            return Optional.empty();
        }
    }

    /** A witness that is a moment behind gets a moment: between honest nodes that is the rule, not the exception. */
    private static SignedHeader commit(Peer witness, long height) {
        try {
            return witness.rpc().commit(height);
        } catch (LightNodeException e) {
            if (e.code() != Code.HEIGHT_TOO_HIGH) {
                throw e;
            }
            LockSupport.parkNanos(MOMENT.toNanos());
            return witness.rpc().commit(height);
        }
    }

    private static <T> T outcome(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LightNodeException(Code.UNREACHABLE, "interrupted while asking witnesses", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LightNodeException known
                    ? known
                    : new IllegalStateException("asking a witness failed", e.getCause());
        }
    }
}

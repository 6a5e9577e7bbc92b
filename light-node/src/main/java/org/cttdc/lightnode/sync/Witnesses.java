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
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.Prosecutor.Case;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;

/** Asks every other endpoint for the same header: whoever controls one endpoint and the validators' old keys is found out here. */
final class Witnesses {
    private static final Duration MOMENT = Duration.ofMillis(250);

    private final Peers peers;
    private final BlockSource source;
    private final Objections objections;

    Witnesses(Peers peers, BlockSource source, Objections objections) {
        this.peers = peers;
        this.source = source;
        this.objections = objections;
    }

    /** What is held against a block that a witness contradicts. */
    @FunctionalInterface
    interface Objection {
        /** The case where the witness's block verifies just as well; throws where it does not, so that the witness lied. */
        Case examine(Peer witness, LightBlock other);
    }

    /** Told of every witness that contradicted with a header it could not prove. */
    @FunctionalInterface
    interface Objections {
        void refuted(Peer primary, TrustedBlock believed, Peer witness, SignedHeader said, LightNodeException why);
    }

    /**
     * What the others say.
     *
     * @param agreeing endpoints that served the header, the first one counted
     * @param contradiction another header that verifies just as well, where there is one
     */
    record Answer(int agreeing, Optional<Case> contradiction) {}

    /**
     * Compares a verified block with what every usable endpoint but {@code primary} serves. A witness whose other header cannot be
     * verified is expelled and not believed.
     */
    Answer check(Peer primary, TrustedBlock block, Objection objection) {
        int agreeing = 1;
        Case contradiction = null;
        try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (Peer peer : peers.usable()) {
                if (peer != primary) {
                    answers.add(tasks.submit(() -> ask(primary, peer, block, objection)));
                }
            }
            for (Future<Answer> answer : answers) {
                Answer said = outcome(answer);
                agreeing += said.agreeing();
                contradiction = contradiction != null
                        ? contradiction
                        : said.contradiction().orElse(null);
            }
        }
        return new Answer(agreeing, Optional.ofNullable(contradiction));
    }

    /** One witness: agreeing, contradicting, or nothing to say. */
    private Answer ask(Peer primary, Peer witness, TrustedBlock block, Objection objection) {
        SignedHeader said = null;
        try {
            said = commit(witness, block);
            peers.answered(witness);
            return said.header().hash().equals(block.hash())
                    ? new Answer(1, Optional.empty())
                    : new Answer(0, Optional.of(objection.examine(witness, source.complete(witness, said))));
        } catch (LightNodeException e) {
            peers.failed(witness, e);
            if (said != null && Peers.isLie(e)) {
                objections.refuted(primary, block, witness, said, e);
            }
            return new Answer(0, Optional.empty());
        }
    }

    /**
     * The witness's header of the height. One that is a moment behind gets a moment: between honest nodes that is the rule. One whose
     * chain ends below the height with a later time contradicts it with that: nobody can have made the header yet.
     */
    private SignedHeader commit(Peer witness, TrustedBlock block) {
        try {
            return witness.rpc().commit(block.height());
        } catch (LightNodeException e) {
            if (e.code() != Code.HEIGHT_TOO_HIGH) {
                throw e;
            }
        }
        SignedHeader newest = witness.rpc().latestCommit();
        if (newest.header().height() < block.height()
                && !newest.header().time().isBefore(block.header().time())) {
            return newest;
        }
        LockSupport.parkNanos(MOMENT.toNanos());
        try {
            return witness.rpc().commit(block.height());
        } catch (LightNodeException e) {
            peers.behind(witness);
            throw e;
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

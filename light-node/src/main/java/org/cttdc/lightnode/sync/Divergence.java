package org.cttdc.lightnode.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.consensus.LightBlock;

/** Finds the first verified step at which two sides part, as CometBFT's {@code light/detector.go} does. */
final class Divergence {
    private final HeaderVerifier verifier;

    Divergence(HeaderVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Where two sides part.
     *
     * @param way verified blocks of the source, from the last one both sides have to the first one that only it has; a single one
     *     where its chain ends with that
     * @param conflicting the accused side's block beyond what both have
     */
    record Fork(List<TrustedBlock> way, LightBlock conflicting) {
        LightBlock common() {
            return way.getFirst().block();
        }

        LightBlock trusted() {
            return way.getLast().block();
        }
    }

    /**
     * Leads the source along the accused side's trace until it verifies another block.
     *
     * @param trace verified blocks of the accused side, the first of which both must have
     * @param target the source's block that made the difference known
     * @param source fetches the source's blocks
     * @throws LightNodeException where the source cannot verify its own way: then it, not the trace, is false
     */
    Fork find(List<TrustedBlock> trace, LightBlock target, LongFunction<LightBlock> source) {
        TrustedBlock agreed = trace.getFirst();
        requireSame(agreed, blockAt(agreed.height(), target, source));
        for (TrustedBlock step : trace.subList(1, trace.size())) {
            if (step.height() > target.height()) {
                return beyond(agreed, step, target, source);
            }
            List<TrustedBlock> way = way(agreed, blockAt(step.height(), target, source), source);
            if (!way.getLast().hash().equals(step.hash())) {
                return new Fork(way, step.block());
            }
            agreed = step;
        }
        throw new LightNodeException(
                Code.INVALID_HEADER,
                "header " + target.height() + " differs and yet every step to it was served alike");
    }

    /** The source's chain ends below the next step although its time is past it: nobody can have made that step yet. */
    private Fork beyond(TrustedBlock agreed, TrustedBlock step, LightBlock target, LongFunction<LightBlock> source) {
        if (step.header().time().isAfter(target.header().time())) {
            throw new LightNodeException(
                    Code.HEIGHT_TOO_HIGH,
                    "header " + target.height() + " is older than header " + step.height()
                            + ": the endpoint is behind and contradicts nothing");
        }
        return new Fork(
                agreed.height() == target.height() ? List.of(agreed) : way(agreed, target, source), step.block());
    }

    private List<TrustedBlock> way(TrustedBlock from, LightBlock to, LongFunction<LightBlock> source) {
        List<TrustedBlock> way = new ArrayList<>(verifier.verify(from, to, source));
        way.addFirst(from);
        return way;
    }

    private static LightBlock blockAt(long height, LightBlock target, LongFunction<LightBlock> source) {
        return height == target.height() ? target : source.apply(height);
    }

    private static void requireSame(TrustedBlock first, LightBlock served) {
        if (!served.header().hash().equals(first.hash())) {
            throw new LightNodeException(
                    Code.INVALID_HEADER,
                    "header " + first.height() + " hashes to " + served.header().hash() + ", " + first.hash()
                            + " was verified there before");
        }
    }
}

package org.cttdc.lightnode.sync;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import org.cttdc.lightnode.api.HashedHeader;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.TrustedState;
import org.cttdc.protocol.consensus.light.Verdict;
import org.cttdc.protocol.consensus.light.VerifyOptions;

/** Leads trust from one block to a later one, by the pure predicates, over as few blocks between as it takes. */
public final class HeaderVerifier {
    private final LightVerifier predicates = new LightVerifier();
    private final String chainId;
    private final VerifyOptions options;
    private final InstantSource clock;

    public HeaderVerifier(String chainId, VerifyOptions options, InstantSource clock) {
        this.chainId = chainId;
        this.options = options;
        this.clock = clock;
    }

    /**
     * The blocks that lead from a trusted one up to {@code target}, which is the last of them. Where too little of the trusted set
     * signed, blocks between are fetched, at 9/16 of the way as the reference does.
     */
    public List<TrustedBlock> verify(TrustedBlock from, LightBlock target, LongFunction<LightBlock> fetch) {
        List<TrustedBlock> trace = new ArrayList<>();
        Deque<LightBlock> ahead = new ArrayDeque<>();
        ahead.push(target);
        TrustedBlock trusted = from;
        while (!ahead.isEmpty()) {
            LightBlock next = ahead.peek();
            Verdict verdict = predicates.verify(TrustedState.of(trusted.block()), next, options, now());
            if (verdict instanceof Verdict.NotEnoughTrust && next.height() - trusted.height() >= 2) {
                ahead.push(fetch.apply(pivot(trusted.height(), next.height())));
                continue;
            }
            Verdicts.require(verdict, "header " + next.height());
            trusted = new TrustedBlock(ahead.pop(), next.header().hash(), trusted.height(), 1);
            trace.add(trusted);
        }
        return trace;
    }

    /** The first trusted block: it must be the one the root names and be signed by more than two thirds of its validators. */
    public TrustedBlock verifyRoot(TrustRoot root, LightBlock block) {
        Bytes hash = block.header().hash();
        switch (root) {
            case TrustRoot.Genesis genesis -> {
                if (!block.header().validatorsHash().equals(genesis.validatorsHash())) {
                    throw new LightNodeException(
                            Code.INVALID_VALIDATORS,
                            "header " + block.height() + ": validators "
                                    + block.header().validatorsHash() + ", the genesis has "
                                    + genesis.validatorsHash());
                }
            }
            case TrustRoot.Checkpoint checkpoint -> {
                if (!hash.equals(checkpoint.headerHash())) {
                    throw new LightNodeException(
                            Code.INVALID_HEADER,
                            "header " + block.height() + " hashes to " + hash + ", the trust root is "
                                    + checkpoint.headerHash());
                }
            }
        }
        Verdicts.require(predicates.verifyCommit(block, chainId), "header " + block.height());
        return new TrustedBlock(block, hash, block.height(), 1);
    }

    /** Refuses unless {@code lower} is what {@code upper} links back to. */
    public void verifyLink(Header lower, Header upper) {
        Verdicts.require(predicates.verifyBackwards(lower, upper), "header " + lower.height());
    }

    /** As {@link #verifyLink(Header, Header)}, for a header that was hashed already. */
    void verifyLink(HashedHeader lower, Header upper) {
        if (!lower.header().chainId().equals(chainId)) {
            throw new LightNodeException(
                    Code.WRONG_CHAIN,
                    "header " + lower.header().height() + " is of the chain '"
                            + lower.header().chainId() + "'");
        }
        Verdicts.require(
                predicates.verifyBackwards(lower.header(), lower.hash(), upper),
                "header " + lower.header().height());
    }

    /** Refuses unless more than two thirds of a block's own validators signed it. */
    void verifyCommit(LightBlock block) {
        Verdicts.require(predicates.verifyCommit(block, chainId), "header " + block.height());
    }

    /** See {@link LightVerifier#onlyTrueVotes}. */
    LightBlock onlyTrueVotes(LightBlock block) {
        return predicates.onlyTrueVotes(block);
    }

    /** Refuses unless a header that its validators signed follows right after a trusted one. */
    void verifySuccessor(HashedHeader trusted, Header next) {
        Verdicts.require(
                predicates.verifySuccessor(trusted.header(), trusted.hash(), next, options, now()),
                "header " + next.height());
    }

    /** Whether a block's time lies so far ahead that our own clock may be wrong. */
    public boolean isAhead(LightBlock block) {
        return !block.header().time().isBefore(now().plus(options.clockDrift()));
    }

    private Timestamp now() {
        return Timestamp.of(clock.instant());
    }

    private static long pivot(long low, long high) {
        return low + (high - low) / 16 * 9 + (high - low) % 16 * 9 / 16;
    }
}

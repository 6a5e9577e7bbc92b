package org.cttdc.lightnode.proof;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.store.LightBlockTable;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.HeaderVerifier;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.light.TrustLevel;
import org.cttdc.protocol.consensus.light.VerifyOptions;

/** The fewest signed headers that lead from the trust root to a verified one, from the store or fetched again. */
final class LightPath {
    /** A header of the past stays what it was: how old its root is gets said by whoever checks, and is no reason to break off. */
    static final Duration ANY_AGE = Duration.ofDays(365_000);

    private final String chainId;
    private final TrustRoot root;
    private final LightBlockTable table;
    private final Peers peers;

    LightPath(String chainId, TrustRoot root, LightBlockTable table, Peers peers) {
        this.chainId = chainId;
        this.root = root;
        this.table = table;
        this.peers = peers;
    }

    /** Verifies as of a moment, whatever the age of the root. */
    static HeaderVerifier verifier(String chainId, InstantSource now) {
        return new HeaderVerifier(
                chainId, new VerifyOptions(ANY_AGE, VerifyOptions.DEFAULT_CLOCK_DRIFT, TrustLevel.ONE_THIRD), now);
    }

    /** From the root's block to the subject's, or the root's alone where the subject lies below it. */
    List<LightBlock> to(VerifiedHeader subject) {
        HeaderVerifier verifier =
                verifier(chainId, InstantSource.fixed(subject.header().time().toInstant()));
        TrustedBlock first = verifier.verifyRoot(root, block(root.startHeight()));
        List<LightBlock> path = new ArrayList<>(List.of(first.block()));
        if (subject.header().height() > first.height()) {
            LightBlock target = block(subject.header().height());
            if (!target.header().hash().equals(subject.hash())) {
                throw new LightNodeException(
                        Code.INVALID_HEADER,
                        "header " + target.height() + " is another one than the one that was verified");
            }
            verifier.verify(first, target, this::block).forEach(step -> path.add(step.block()));
        }
        return path;
    }

    private LightBlock block(long height) {
        return table.at(height)
                .map(TrustedBlock::block)
                .orElseGet(() -> peers.ask(peer -> {
                    var signed = peer.rpc().commit(height);
                    return new LightBlock(
                            signed,
                            table.validators(signed.header().validatorsHash())
                                    .orElseGet(() -> peer.rpc().validators(height)));
                }));
    }
}

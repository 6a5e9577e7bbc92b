package org.cttdc.lightnode.sync;

import java.net.URI;
import java.time.Instant;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.store.PeerTable.PeerRecord;
import org.jspecify.annotations.Nullable;

/** An endpoint and how it behaved. State is guarded by {@link Peers}. */
public final class Peer {
    static final int MAX_SCORE = 100;
    private static final int START_SCORE = 50;
    private static final int POOR_SCORE = 20;

    private final RpcClient rpc;
    int failures;
    long retryAtNanos;
    boolean expelled;
    boolean admitted;

    @Nullable
    Instant expelledUntil;

    String reason = "";
    private int score = START_SCORE;

    Peer(RpcClient rpc) {
        this.rpc = rpc;
    }

    /** How to ask it. */
    public RpcClient rpc() {
        return rpc;
    }

    /** Its address. */
    public URI endpoint() {
        return rpc.endpoint();
    }

    int score() {
        return score;
    }

    /** A tenth of the way to the best score, at least a step. */
    void praise() {
        score += (MAX_SCORE - score + 9) / 10;
    }

    /** A fifth of the way to nothing, at least a step. */
    void blame() {
        score -= (score + 4) / 5;
    }

    boolean isPoor() {
        return score < POOR_SCORE;
    }

    void recall(PeerRecord known, boolean stillExpelled) {
        score = known.score();
        expelledUntil = known.expelledUntil();
        expelled = stillExpelled;
        reason = known.reason();
    }

    PeerRecord toRecord() {
        return new PeerRecord(endpoint(), score, expelledUntil, reason);
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}

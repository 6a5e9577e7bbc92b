package org.cttdc.node.abci;

import java.io.IOException;
import org.cttdc.abci.ApplySnapshotChunkRequest;
import org.cttdc.abci.ApplySnapshotChunkResponse;
import org.cttdc.abci.ListSnapshotsResponse;
import org.cttdc.abci.LoadSnapshotChunkRequest;
import org.cttdc.abci.LoadSnapshotChunkResponse;
import org.cttdc.abci.OfferSnapshotRequest;
import org.cttdc.abci.OfferSnapshotResponse;
import org.cttdc.abci.Snapshot;
import org.cttdc.node.store.SnapshotException;
import org.cttdc.node.store.SnapshotInfo;
import org.cttdc.node.store.SnapshotRestore;
import org.cttdc.node.store.Snapshots;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** State sync, both ways: hands this node's snapshots to others, and fills an empty state from theirs. */
final class SnapshotMethods {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotMethods.class);
    /** Chunks that are fetched again before a snapshot is given up: what so many peers have wrong nobody has right. */
    private static final int MAX_REFUSED = 3;

    private final AbciApplication app;
    private final Snapshots snapshots;
    private @Nullable SnapshotRestore restoring;
    private int refused;

    SnapshotMethods(AbciApplication app, Snapshots snapshots) {
        this.app = app;
        this.snapshots = snapshots;
    }

    /** What others may fetch. */
    ListSnapshotsResponse list() {
        ListSnapshotsResponse.Builder out = ListSnapshotsResponse.newBuilder();
        try {
            for (SnapshotInfo info : snapshots.list()) {
                out.addSnapshots(Snapshot.newBuilder()
                        .setHeight(info.height())
                        .setFormat(info.format())
                        .setChunks(info.chunks())
                        .setHash(Wire.bytes(info.hash())));
            }
        } catch (IOException e) {
            LOG.error("the snapshots cannot be listed", e);
        }
        return out.build();
    }

    /** A piece of one; empty where it is gone. */
    LoadSnapshotChunkResponse load(LoadSnapshotChunkRequest request) {
        LoadSnapshotChunkResponse.Builder out = LoadSnapshotChunkResponse.newBuilder();
        try {
            snapshots
                    .chunk(request.getHeight(), request.getFormat(), request.getChunk())
                    .ifPresent(chunk -> out.setChunk(Wire.bytes(chunk)));
        } catch (IOException e) {
            LOG.error("chunk {} of snapshot {} cannot be read", request.getChunk(), request.getHeight(), e);
        }
        return out.build();
    }

    /** A peer's snapshot; the engine's light client vouches for the application hash, nobody for anything else. */
    synchronized OfferSnapshotResponse offer(OfferSnapshotRequest request) {
        Snapshot offered = request.getSnapshot();
        OfferSnapshotResponse.Result result;
        SnapshotInfo info = new SnapshotInfo(
                offered.getHeight(), offered.getFormat(), offered.getChunks(), Wire.bytes(offered.getHash()));
        try {
            restoring = app.restore(info, Wire.bytes(request.getAppHash()));
            refused = 0;
            LOG.info("restoring the state at height {} from {} chunks", info.height(), info.chunks());
            result = OfferSnapshotResponse.Result.ACCEPT;
        } catch (SnapshotException e) {
            LOG.warn("a snapshot is refused: {}", e.getMessage());
            result = info.format() == SnapshotInfo.FORMAT
                    ? OfferSnapshotResponse.Result.REJECT
                    : OfferSnapshotResponse.Result.REJECT_FORMAT;
        }
        return OfferSnapshotResponse.newBuilder().setResult(result).build();
    }

    /**
     * The next piece; one that does not belong is fetched again from somebody else, and whoever sent it is asked for nothing more. A
     * snapshot of which several pieces did not belong is given up for another one.
     */
    synchronized ApplySnapshotChunkResponse apply(ApplySnapshotChunkRequest request) {
        ApplySnapshotChunkResponse.Builder out = ApplySnapshotChunkResponse.newBuilder();
        SnapshotRestore restore = restoring;
        if (restore == null) {
            return out.setResult(ApplySnapshotChunkResponse.Result.ABORT).build();
        }
        try {
            app.apply(restore, request.getIndex(), Wire.bytes(request.getChunk()));
            out.setResult(ApplySnapshotChunkResponse.Result.ACCEPT);
        } catch (SnapshotException e) {
            LOG.warn("chunk {} from {} is refused: {}", request.getIndex(), request.getSender(), e.getMessage());
            if (!request.getSender().isEmpty()) {
                out.addRejectSenders(request.getSender());
            }
            if (++refused < MAX_REFUSED) {
                out.setResult(ApplySnapshotChunkResponse.Result.RETRY).addRefetchChunks(request.getIndex());
            } else {
                LOG.warn("the snapshot at height {} is given up", restore.info().height());
                out.setResult(ApplySnapshotChunkResponse.Result.REJECT_SNAPSHOT);
                restoring = null;
            }
        }
        return out.build();
    }
}

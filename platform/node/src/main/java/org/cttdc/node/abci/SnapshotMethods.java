package org.cttdc.node.abci;

import org.cttdc.abci.ApplySnapshotChunkRequest;
import org.cttdc.abci.ApplySnapshotChunkResponse;
import org.cttdc.abci.ListSnapshotsResponse;
import org.cttdc.abci.LoadSnapshotChunkRequest;
import org.cttdc.abci.LoadSnapshotChunkResponse;
import org.cttdc.abci.OfferSnapshotRequest;
import org.cttdc.abci.OfferSnapshotResponse;

/** State sync. This node takes no snapshots yet: it offers none and accepts none. */
final class SnapshotMethods {
    ListSnapshotsResponse list() {
        return ListSnapshotsResponse.getDefaultInstance();
    }

    OfferSnapshotResponse offer(OfferSnapshotRequest request) {
        return OfferSnapshotResponse.newBuilder()
                .setResult(OfferSnapshotResponse.Result.REJECT_FORMAT)
                .build();
    }

    LoadSnapshotChunkResponse load(LoadSnapshotChunkRequest request) {
        return LoadSnapshotChunkResponse.getDefaultInstance();
    }

    ApplySnapshotChunkResponse apply(ApplySnapshotChunkRequest request) {
        return ApplySnapshotChunkResponse.newBuilder()
                .setResult(ApplySnapshotChunkResponse.Result.ABORT)
                .build();
    }
}

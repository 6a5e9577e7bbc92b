package org.cttdc.node.abci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cttdc.abci.ApplySnapshotChunkRequest;
import org.cttdc.abci.ApplySnapshotChunkResponse;
import org.cttdc.abci.ListSnapshotsRequest;
import org.cttdc.abci.LoadSnapshotChunkRequest;
import org.cttdc.abci.OfferSnapshotRequest;
import org.cttdc.abci.OfferSnapshotResponse;
import org.cttdc.abci.Request;
import org.cttdc.abci.Snapshot;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node's snapshot becomes another node's state, which then runs the same blocks. */
class StateSyncTest {
    private static final int HEIGHT = 4;

    @Test
    void aNodeBeginsWithAnothersState(@TempDir Path temp) throws Exception {
        ValidatorConfig giving =
                SameApplicationTest.config(temp.resolve("giving")).withSnapshots(HEIGHT, 1);
        ValidatorConfig taking = SameApplicationTest.config(temp.resolve("taking"));
        try (NodeRunner giver = NodeRunner.start(giving, CrashPoint.NONE);
                ScriptedEngine from = new ScriptedEngine(giver.address())) {
            Bytes root = grow(from);
            Snapshot snapshot = awaitSnapshot(from);
            Bytes chunk = load(from, snapshot);
            try (NodeRunner taker = NodeRunner.start(taking, CrashPoint.NONE);
                    ScriptedEngine to = new ScriptedEngine(taker.address())) {
                assertThat(offer(to, snapshot, TestKeys.hash("a forged root")))
                        .isEqualTo(OfferSnapshotResponse.Result.ACCEPT);
                assertThat(apply(to, chunk).getResult()).isEqualTo(ApplySnapshotChunkResponse.Result.RETRY);
                assertThat(offer(to, snapshot.toBuilder().setFormat(9).build(), root))
                        .isEqualTo(OfferSnapshotResponse.Result.REJECT_FORMAT);
                assertThat(offer(to, snapshot, root)).isEqualTo(OfferSnapshotResponse.Result.ACCEPT);
                ApplySnapshotChunkResponse retry = apply(to, Bytes.concat(chunk, Bytes.of((byte) 0)));
                assertThat(retry.getResult()).isEqualTo(ApplySnapshotChunkResponse.Result.RETRY);
                assertThat(retry.getRefetchChunksList()).containsExactly(0);
                assertThat(retry.getRejectSendersList()).containsExactly("peer");
                assertThat(apply(to, chunk).getResult()).isEqualTo(ApplySnapshotChunkResponse.Result.ACCEPT);
                assertThat(to.info().getLastBlockHeight()).isEqualTo(HEIGHT);
                assertThat(Wire.bytes(to.info().getLastBlockAppHash())).isEqualTo(root);
                assertThat(run(to, HEIGHT + 1)).isEqualTo(run(from, HEIGHT + 1));
            }
            try (NodeRunner again = NodeRunner.start(taking, CrashPoint.NONE)) {
                assertThat(again.height()).isEqualTo(HEIGHT + 1);
            }
        }
        assertThat(NodeRunner.snapshot(taking)).hasSize(1);
    }

    /** What three peers have wrong is given up, and another snapshot is begun. */
    @Test
    void givesUpASnapshotThatNobodyHasRight(@TempDir Path temp) throws Exception {
        ValidatorConfig giving =
                SameApplicationTest.config(temp.resolve("giving")).withSnapshots(HEIGHT, 1);
        try (NodeRunner giver = NodeRunner.start(giving, CrashPoint.NONE);
                ScriptedEngine from = new ScriptedEngine(giver.address());
                NodeRunner taker =
                        NodeRunner.start(SameApplicationTest.config(temp.resolve("taking")), CrashPoint.NONE);
                ScriptedEngine to = new ScriptedEngine(taker.address())) {
            Bytes root = grow(from);
            Snapshot snapshot = awaitSnapshot(from);
            Bytes chunk = load(from, snapshot);
            assertThat(offer(to, snapshot, root)).isEqualTo(OfferSnapshotResponse.Result.ACCEPT);
            for (int peer = 0; peer < 2; peer++) {
                assertThat(apply(to, Bytes.of((byte) peer)).getResult())
                        .isEqualTo(ApplySnapshotChunkResponse.Result.RETRY);
            }
            ApplySnapshotChunkResponse last = apply(to, Bytes.EMPTY);
            assertThat(last.getResult()).isEqualTo(ApplySnapshotChunkResponse.Result.REJECT_SNAPSHOT);
            assertThat(last.getRejectSendersList()).containsExactly("peer");
            assertThat(apply(to, chunk).getResult()).isEqualTo(ApplySnapshotChunkResponse.Result.ABORT);
            assertThat(offer(to, snapshot, root)).isEqualTo(OfferSnapshotResponse.Result.ACCEPT);
            assertThat(apply(to, chunk).getResult()).isEqualTo(ApplySnapshotChunkResponse.Result.ACCEPT);
            assertThat(to.info().getLastBlockHeight()).isEqualTo(HEIGHT);
        }
    }

    /** The engine may forget blocks, but not those that whoever takes the snapshot still needs. */
    @Test
    void keepsTheBlocksAfterASnapshot(@TempDir Path home) throws Exception {
        ValidatorConfig config =
                SameApplicationTest.config(home).withSnapshots(HEIGHT, 1).withRetained(10, 2);
        try (NodeRunner node = NodeRunner.start(config, CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            engine.initChain(TestAppGenesis.validators(1));
            for (int height = 1; height <= HEIGHT; height++) {
                assertThat(retain(engine, height)).isEqualTo(height - 1);
            }
            awaitSnapshot(engine);
        }
        try (NodeRunner node = NodeRunner.start(config, CrashPoint.NONE);
                ScriptedEngine engine = new ScriptedEngine(node.address())) {
            for (int height = HEIGHT + 1; height < 2 * HEIGHT; height++) {
                assertThat(retain(engine, height)).isEqualTo(HEIGHT);
            }
        }
    }

    /** Begins a chain and runs it up to the height of its first snapshot; the root there. */
    private static Bytes grow(ScriptedEngine engine) throws IOException {
        engine.initChain(TestAppGenesis.validators(1));
        Bytes root = Bytes.EMPTY;
        for (int height = 1; height <= HEIGHT; height++) {
            root = run(engine, height);
        }
        return root;
    }

    private static long retain(ScriptedEngine engine, int height) throws IOException {
        engine.finalizeBlock(height, Timestamp.of(TestGenesis.TIME.plusSeconds(height)), List.of());
        return engine.commit().getRetainHeight();
    }

    private static Snapshot awaitSnapshot(ScriptedEngine engine) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            List<Snapshot> found = engine.snapshot
                    .ask(Request.newBuilder()
                            .setListSnapshots(ListSnapshotsRequest.getDefaultInstance())
                            .build())
                    .getListSnapshots()
                    .getSnapshotsList();
            if (!found.isEmpty()) {
                assertThat(found.getFirst().getHeight()).isEqualTo(HEIGHT);
                assertThat(found.getFirst().getChunks()).isEqualTo(1);
                return found.getFirst();
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static Bytes load(ScriptedEngine engine, Snapshot snapshot) throws IOException {
        return Wire.bytes(engine.snapshot
                .ask(Request.newBuilder()
                        .setLoadSnapshotChunk(LoadSnapshotChunkRequest.newBuilder()
                                .setHeight(snapshot.getHeight())
                                .setFormat(snapshot.getFormat())
                                .setChunk(0))
                        .build())
                .getLoadSnapshotChunk()
                .getChunk());
    }

    private static OfferSnapshotResponse.Result offer(ScriptedEngine engine, Snapshot snapshot, Bytes appHash)
            throws IOException {
        return engine.snapshot
                .ask(Request.newBuilder()
                        .setOfferSnapshot(OfferSnapshotRequest.newBuilder()
                                .setSnapshot(snapshot)
                                .setAppHash(Wire.bytes(appHash)))
                        .build())
                .getOfferSnapshot()
                .getResult();
    }

    private static ApplySnapshotChunkResponse apply(ScriptedEngine engine, Bytes chunk) throws IOException {
        return engine.snapshot
                .ask(Request.newBuilder()
                        .setApplySnapshotChunk(ApplySnapshotChunkRequest.newBuilder()
                                .setIndex(0)
                                .setChunk(Wire.bytes(chunk))
                                .setSender("peer"))
                        .build())
                .getApplySnapshotChunk();
    }

    private static Bytes run(ScriptedEngine engine, int height) throws IOException {
        Msg transfer = new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 7);
        Timestamp time = Timestamp.of(TestGenesis.TIME.plusSeconds(height));
        var ran = engine.finalizeBlock(height, time, List.of(TestKeys.tx("alice", height - 1, transfer)));
        engine.commit();
        return Wire.bytes(ran.getAppHash());
    }
}

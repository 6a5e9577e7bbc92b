package org.cttdc.lightnode.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Txs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestNodes.NOW);

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);

    private StoreOpener.Opened open() {
        return new StoreOpener(home, CLOCK).open();
    }

    private static TrustedBlock trusted(TestChain chain, long height) {
        var light = chain.block(height).light();
        return new TrustedBlock(light, light.header().hash(), 1, 2);
    }

    private static OutboxEntry entry() {
        Bytes tx = Keys.transfer(TestChain.CHAIN_ID, 0, 10, "");
        return new OutboxEntry(
                0,
                Keys.ACCOUNT,
                0,
                "kept",
                Txs.hash(tx),
                tx,
                10,
                OutboxEntry.Stage.SEEN,
                2,
                0,
                null,
                "",
                TestNodes.NOW);
    }

    @Test
    void keepsLightBlocksWithEachValidatorSetOnce() {
        chain.grow(5);
        try (Database database = open().database()) {
            LightBlockTable table = new LightBlockTable(database);
            table.save(List.of(trusted(chain, 1), trusted(chain, 3), trusted(chain, 5)));
            assertThat(table.newest()).contains(trusted(chain, 5));
            assertThat(table.nearestBelow(4)).contains(trusted(chain, 3));
            assertThat(table.nearestAbove(4)).contains(trusted(chain, 5));
            assertThat(table.at(2)).isEmpty();
            List<Integer> sets = database.transaction(connection ->
                    Database.query(connection, "SELECT COUNT(*) FROM validator_set", row -> row.getInt(1)));
            assertThat(sets).containsExactly(1);
        }
    }

    @Test
    void refusesAHeaderThatWasChangedInTheFile() {
        chain.grow(2);
        try (Database database = open().database()) {
            LightBlockTable table = new LightBlockTable(database);
            table.save(List.of(trusted(chain, 2)));
            byte[] other = CometJson.write(chain.block(1).light().signedHeader());
            database.execute(connection ->
                    Database.update(connection, "UPDATE light_block SET signed_header = ?", (Object) other));
            assertThatThrownBy(table::newest)
                    .isInstanceOfSatisfying(
                            LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.STORE));
        }
    }

    @Test
    void refusesAStoreOfANewerProgramAndLeavesItAlone() throws Exception {
        try (Database database = open().database()) {
            database.execute(connection -> Database.update(connection, "INSERT INTO schema_version VALUES (999)"));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(LightNodeException.class)
                .hasMessageContaining("newer program")
                .hasMessageContaining("999");
        assertThat(files()).containsExactly("light-node.mv.db");
    }

    @Test
    void movesADestroyedStoreAsideAndStartsAgain() throws Exception {
        open().database().close();
        Files.write(
                home.resolve("light-node.mv.db"), "not a database".repeat(1000).getBytes(StandardCharsets.UTF_8));
        StoreOpener.Opened opened = open();
        try (Database database = opened.database()) {
            assertThat(opened.problem())
                    .get()
                    .satisfies(e -> assertThat(e.code()).isEqualTo(Code.STORE));
            assertThat(new LightBlockTable(database).newest()).isEmpty();
        }
        assertThat(files()).anyMatch(name -> name.startsWith("light-node.damaged-"));
    }

    @Test
    void carriesTheOutboxOverWhereTheRestIsDamaged() {
        try (Database database = open().database()) {
            new OutboxTable(database).add(entry(), 0);
            database.execute(connection -> Database.update(connection, "DROP TABLE conflict"));
        }
        StoreOpener.Opened opened = open();
        try (Database database = opened.database()) {
            assertThat(opened.problem()).isPresent();
            assertThat(opened.problem().orElseThrow()).hasMessageContaining("1 transactions");
            List<OutboxTable.Row> rows = new OutboxTable(database).all();
            assertThat(rows).hasSize(1);
            assertThat(rows.getFirst().entry().tx()).isEqualTo(entry().tx());
            assertThat(rows.getFirst().entry().label()).isEqualTo("kept");
        }
    }

    @Test
    void believesNoFileThatWouldRunCode() {
        try (Database database = open().database()) {
            database.execute(connection ->
                    Database.update(connection, "CREATE ALIAS now_ms FOR \"java.lang.System.currentTimeMillis\""));
        }
        StoreOpener.Opened opened = open();
        try (Database _ = opened.database()) {
            assertThat(opened.problem()).get().satisfies(e -> assertThat(e).hasMessageContaining("aliases"));
        }
    }

    @Test
    void survivesTruncationAnywhereAndTellsThePerson() throws Exception {
        chain.grow(5);
        try (LyingNode node = new LyingNode(chain)) {
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                light.awaitHeight(4);
            }
            try (RandomAccessFile file =
                    new RandomAccessFile(home.resolve("light-node.mv.db").toFile(), "rw")) {
                file.setLength(file.length() / 3);
            }
            try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
                assertThat(light.awaitHeight(4).height()).isEqualTo(4);
                TestNodes.await(light, s -> s.stage() == Stage.SYNCED);
            }
        }
    }

    @Test
    void goesOnFromWhereItStoppedWithoutAnyEndpoint() {
        chain.grow(5);
        LyingNode node = new LyingNode(chain);
        try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
            light.awaitHeight(4);
        }
        node.close();
        try (LightNode light = TestNodes.open(home, chain.trust(), node)) {
            assertThat(light.status().height()).isEqualTo(5);
            TestNodes.await(light, s -> s.stage() == Stage.OFFLINE);
        }
    }

    @Test
    void dropsWhatAnOldTrustRootVouchedFor() {
        chain.grow(5);
        try (Database database = open().database()) {
            LightBlockTable table = new LightBlockTable(database);
            table.adopt(TestChain.CHAIN_ID, chain.trust());
            table.save(List.of(trusted(chain, 5)));
            new OutboxTable(database).add(entry(), 0);
            table.adopt(TestChain.CHAIN_ID, chain.trust());
            assertThat(table.newest()).isPresent();
            table.adopt(
                    TestChain.CHAIN_ID,
                    new TrustRoot.Checkpoint(4, trusted(chain, 4).hash()));
            assertThat(table.newest()).isEmpty();
            assertThat(new OutboxTable(database).all()).hasSize(1);
            table.adopt("another-chain", chain.trust());
            assertThat(new OutboxTable(database).all()).isEmpty();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

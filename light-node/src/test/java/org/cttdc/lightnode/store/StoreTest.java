package org.cttdc.lightnode.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
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

    @Test
    void carriesAHaltOverWhereTheRestIsDamaged() {
        chain.grow(3);
        TestChain other = chain.fork(2);
        other.grow(1);
        try (Database database = open().database()) {
            new LightBlockTable(database).adopt(TestChain.CHAIN_ID, chain.trust());
            new PeerTable(database)
                    .halt(
                            List.of(new PeerTable.Conflict(
                                    URI.create("http://a.example"),
                                    other.block(3).light().signedHeader())),
                            TestNodes.NOW);
            database.execute(connection -> Database.update(connection, "DROP TABLE light_block"));
        }
        StoreOpener.Opened opened = open();
        try (Database database = opened.database()) {
            assertThat(opened.problem()).isPresent();
            new LightBlockTable(database).adopt(TestChain.CHAIN_ID, chain.trust());
            assertThat(new PeerTable(database).conflicts()).hasSize(1);
            new LightBlockTable(database)
                    .adopt(
                            TestChain.CHAIN_ID,
                            new TrustRoot.Checkpoint(3, trusted(chain, 3).hash()));
            assertThat(new PeerTable(database).conflicts()).isEmpty();
        }
    }

    @Test
    void bringsAStoreOfTheFirstSchemaUpToDateWithWhatItHolds() throws Exception {
        chain.grow(2);
        try (Database database = Database.open(home)) {
            database.execute(connection -> {
                Database.update(connection, "CREATE TABLE schema_version (version INTEGER PRIMARY KEY)");
                StoreOpener.migrate(connection, 1);
                Database.update(
                        connection,
                        "INSERT INTO provider VALUES ('http://liar.example', TIMESTAMP WITH TIME ZONE '2030-01-01 00:00:00Z', 'lied')");
            });
            LightBlockTable table = new LightBlockTable(database);
            table.save(List.of(trusted(chain, 2)));
            new OutboxTable(database).add(entry(), 0);
        }
        StoreOpener.Opened opened = open();
        try (Database database = opened.database()) {
            assertThat(opened.problem()).isEmpty();
            assertThat(new LightBlockTable(database).newest()).contains(trusted(chain, 2));
            assertThat(new OutboxTable(database).all()).hasSize(1);
            assertThat(new PeerTable(database).records()).singleElement().satisfies(record -> {
                assertThat(record.endpoint()).isEqualTo(URI.create("http://liar.example"));
                assertThat(record.reason()).isEqualTo("lied");
                assertThat(record.expelledUntil()).isNotNull();
            });
        }
    }

    @Test
    void keepsAFewAnchorsOfALongChainAndEveryRecentBlock() {
        List<Long> all = LongStream.rangeClosed(1, 100_000).boxed().toList();
        List<Long> kept = new ArrayList<>(all);
        kept.removeAll(new HashSet<>(LightBlockTable.superfluous(all)));
        assertThat(kept).hasSizeLessThan(3500).startsWith(1L).endsWith(100_000L);
        assertThat(kept.subList(kept.size() - (int) LightBlockTable.RECENT, kept.size()))
                .isEqualTo(all.subList(all.size() - (int) LightBlockTable.RECENT, all.size()));
        for (int i = 1; i < kept.size(); i++) {
            long step = kept.get(i) - kept.get(i - 1);
            assertThat(step).isLessThanOrEqualTo(Math.max(1, (100_000 - kept.get(i - 1)) / LightBlockTable.RECENT));
        }
    }

    @Test
    void staysSmallWhereItIsPrunedAgainAndAgain() {
        List<Long> kept = new ArrayList<>();
        for (long height = 1; height <= 20_000; height++) {
            kept.add(height);
            if (height % 256 == 0) {
                kept.removeAll(new HashSet<>(LightBlockTable.superfluous(List.copyOf(kept))));
            }
        }
        assertThat(kept).hasSizeLessThan(2500).startsWith(1L).endsWith(20_000L);
        for (int i = 1; i < kept.size(); i++) {
            long step = kept.get(i) - kept.get(i - 1);
            assertThat(step).isLessThanOrEqualTo(Math.max(1, 2 * (20_000 - kept.get(i - 1)) / LightBlockTable.RECENT));
        }
    }

    @Test
    void dropsValidatorSetsThatNoKeptBlockNames() {
        List<TrustedBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            chain.changeValidators(i, 4);
            chain.grow(20);
        }
        for (long height = 1; height <= chain.height(); height++) {
            blocks.add(trusted(chain, height));
        }
        try (Database database = open().database()) {
            LightBlockTable table = new LightBlockTable(database);
            table.save(blocks);
            assertThat(table.prune()).isPositive();
            assertThat(table.prune()).isZero();
            assertThat(table.at(1)).contains(trusted(chain, 1));
            assertThat(table.newest()).contains(trusted(chain, chain.height()));
            assertThat(database.<List<Integer>>transaction(connection -> Database.query(
                            connection,
                            "SELECT COUNT(*) FROM validator_set WHERE hash NOT IN"
                                    + " (SELECT validators_hash FROM light_block)",
                            row -> row.getInt(1))))
                    .containsExactly(0);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

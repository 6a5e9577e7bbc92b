package org.cttdc.lightnode.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.PeerReport.Standing;
import org.cttdc.lightnode.rpc.HttpTransport;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.rpc.RpcLimits;
import org.cttdc.lightnode.store.Database;
import org.cttdc.lightnode.store.PeerTable;
import org.cttdc.lightnode.store.StoreOpener;
import org.cttdc.lightnode.testkit.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestNodes.NOW);

    @TempDir
    Path home;

    private final AtomicLong nanos = new AtomicLong();
    private final HttpTransport transport = new HttpTransport(RpcLimits.DEFAULT);
    private Database database;
    private Peers peers;

    @BeforeEach
    void open() {
        database = new StoreOpener(home, CLOCK).open().database();
        peers = peers(CLOCK);
    }

    private Peers peers(InstantSource clock) {
        List<RpcClient> clients = Stream.of("a", "b", "c")
                .map(name -> new RpcClient(transport, URI.create("http://" + name + ".example")))
                .toList();
        return new Peers(clients, new PeerTable(database), clock, nanos::get);
    }

    @AfterEach
    void close() {
        transport.close();
        database.close();
    }

    private static LightNodeException failure(Code code) {
        return new LightNodeException(code, "for a test");
    }

    private static List<String> names(List<Peer> some) {
        return some.stream()
                .map(peer -> peer.endpoint().getHost().substring(0, 1))
                .toList();
    }

    private Peer first() {
        return peers.usable().getFirst();
    }

    @Test
    void pausesTheSilentTwiceAsLongEachTime() {
        Peer silent = first();
        for (long pause = 250; pause <= 2000; pause *= 2) {
            peers.failed(silent, failure(Code.UNREACHABLE));
            nanos.addAndGet(Duration.ofMillis(pause).toNanos() - 1);
            assertThat(peers.usable()).doesNotContain(silent);
            nanos.incrementAndGet();
            assertThat(peers.usable()).contains(silent);
        }
        assertThat(peers.reports().getFirst().standing()).isEqualTo(Standing.PAUSING);
        peers.answered(silent);
        assertThat(peers.reports().getFirst().standing()).isEqualTo(Standing.PRIMARY);
    }

    @Test
    void asksThePoorLastAndForgivesWhoAnswersAgain() {
        Peer poor = first();
        for (int i = 0; i < 5; i++) {
            peers.failed(poor, failure(Code.BAD_REPLY));
        }
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(names(peers.usable())).containsExactly("b", "c", "a");
        peers.answered(poor);
        assertThat(names(peers.usable())).containsExactly("a", "b", "c");
    }

    @Test
    void takesTurns() {
        peers.rotate();
        assertThat(names(peers.usable())).containsExactly("b", "c", "a");
        assertThat(peers.reports())
                .extracting(PeerReport::standing)
                .containsExactly(Standing.WITNESS, Standing.PRIMARY, Standing.WITNESS);
    }

    @Test
    void benignAnswersHarmNobody() {
        for (Code code : List.of(Code.HEIGHT_TOO_HIGH, Code.HEIGHT_PRUNED, Code.TX_NOT_FOUND)) {
            peers.failed(first(), failure(code));
        }
        assertThat(peers.usable()).hasSize(3);
    }

    @Test
    void keepsScoresAndExpulsionsOverARestartUntilADayHasPassed() {
        peers.failed(first(), failure(Code.INVALID_COMMIT));
        int score = peers.reports().getFirst().score();
        peers.save();
        Peers again = peers(CLOCK);
        assertThat(again.reports().getFirst()).satisfies(report -> {
            assertThat(report.standing()).isEqualTo(Standing.EXPELLED);
            assertThat(report.score()).isEqualTo(score).isLessThan(50);
            assertThat(report.reason()).startsWith("INVALID_COMMIT");
        });
        Peers later = peers(InstantSource.fixed(TestNodes.NOW.plus(Duration.ofHours(25))));
        assertThat(later.reports().getFirst().standing()).isEqualTo(Standing.PRIMARY);
    }

    @Test
    void spreadsQuestionsAndTellsALieBeforeASilence() {
        List<String> asked = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            asked.add(peers.ask(turn, peer -> peer.endpoint().getHost().substring(0, 1)));
        }
        assertThat(asked).containsExactly("a", "b", "c");
        Peer second = peers.usable().get(1);
        assertThatThrownBy(() -> peers.ask(peer -> {
                    throw failure(peer == second ? Code.INVALID_PROOF : Code.UNREACHABLE);
                }))
                .isInstanceOfSatisfying(
                        LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_PROOF));
    }
}

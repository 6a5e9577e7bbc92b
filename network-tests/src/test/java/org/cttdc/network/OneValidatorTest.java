package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.cttdc.network.Machine.Part;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One validator of either supported line: it makes blocks, proves its state, and comes back from every kind of death. */
class OneValidatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LAST = 6;

    @Test
    @Timeout(300)
    void theCurrentLine() throws Exception {
        livesThroughDeaths(CometBft.CURRENT);
    }

    /** What the reference clients accept from the embedded chain they accept from a network. */
    @Test
    @Timeout(300)
    void theReferenceClientsAcceptIt() throws Exception {
        try (Network network = Network.start("reference", CometBft.CURRENT, 1, Members::genesis)) {
            GoClients.assertAccept(
                    network.machines.getFirst().rpc, Members.CHAIN, Members.transfer("alice", 0, "bob", 5));
        }
    }

    @Test
    @Timeout(300)
    void theOlderLine() throws Exception {
        livesThroughDeaths(CometBft.OLDER);
    }

    /** The last block before an upgrade is made, the next one waits for a person. */
    @Test
    @Timeout(300)
    void stopsAfterTheHeightOfAnUpgradeAndGoesOnAfterwards() throws Exception {
        try (Network network = Network.write("halt", CometBft.CURRENT, 1, Members::genesis)) {
            Machine machine = network.machines.getFirst();
            machine.haltAfter(LAST);
            machine.start();
            machine.awaitEnd(1);
            machine.haltAfter(0);
            machine.restart();
            network.awaitHeight(LAST + 2, PATIENCE);
            pay(machine, 0);
        }
    }

    private static void livesThroughDeaths(String version) throws Exception {
        try (Network network = Network.start("one-" + version, version, 1, Members::genesis)) {
            Machine machine = network.machines.getFirst();
            pay(machine, 0);
            observe(machine);
            for (Part[] dead : new Part[][] {{Part.APP}, {Part.ENGINE}, {Part.ENGINE, Part.APP}}) {
                String before = machine.rpc.identity(2);
                for (Part part : dead) {
                    machine.kill(part);
                }
                machine.restart();
                network.awaitProgress(2, PATIENCE);
                assertThat(machine.rpc.identity(2)).isEqualTo(before);
            }
            pay(machine, 1);
            machine.stop();
            machine.start();
            network.awaitProgress(1, PATIENCE);
            assertThat(machine.rpc
                            .included(Members.transfer("alice", 0, "bob", 5))
                            .orElseThrow()
                            .code())
                    .isZero();
        }
    }

    private static void pay(Machine machine, long sequence) throws IOException {
        Bytes tx = Members.transfer("alice", sequence, "bob", 5);
        Await.until("the mempool takes it", PATIENCE, () -> machine.rpc.broadcast(tx) == 0);
        Await.until("it is in a block", PATIENCE, () -> machine.rpc.included(tx).isPresent());
        assertThat(machine.rpc.included(tx).orElseThrow().code()).isZero();
        assertThat(machine.rpc
                        .query(StateKeys.account(Members.address("bob")).key())
                        .path("proofOps")
                        .path("ops"))
                .hasSize(1);
    }

    private static void observe(Machine machine) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String page : new String[] {"/metrics", "/health", "/status"}) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(machine.monitor().resolve(page)).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                if (page.equals("/metrics")) {
                    // One payment, and the proposer's own word before it.
                    assertThat(answer.body()).contains("ctt_txs_committed_total 2.0\n", "ctt_engine_connections 4.0\n");
                }
            }
        }
    }
}

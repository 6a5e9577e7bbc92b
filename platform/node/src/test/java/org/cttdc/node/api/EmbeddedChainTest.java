package org.cttdc.node.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedChainTest {
    private static final InstantSource CLOCK = InstantSource.fixed(TestGenesis.TIME.plusSeconds(60));

    @Test
    void keepsWhatATransactionDidAcrossARestart(@TempDir Path home) throws Exception {
        ChainHead before;
        try (EmbeddedChain chain =
                EmbeddedChain.open(home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            SubmitResult submitted =
                    chain.submit(TestKeys.tx("alice", 0, new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 700)));
            assertThat(submitted.code()).isEqualTo(ErrorCode.OK);
            before = chain.advance(2);
        }
        try (EmbeddedChain chain =
                EmbeddedChain.open(home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            assertThat(chain.head().height()).isGreaterThanOrEqualTo(before.height());
            Account bob = chain.read(StateKeys.account(TestKeys.address("bob")));
            assertThat(bob)
                    .usingRecursiveComparison()
                    .ignoringFields("pages", "recent")
                    .isEqualTo(new Account(TestGenesis.CTT, 5_700, 0));
            Account alice = chain.read(StateKeys.account(TestKeys.address("alice")));
            assertThat(alice)
                    .usingRecursiveComparison()
                    .ignoringFields("pages", "recent")
                    .isEqualTo(new Account(TestGenesis.CTT - TestKeys.FEE, 4_300, 1));
        }
    }

    @Test
    void anInterruptedCallerDoesNotCloseTheStore(@TempDir Path home) throws Exception {
        try (EmbeddedChain chain =
                EmbeddedChain.open(home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            Thread.currentThread().interrupt();
            chain.advance(3);
            // The file's own retry may have taken the flag; what counts is that the file is still open.
            Thread.interrupted();
            assertThat(chain.advance(1).height()).isGreaterThanOrEqualTo(5);
        }
        try (EmbeddedChain chain =
                EmbeddedChain.open(home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            assertThat(chain.head().height()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void twoProcessesCannotShareAHome(@TempDir Path home) throws Exception {
        try (EmbeddedChain chain =
                EmbeddedChain.open(home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            assertThat(chain.head().height()).isPositive();
            assertThatThrownBy(() -> EmbeddedChain.open(
                            home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another process may be using this home");
        }
    }

    @Test
    void aBulkSectionIsSeenWholeOrNotAtAll(@TempDir Path home) throws Exception {
        try (EmbeddedChain chain =
                EmbeddedChain.open(home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()))) {
            ChainHead before = chain.advance(1);
            assertThatThrownBy(() -> chain.bulk(() -> {
                        pay(chain, 0);
                        chain.advance(50);
                        throw new IOException("seeding failed");
                    }))
                    .hasMessage("seeding failed");
            assertThat(chain.head().appHash()).isEqualTo(before.appHash());
            chain.bulk(() -> {
                pay(chain, 0);
                chain.advance(50);
                assertThat(chain.read(StateKeys.account(TestKeys.address("bob"))))
                        .usingRecursiveComparison()
                        .ignoringFields("pages", "recent")
                        .isEqualTo(new Account(TestGenesis.CTT, 5_700, 0));
            });
            assertThat(chain.head().height()).isGreaterThanOrEqualTo(before.height() + 50);
        }
    }

    private static void pay(EmbeddedChain chain, long sequence) {
        try {
            Msg transfer = new Msg.Transfer(TestKeys.address("bob"), Asset.CREDIT, 700);
            assertThat(chain.submit(TestKeys.tx("alice", sequence, transfer)).code())
                    .isEqualTo(ErrorCode.OK);
        } catch (MempoolException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answersTheRpcOnLoopback(@TempDir Path home) throws Exception {
        try (EmbeddedChain chain = EmbeddedChain.open(
                        home, TestGenesis.source(), CLOCK, ChainOptions.loopback(new SecureRandom()));
                HttpClient http = HttpClient.newHttpClient()) {
            URI rpc = chain.rpc().orElseThrow();
            for (String path : new String[] {
                "/status",
                "/block",
                "/commit?height=1",
                "/validators",
                "/genesis",
                "/abci_info",
                "/block_results",
                "/blockchain",
                "/net_info",
                "/consensus_params",
                "/tx_search?query=\"tx.height>0\"&prove=true"
                        .replace("\"", "%22")
                        .replace(">", "%3E"),
                "/abci_query?path=%22/store%22&data=0x746f74616c73&prove=true"
            }) {
                var response =
                        http.send(HttpRequest.newBuilder(rpc.resolve(path)).build(), BodyHandlers.ofString());
                assertThat(response.statusCode()).isEqualTo(200);
            }
        }
    }
}

package org.cttdc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.bench.chain.ChainSpec;
import org.cttdc.bench.chain.MadeChain;
import org.cttdc.bench.serve.ChainServer;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.rpc.HttpTransport;
import org.cttdc.lightnode.rpc.RpcClient;
import org.cttdc.lightnode.rpc.RpcLimits;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny made chain, and what is served of it, are a real chain's. */
class MadeChainTest {
    private static final ChainSpec SPEC = new ChainSpec(130, 5, 9, 3);

    @TempDir
    Path home;

    @Test
    void theSameSpecMakesTheSameChain() {
        MadeChain chain = new MadeChain(SPEC);
        assertThat(new MadeChain(SPEC).hash(130)).isEqualTo(chain.hash(130));
        assertThat(new MadeChain(new ChainSpec(130, 5, 9, 4)).hash(130)).isNotEqualTo(chain.hash(130));
    }

    @Test
    void validatorsChangeAndSign() throws IOException {
        MadeChain chain = new MadeChain(SPEC);
        assertThat(chain.validators(9)).isEqualTo(chain.validators(1));
        assertThat(chain.validators(10))
                .isNotEqualTo(chain.validators(1))
                .satisfies(set -> assertThat(set.size()).isEqualTo(5));
        try (ChainServer server = new ChainServer(chain, 0);
                HttpTransport transport = new HttpTransport(RpcLimits.DEFAULT)) {
            RpcClient client = new RpcClient(transport, server.address());
            for (long height : new long[] {1, 9, 10, 130}) {
                LightBlock block = new LightBlock(client.commit(height), client.validators(height));
                assertThat(block.header()).isEqualTo(chain.header(height));
                assertThat(new LightVerifier().verifyCommit(block, SPEC.chainId()))
                        .isEqualTo(new Verdict.Ok());
            }
            assertThat(client.genesis().validators().hash())
                    .isEqualTo(chain.validators(1).hash());
            assertThat(client.status().latestHeight()).isEqualTo(130);
        }
    }

    @Test
    void theLightNodeReadsItWhole() throws IOException {
        MadeChain chain = new MadeChain(SPEC);
        try (ChainServer server = new ChainServer(chain, 0)) {
            LightNodeConfig config = LightNodeConfig.of(
                            SPEC.chainId(),
                            new TrustRoot.Checkpoint(1, chain.hash(1)),
                            List.of(URI.create(server.address().toString())),
                            home)
                    .withTrustingPeriod(Duration.ofDays(36_500));
            try (LightNode node = LightNodes.open(config, InstantSource.system())) {
                node.awaitHeight(129);
                List<Bytes> hashes = new ArrayList<>();
                node.history().linked(1, page -> page.value().forEach(header -> hashes.add(header.hash())));
                assertThat(hashes).hasSize(130);
                for (int i = 0; i < hashes.size(); i++) {
                    assertThat(hashes.get(i)).isEqualTo(chain.hash(130 - i));
                }
            }
        }
    }
}

package org.cttdc.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.consensus.light.LightVerifier;
import org.cttdc.protocol.consensus.light.Verdict;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.BeaconTx;

/** Opens a home that a crash left behind and checks that everything in it agrees. */
final class ChainCheck {
    static final InstantSource CLOCK = InstantSource.fixed(TestGenesis.TIME.plusSeconds(60));

    private ChainCheck() {}

    static ChainRunner open(Path home, CrashPoint crashPoint) throws Exception {
        return ChainRunner.open(
                home, TestGenesis.source(), CLOCK, ChainOptions.inProcess(new SecureRandom()), crashPoint);
    }

    /**
     * Checks the chain as it reopened, and that it goes on.
     *
     * @param acknowledged how many of alice's transactions were seen in a block before the crash
     */
    static void check(Path home, long acknowledged) throws Exception {
        try (ChainRunner runner = open(home, CrashPoint.NONE)) {
            Chain chain = runner.chain();
            long height = chain.tip().height();
            for (long at = 1; at <= height; at++) {
                checkBlock(chain, at);
            }
            assertThat(chain.tree().rootHash(height)).isEqualTo(chain.tip().appHash());
            Account alice = runner.read(StateKeys.account(TestKeys.address("alice")));
            long sequence = Objects.requireNonNull(alice).sequence();
            assertThat(sequence).isGreaterThanOrEqualTo(acknowledged);
            long included = 0;
            for (long at = 1; at <= height; at++) {
                included += chain.blocks().block(at).txs().stream()
                        .filter(tx -> !BeaconTx.marks(tx))
                        .count();
            }
            assertThat(included).as("transactions in blocks").isEqualTo(sequence);
            runner.advance(1);
            checkBlock(chain, height + 1);
        }
    }

    private static void checkBlock(Chain chain, long height) {
        CommittedBlock block = chain.blocks().get(height);
        Header header = block.block().header();
        assertThat(block.id()).isEqualTo(block.block().blockId());
        assertThat(header.dataHash()).isEqualTo(Txs.root(block.block().txs()));
        assertThat(header.lastCommitHash()).isEqualTo(block.block().lastCommit().hash());
        assertThat(block.appHash()).isEqualTo(chain.tree().rootHash(height));
        Bytes before = chain.tree().rootHash(height - 1);
        assertThat(header.appHash()).isEqualTo(before);
        LightBlock light = new LightBlock(
                new SignedHeader(header, block.commit()), chain.validators().at(height));
        assertThat(new LightVerifier().verifyCommit(light, TestKeys.CHAIN)).isInstanceOf(Verdict.Ok.class);
        for (Bytes tx : block.block().txs()) {
            assertThat(chain.blocks().placeOf(Txs.hash(tx)))
                    .hasValueSatisfying(place -> assertThat(place.height()).isEqualTo(height));
        }
        if (height > 1) {
            CommittedBlock parent = chain.blocks().get(height - 1);
            assertThat(header.lastBlockId()).isEqualTo(parent.id());
            assertThat(block.block().lastCommit()).isEqualTo(parent.commit());
            assertThat(header.lastResultsHash()).isEqualTo(ExecTxResult.root(parent.results()));
        }
    }
}

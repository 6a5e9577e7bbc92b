package org.cttdc.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.node.app.Application;
import org.cttdc.node.app.Misbehavior;
import org.cttdc.node.app.Rejection;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.node.store.CrashPoint;
import org.cttdc.node.store.Database;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Timestamp;

/** Runs the blocks of a network once more, through the application as the embedded chain drives it. */
final class Replay {
    private Replay() {}

    /** Every state and every result must be the network's. */
    static void assertSameStates(Network network) throws IOException, Rejection {
        Rpc rpc = network.machines.getFirst().rpc;
        Path file = network.plan.engine(0).resolve("config").resolve("genesis.json");
        GenesisFile genesis = GenesisFile.read(file);
        try (Database database =
                Database.open(network.plan.out().resolve("replay").resolve("state.mv.db"), CrashPoint.NONE)) {
            Application app = new Application(genesis.chainId(), new StateTree(database), -1);
            Application.Finalized state =
                    app.initChain(genesis.state(), genesis.validators().validators(), genesis.time());
            app.commit(state);
            long newest = rpc.height();
            List<ExecTxResult> results = List.of();
            for (long height = 1; height <= newest; height++) {
                JsonNode block = rpc.block(height);
                JsonNode header = block.path("header");
                assertThat(header.path("app_hash").asText())
                        .as("state before height %d", height)
                        .isEqualTo(state.appHash().hexUpper());
                assertThat(header.path("last_results_hash").asText())
                        .as("results before height %d", height)
                        .isEqualTo(ExecTxResult.root(results).hexUpper());
                state = app.finalizeBlock(
                        height,
                        Timestamp.parse(header.path("time").asText()),
                        Bytes.fromHex(header.path("proposer_address").asText()),
                        misbehavior(block),
                        txs(block));
                results = state.results();
                app.commit(state);
            }
        }
    }

    private static List<Bytes> txs(JsonNode block) {
        List<Bytes> txs = new ArrayList<>();
        block.path("data").path("txs").forEach(tx -> txs.add(Bytes.fromBase64(tx.asText())));
        return txs;
    }

    private static List<Misbehavior> misbehavior(JsonNode block) {
        List<Misbehavior> proven = new ArrayList<>();
        for (JsonNode evidence : block.path("evidence").path("evidence")) {
            JsonNode value = evidence.path("value");
            JsonNode vote = value.path("vote_a");
            if (!vote.isMissingNode()) {
                proven.add(misbehavior(vote.path("validator_address"), vote.path("height")));
            }
            for (JsonNode byzantine : value.path("ByzantineValidators")) {
                proven.add(misbehavior(byzantine.path("address"), value.path("CommonHeight")));
            }
        }
        return proven;
    }

    private static Misbehavior misbehavior(JsonNode validator, JsonNode height) {
        return new Misbehavior(Bytes.fromHex(validator.asText()), height.asLong());
    }
}

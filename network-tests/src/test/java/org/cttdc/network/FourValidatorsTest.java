package org.cttdc.network;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four validators with people who pay, a light node and a trading platform, through every fault that one of them can have. */
class FourValidatorsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration STILL = Duration.ofSeconds(5);

    @Test
    @Timeout(600)
    void agreeAndLoseNothingWhateverBefallsOne() throws Exception {
        try (Network network = Network.write("four", CometBft.CURRENT, 4, Members::genesis);
                Links links = new Links(network)) {
            network.startAll();
            try (Market market = new Market(network, network.plan.out().resolve("market"));
                    Traffic traffic = new Traffic(network.machines, Members.PAYERS)) {
                market.trade();
                int victim = 0;
                for (Faults fault : Faults.values()) {
                    fault.happen(network, links, network.machines.get(victim++ % network.machines.size()));
                    network.awaitProgress(2, PATIENCE);
                    network.assertAgreement();
                }
                standStillInHalves(network, links);
                market.assertAnchored();
                traffic.stop();
                network.awaitProgress(2, PATIENCE);
                network.assertAgreement();
                traffic.assertNothingLost();
                Replay.assertSameStates(network);
            }
        }
    }

    /** Neither half has two thirds: no block may come, and none may differ afterwards. */
    private static void standStillInHalves(Network network, Links links) throws Exception {
        links.part(Set.of(0, 1));
        // What was already under way may still be decided.
        Await.unchanged("the highest block", STILL, PATIENCE, () -> Network.highest(network.machines));
        links.mend();
        network.awaitProgress(2, PATIENCE);
        network.assertAgreement();
    }
}

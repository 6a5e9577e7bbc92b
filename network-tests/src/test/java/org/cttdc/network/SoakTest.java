package org.cttdc.network;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random faults on random validators for as long as one likes: {@code ./ctt soak --minutes N}. */
@Tag("soak")
class SoakTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void agreeAndLoseNothing() throws Exception {
        Duration length = Duration.ofMinutes(Long.getLong("soak.minutes", 10));
        long seed = Long.getLong("soak.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Faults> faults = List.of(Faults.values());
        System.out.println("soak: " + length.toMinutes() + " minutes, -Dsoak.seed=" + seed);
        try (Network network = Network.write("soak", CometBft.CURRENT, 4, Members::genesis);
                Links links = new Links(network)) {
            network.startAll();
            try (Market market = new Market(network, network.plan.out().resolve("market"));
                    Traffic traffic = new Traffic(network.machines, Members.PAYERS)) {
                Instant end = Instant.now().plus(length);
                for (int round = 1; Instant.now().isBefore(end); round++) {
                    Faults fault = faults.get(random.nextInt(faults.size()));
                    Machine victim = network.machines.get(random.nextInt(network.machines.size()));
                    fault.happen(network, links, victim);
                    long height = network.awaitProgress(2 + random.nextInt(10), PATIENCE);
                    network.assertAgreement();
                    System.out.println("soak: round " + round + ", " + fault + " on validator " + victim.number
                            + ", all agree up to height " + height + ", " + traffic.acknowledged()
                            + " payments acknowledged, light node at " + market.verified());
                }
                market.trade();
                market.assertAnchored();
                traffic.stop();
                network.awaitProgress(2, PATIENCE);
                network.assertAgreement();
                traffic.assertNothingLost();
                Replay.assertSameStates(network);
                System.out.println("soak: nothing was lost, all states agree and replay to the same");
            }
        }
    }
}

package org.cttdc.network;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cttdc.network.Machine.Part;

/** What can befall a validator of a network of four, each survived by the rest. */
enum Faults {
    APPLICATION_KILLED {
        @Override
        void happen(Network network, Links links, Machine victim) throws IOException, InterruptedException {
            killAndRestart(network, victim, Part.APP);
        }
    },
    ENGINE_KILLED {
        @Override
        void happen(Network network, Links links, Machine victim) throws IOException, InterruptedException {
            killAndRestart(network, victim, Part.ENGINE);
        }
    },
    BOTH_KILLED {
        @Override
        void happen(Network network, Links links, Machine victim) throws IOException, InterruptedException {
            killAndRestart(network, victim, Part.APP, Part.ENGINE);
        }
    },
    FROZEN {
        @Override
        void happen(Network network, Links links, Machine victim) throws IOException, InterruptedException {
            victim.signal("STOP");
            try {
                othersGoOn(network, victim);
            } finally {
                victim.signal("CONT");
            }
        }
    },
    CUT_OFF {
        @Override
        void happen(Network network, Links links, Machine victim) {
            links.part(Set.of(victim.number));
            try {
                othersGoOn(network, victim);
            } finally {
                links.mend();
            }
        }
    },
    ALL_KILLED {
        @Override
        void happen(Network network, Links links, Machine victim) throws IOException, InterruptedException {
            for (Machine machine : network.machines) {
                machine.kill(Part.ENGINE);
                machine.kill(Part.APP);
            }
            for (Machine machine : network.machines) {
                machine.restart();
            }
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BLOCKS = 3;

    /** Lets it happen; the victim is back, if not yet caught up, when this returns. */
    abstract void happen(Network network, Links links, Machine victim) throws IOException, InterruptedException;

    private static void killAndRestart(Network network, Machine victim, Part... parts)
            throws IOException, InterruptedException {
        for (Part part : parts) {
            victim.kill(part);
        }
        othersGoOn(network, victim);
        victim.restart();
    }

    private static void othersGoOn(Network network, Machine victim) {
        List<Machine> others =
                network.machines.stream().filter(machine -> machine != victim).toList();
        long height = Network.highest(others);
        for (Machine other : others) {
            Await.until(
                    "validator " + other.number + " goes on without " + victim.number,
                    PATIENCE,
                    () -> other.rpc.height() >= height + BLOCKS);
        }
    }
}

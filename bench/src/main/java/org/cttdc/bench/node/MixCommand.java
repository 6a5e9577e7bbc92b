package org.cttdc.bench.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.simulation.market.Member;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Committed transactions a second through CometBFT while a cycle's batches, claims, commitments and reports come between transfers. */
@Command(
        name = "mix",
        mixinStandardHelpOptions = true,
        description = {
            "A cycle of a market through CometBFT validators: four transfers of five, the rest order batches and claims of purchases,",
            "then commitments, then reports. Needs cometbft, as load does."
        })
public final class MixCommand implements Callable<Integer> {
    @Option(names = "--validators", description = "1 or more", defaultValue = "1")
    int validators;

    @Option(names = "--seconds", description = "measured of each part, after --warm", defaultValue = "8")
    long seconds;

    @Option(names = "--warm", description = "seconds of each part before anything is measured", defaultValue = "6")
    long warm;

    @Option(names = "--under-way", description = "transactions sent and not yet committed", defaultValue = "2000")
    int underWay;

    @Option(names = "--senders", description = "connections that send, one batch of ten at a time", defaultValue = "8")
    int senders;

    @Option(names = "--reviewers", description = "a fifth of what each part may send", defaultValue = "10000")
    int reviewers;

    @Option(
            names = "--cycle",
            description = "blocks of a cycle: what a part leaves over goes out in small ones",
            defaultValue = "20000")
    long cycle;

    @Option(names = "--programs", description = "folder of cometbft")
    Path programs = Path.of(System.getProperty("user.home"), "go", "bin");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Traffic traffic = new Traffic(reviewers, senders, cycle);
        Path home = Files.createTempDirectory("ctt-bench-mix");
        Network.Programs found =
                new Network.Programs(programs.resolve("cometbft").toString(), "");
        // Made before the chain begins: blocks come quickly, and a cycle's phases would be over before all is signed.
        Parts parts = new Parts(
                traffic.documents(), traffic.sales(), traffic.claims(), traffic.commitments(), traffic.reports());
        try (Network network =
                Network.start(home, found, Network.App.CTT, validators, Member.CHAIN, traffic.genesis())) {
            run(network, parts);
        } finally {
            StoreCommand.delete(home);
        }
        return 0;
    }

    /** What is sent, in this order: senders count their sequences on. */
    private record Parts(
            List<Bytes> documents,
            List<Bytes> sales,
            List<Bytes> claims,
            List<Bytes> commitments,
            List<Bytes> reports) {}

    private void run(Network network, Parts parts) throws IOException, InterruptedException {
        Engine engine = network.rpcs().getFirst();
        deliver(engine, parts.documents());
        await(engine, Phase.BATCHES);
        deliver(engine, parts.sales());
        part(network, "batches and claims", parts.claims());
        await(engine, Phase.COMMITS);
        part(network, "commitments", parts.commitments());
        await(engine, Phase.REVEALS);
        part(network, "reports", parts.reports());
    }

    private void part(Network network, String name, List<Bytes> txs) throws IOException, InterruptedException {
        Load load = new Load(network, Batch.share(txs, senders), underWay);
        Load.Result result = load.run(warm, seconds);
        System.out.printf("%d validators, transfers with %-18s  %s%n", validators, name, result.words());
        // What comes next builds on all of it.
        for (Batch batch : load.unsent()) {
            network.rpcs().getFirst().send(batch);
        }
        settle(network.rpcs().getFirst());
    }

    private void await(Engine engine, Phase phase) throws InterruptedException {
        long first = new CyclePhases(cycle).firstHeight(1, phase);
        while (engine.height() + 1 < first) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void deliver(Engine engine, List<Bytes> txs) throws IOException, InterruptedException {
        long before = engine.height();
        for (Batch batch : Batch.all(txs)) {
            engine.send(batch);
        }
        settle(engine);
        for (long height = before + 1; height <= engine.height(); height++) {
            SortedMap<Integer, Long> failed = engine.failed(height);
            if (!failed.isEmpty()) {
                throw new IllegalStateException(
                        "what the rest builds on was refused at height " + height + ": " + failed);
            }
        }
    }

    /** Waits until nothing waits for a block any more, and the last block is there. */
    private static void settle(Engine engine) throws IOException, InterruptedException {
        do {
            TimeUnit.MILLISECONDS.sleep(100);
        } while (engine.waiting() > 0);
        long height = engine.height();
        while (engine.height() < height + 2) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}

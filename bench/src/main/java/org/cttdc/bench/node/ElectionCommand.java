package org.cttdc.bench.node;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.cttdc.node.app.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the blocks in which validators are elected cost the application as candidates and nominators grow. */
@Command(
        name = "election",
        mixinStandardHelpOptions = true,
        description = "Runs elections of 100 validators through the application, and takes the cost of every block.")
public final class ElectionCommand implements Callable<Integer> {
    @Option(names = "--candidates", description = "who wants to stand", split = ",", defaultValue = "100,200,1000")
    List<Integer> candidates = List.of();

    @Option(
            names = "--nominators",
            description = "who wants to nominate",
            split = ",",
            defaultValue = "1000,10000,100000")
    List<Integer> nominators = List.of();

    @Option(names = "--txs", description = "transactions in a block", defaultValue = "250")
    int txs;

    @Override
    public Integer call() throws IOException, Rejection {
        try (ElectionRun warm = new ElectionRun(candidates.getFirst(), nominators.getFirst(), txs)) {
            warm.run(row -> {});
        }
        for (int i = 0; i < Math.min(candidates.size(), nominators.size()); i++) {
            try (ElectionRun run = new ElectionRun(candidates.get(i), nominators.get(i), txs)) {
                System.out.printf(
                        "%n%,d candidates, %,d nominators:%n%n%s%n",
                        candidates.get(i), nominators.get(i), PhaseCost.head());
                run.run(System.out::println);
            }
        }
        return 0;
    }
}

package org.cttdc.bench.node;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.cttdc.node.app.Rejection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the blocks of one cycle cost the application as orders and reports grow. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description =
                "Runs one whole cycle of a single competition through the application, and takes the cost of every block.")
public final class ScaleCommand implements Callable<Integer> {
    /** A run that does not count, so that the code is compiled. */
    private static final int WARM_REPORTS = 3_000;

    @Option(names = "--orders", description = "orders of each run", split = ",", defaultValue = "10000,100000,1000000")
    List<Integer> orders = List.of();

    @Option(names = "--reports", description = "reports of each run", split = ",", defaultValue = "1000,10000,100000")
    List<Integer> reports = List.of();

    @Option(names = "--txs", description = "transactions in a block", defaultValue = "250")
    int txs;

    @Override
    public Integer call() throws IOException, Rejection {
        try (ScaleRun warm = new ScaleRun(WARM_REPORTS, WARM_REPORTS, txs)) {
            warm.run(row -> {});
        }
        for (int i = 0; i < Math.min(orders.size(), reports.size()); i++) {
            try (ScaleRun run = new ScaleRun(orders.get(i), reports.get(i), txs)) {
                System.out.printf(
                        "%n%,d orders, %,d reports, a cycle of %,d blocks:%n%n%s%n",
                        orders.get(i), reports.get(i), run.cycleLength(), PhaseCost.head());
                run.run(System.out::println);
            }
        }
        return 0;
    }
}

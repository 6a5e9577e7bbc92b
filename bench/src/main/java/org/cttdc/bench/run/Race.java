package org.cttdc.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.cttdc.bench.chain.MadeChain;
import org.cttdc.bench.peer.Client;
import org.cttdc.bench.peer.Processes;
import org.cttdc.bench.peer.Sync;

/** Several clients at the same chain, turn by turn, so that whatever disturbs one disturbs the others as well. */
final class Race {
    private final MadeChain chain;
    private final int rounds;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String title, Client client, List<String> job, long target, long headers, List<Sync> runs) {
        double median(ToLongFunction<Sync> measure) {
            return Median.of(runs.stream().mapToLong(measure).boxed().toList());
        }
    }

    Race(MadeChain chain, int rounds) {
        this.chain = chain;
        this.rounds = rounds;
    }

    /** Lets a client run a job that ends at a height, and counts as so many headers. */
    void enter(String what, Client client, List<String> job, long target, long headers) {
        entries.add(new Entry(client.name() + ", " + what, client, job, target, headers, new ArrayList<>()));
    }

    /** Runs everything once unmeasured, so that every commit asked for is signed by then, and then the rounds. */
    void run() {
        for (int round = 0; round <= rounds; round++) {
            for (Entry entry : entries) {
                Sync sync = Processes.sync(entry.client(), entry.job());
                if (sync.height() != entry.target()
                        || !sync.hash().equals(chain.hash(entry.target()).hex())) {
                    throw new IllegalStateException(entry.title() + " ended at " + sync + ", not at the chain's own");
                }
                if (round > 0) {
                    entry.runs().add(sync);
                }
                System.err.printf(
                        Locale.ROOT,
                        "  round %d: %s: %.3f s inside, %.3f s in all, %.2f s of processor time%n",
                        round,
                        entry.title(),
                        sync.inside() / 1e9,
                        sync.whole() / 1e9,
                        sync.cpu() / 1e9);
            }
        }
    }

    /** A row for each client; ratios are against the first. */
    String table() {
        StringBuilder out = new StringBuilder("""
                | client | headers | inside, s | per header, µs | times the first | whole process, s | times the first | processor, s | per header, times the first |
                |---|---|---|---|---|---|---|---|---|
                """);
        Entry first = entries.getFirst();
        for (Entry entry : entries) {
            double inside = entry.median(Sync::inside);
            double whole = entry.median(Sync::whole);
            double cpu = entry.median(Sync::cpu);
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.3f | %.2f | %.2f | %.3f | %.2f | %.2f | %.2f |%n",
                    entry.title(),
                    entry.headers(),
                    inside / 1e9,
                    inside / entry.headers() / 1e3,
                    inside / entry.headers() / (first.median(Sync::inside) / first.headers()),
                    whole / 1e9,
                    whole / first.median(Sync::whole),
                    cpu / 1e9,
                    cpu / entry.headers() / (first.median(Sync::cpu) / first.headers())));
        }
        return out.toString();
    }
}

package org.cttdc.simulation.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./ctt simulate}: who earns what, by made-up members on the chain's real application. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Lets honest, lazy, copying, colluding, washing, bribing, Sybil and whale members loose on the rules.")
public final class SimulateCommand implements Callable<Integer> {
    /** Seeds and cycles of the part of the page that the tests write again. */
    public static final int SAMPLE_SEEDS = 2;

    /** See {@link #SAMPLE_SEEDS}. */
    public static final int SAMPLE_CYCLES = 2;

    @Option(names = "--seeds", description = "markets of each kind, by the seeds 1 to N", defaultValue = "6")
    int seeds;

    @Option(names = "--cycles", description = "cycles of each market", defaultValue = "4")
    int cycles;

    @Option(names = "--update", description = "folder of docs whose mechanism.md and charts are written again")
    @Nullable
    Path update;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulateCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Mechanism.Page> pages = new LinkedHashMap<>();
        pages.put("bribes", Mechanism.bribes());
        pages.put("whales", Mechanism.whales());
        pages.put("withholding", Mechanism.withholding());
        pages.put("sample", new Mechanism(SAMPLE_SEEDS, SAMPLE_CYCLES, this::progress).sample());
        Mechanism mechanism = new Mechanism(seeds, cycles, this::progress);
        pages.put("earnings", mechanism.earnings());
        pages.put("smoothing", mechanism.smoothing());
        pages.put("entry", mechanism.entry());
        pages.put("rings", mechanism.rings());
        pages.put("washing", mechanism.washing());
        pages.forEach((name, page) -> System.out.println("\n" + name + "\n\n" + page.table()));
        if (update != null) {
            write(update, pages);
        }
        return 0;
    }

    private void progress(String market) {
        System.err.println("simulating: " + market);
    }

    private void write(Path docs, Map<String, Mechanism.Page> pages) throws IOException {
        Document document = new Document(docs.resolve("mechanism.md"));
        document.set("run", "%d seeds of %d cycles each%n".formatted(seeds, cycles));
        pages.forEach((name, page) -> document.set(name, page.table()));
        document.write();
        Path pictures = Files.createDirectories(docs.resolve("pictures"));
        for (Mechanism.Page page : pages.values()) {
            for (Map.Entry<String, String> chart : page.charts().entrySet()) {
                Files.writeString(pictures.resolve(chart.getKey()), chart.getValue());
            }
        }
    }
}

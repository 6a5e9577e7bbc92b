package org.cttdc.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.cttdc.bench.jmh.SignatureBenchmark;
import org.cttdc.bench.peer.Client;
import org.cttdc.bench.peer.Processes;
import org.cttdc.bench.run.Jmh.Micros;
import org.openjdk.jmh.runner.RunnerException;

/** JMH and the Go program, turn by turn. */
final class SignatureRace {
    private static final int ITERATIONS = 3;
    private static final String GO_BATCH = "CometBFT (Go), batch";

    private final Optional<Client> go;
    private final int rounds;
    private final Map<String, List<Micros>> measured = new TreeMap<>();

    SignatureRace(Optional<Client> go, int rounds) {
        this.go = go;
        this.rounds = rounds;
    }

    /** A row for each way to verify a signature. */
    String run() throws RunnerException {
        for (int round = 0; round < rounds; round++) {
            go.ifPresent(this::runGo);
            Jmh.run(SignatureBenchmark.class.getSimpleName(), 1, ITERATIONS).forEach(this::add);
        }
        StringBuilder out = new StringBuilder("""
                | one signature of %d | µs | times Go's batch | processor, µs | times Go's batch |
                |---|---|---|---|---|
                """.formatted(SignatureBenchmark.COUNT));
        for (String name : measured.keySet()) {
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %.1f | %.2f |%n",
                    name,
                    median(name, Micros::wall),
                    median(name, Micros::wall) / median(GO_BATCH, Micros::wall),
                    median(name, Micros::cpu),
                    median(name, Micros::cpu) / median(GO_BATCH, Micros::cpu)));
        }
        return out.toString();
    }

    private double median(String name, ToDoubleFunction<Micros> measure) {
        List<Micros> all = measured.getOrDefault(name, List.of(new Micros(Double.NaN, Double.NaN)));
        return Median.of(all.stream().mapToDouble(measure).boxed().toList());
    }

    private void runGo(Client client) {
        JsonNode reply = Processes.json(client, List.of("ed25519", Integer.toString(SignatureBenchmark.COUNT)));
        add(GO_BATCH, micros(reply, "batch"));
        add("CometBFT (Go), single", micros(reply, "single"));
    }

    private static Micros micros(JsonNode reply, String way) {
        return new Micros(
                reply.path(way + "_nanos").asDouble() / 1e3,
                reply.path(way + "_cpu_nanos").asDouble() / 1e3);
    }

    private void add(String name, Micros micros) {
        measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(micros);
    }
}

package org.cttdc.bench.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs JMH in processes of their own. */
final class Jmh {
    private static final TimeValue ITERATION = TimeValue.seconds(1);
    private static final int WARMUP = 3;

    private Jmh() {}

    /**
     * Time of an operation, microseconds.
     *
     * @param wall by the clock
     * @param cpu of the processor, 0 where the benchmark does not count it
     */
    record Micros(double wall, double cpu) {}

    /** Medians of every benchmark of a class, by method. */
    static Map<String, Micros> run(String benchmarks, int forks, int iterations) throws RunnerException {
        Map<String, Micros> micros = new TreeMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include("\\." + benchmarks + "\\.")
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .warmupIterations(WARMUP)
                        .warmupTime(ITERATION)
                        .measurementIterations(iterations)
                        .measurementTime(ITERATION)
                        .forks(forks)
                        .jvmArgsAppend("-XX:+UseSerialGC", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow")
                        .build())
                .run()) {
            var counters = result.getSecondaryResults();
            double cpu = counters.containsKey("cpuNanos")
                    ? counters.get("cpuNanos").getScore()
                            / counters.get("operations").getScore()
                            / 1e3
                    : 0;
            micros.put(
                    result.getPrimaryResult().getLabel(),
                    new Micros(result.getPrimaryResult().getStatistics().getPercentile(50), cpu));
        }
        return micros;
    }
}

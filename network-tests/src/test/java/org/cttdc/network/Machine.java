package org.cttdc.network;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cttdc.node.api.TestnetPlan;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.engine.KeyFiles;
import org.cttdc.protocol.keys.SigningKey;
import org.jspecify.annotations.Nullable;

/** One validator: the application and its engine as processes of their own, as an operator runs them. */
final class Machine implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final long GRACE_SECONDS = 3;
    private static final Duration START = Duration.ofSeconds(60);
    /** Parts of class path entries that the suite itself has not. */
    private static final List<String> TEST_ONLY = List.of(
            "test-classes",
            "junit",
            "jqwik",
            "assertj",
            "opentest4j",
            "apiguardian",
            "byte-buddy",
            "archunit",
            "surefire");

    final int number;
    final Rpc rpc;
    private final TestnetPlan plan;
    private final Path engineProgram;
    private @Nullable Process app;
    private @Nullable Process engine;

    Machine(TestnetPlan plan, int number, Path engineProgram) {
        this.plan = plan;
        this.number = number;
        this.engineProgram = engineProgram;
        this.rpc = new Rpc(URI.create("http://" + plan.host(number) + ':' + plan.rpcPort(number)));
    }

    /** Both parts of a validator. */
    enum Part {
        APP,
        ENGINE
    }

    void start() throws IOException {
        startApp();
        startEngine();
    }

    void startApp() throws IOException {
        app = spawn(
                "app.log",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=rocksdbjni",
                        "--module-path",
                        modulePath(),
                        "-m",
                        "org.cttdc.app/org.cttdc.app.Main",
                        "validator",
                        "start",
                        "--home",
                        plan.application(number).toString()));
        // An engine that finds nobody waits three seconds before it tries again.
        Await.until("application " + number + " listens", START, () -> {
            new Socket(plan.host(number), plan.abciPort(number)).close();
            return true;
        });
    }

    /** As the suite is started: from modules, which see less of each other than a class path. What only tests need stays out. */
    private static String modulePath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> TEST_ONLY.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    void startEngine() throws IOException {
        engine = spawn(
                "cometbft.log",
                List.of(
                        engineProgram.toString(),
                        "start",
                        "--home",
                        plan.engine(number).toString()));
    }

    private Process spawn(String log, List<String> command) throws IOException {
        File file = plan.out().resolve("validator" + number).resolve(log).toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                .start();
    }

    /** SIGKILL: no chance to write anything. */
    void kill(Part part) throws InterruptedException {
        Process process = process(part);
        process.destroyForcibly();
        process.waitFor();
    }

    /**
     * Brings both back after either died. An engine whose application is gone wants to stop, and sometimes hangs doing so: as a
     * supervisor does, this gives it a moment and then ends it.
     */
    void restart() throws IOException, InterruptedException {
        Process without = process(Part.ENGINE);
        if (!process(Part.APP).isAlive() && !without.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
            kill(Part.ENGINE);
        }
        if (!process(Part.APP).isAlive()) {
            startApp();
        }
        startEngine();
    }

    /** Lets the application stop after a height from its next start on; 0 for never. */
    void haltAfter(long height) throws IOException {
        ValidatorConfig.read(plan.application(number)).withHalt(height).write();
    }

    /** Waits until the application ended by itself, with that exit code. */
    void awaitEnd(int code) throws InterruptedException {
        Process process = process(Part.APP);
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != code) {
            throw new AssertionError("the application has not ended with " + code);
        }
    }

    /** SIGSTOP or SIGCONT to both. */
    void signal(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        for (Part part : Part.values()) {
            command.add(Long.toString(process(part).pid()));
        }
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(command + " failed");
        }
    }

    /** An orderly end: the engine first, which still needs its application. */
    void stop() throws InterruptedException {
        for (Part part : List.of(Part.ENGINE, Part.APP)) {
            Process process = process(part);
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        }
    }

    /** A disk is replaced: all data is gone, but not the keys and not what the validator signed last. */
    void loseEverythingButKeys() throws IOException {
        Path signed = plan.engine(number).resolve("data").resolve("priv_validator_state.json");
        byte[] state = Files.readAllBytes(signed);
        Targets.delete(plan.engine(number).resolve("data"));
        Targets.delete(plan.application(number).resolve("data"));
        Files.createDirectories(signed.getParent());
        Files.write(signed, state);
    }

    /** Another validator's key takes the place of the machine's own; it never signed anything here. */
    void take(SigningKey key) throws IOException {
        Path engineHome = plan.engine(number);
        KeyFiles.writeValidator(engineHome.resolve("config").resolve("priv_validator_key.json"), key);
        Files.writeString(
                engineHome.resolve("data").resolve("priv_validator_state.json"),
                "{\"height\": \"0\", \"round\": 0, \"step\": 0}");
    }

    /** Lets the next start begin with a snapshot of the peers, trusting the newest block of the first node. */
    void syncStateFrom(Rpc first, Rpc second) throws IOException {
        long trusted = first.height();
        String sync = """

                [statesync]
                enable = true
                rpc_servers = "%s,%s"
                trust_height = %d
                trust_hash = "%s"
                trust_period = "24h0m0s"
                discovery_time = "5s"
                """.formatted(first.uri(), second.uri(), trusted, first.blockHash(trusted));
        Files.writeString(
                plan.engine(number).resolve("config").resolve("config.toml"), sync, StandardOpenOption.APPEND);
    }

    URI monitor() {
        return URI.create("http://" + plan.host(number) + ':' + plan.monitorPort(number));
    }

    private Process process(Part part) {
        Process process = part == Part.APP ? app : engine;
        if (process == null) {
            throw new IllegalStateException("validator " + number + " was never started");
        }
        return process;
    }

    @Override
    public void close() {
        for (Process process : new Process[] {engine, app}) {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}

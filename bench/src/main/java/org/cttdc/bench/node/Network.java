package org.cttdc.bench.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cttdc.node.api.Genesis;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.state.GenesisState;

/** CometBFT validators of one machine with one application each, both in processes of their own, over the ABCI socket. */
final class Network implements AutoCloseable {
    /** Which application runs behind the engine. */
    enum App {
        CTT,
        KVSTORE
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long VOTING_POWER = 10;
    /** Apart from the addresses that other networks of a machine use. */
    private static final String ADDRESSES = "127.0.8.";

    /** Blocks as fast as they come, a mempool that holds the load, no index: alike for every application. */
    private static final Map<String, String> SETTINGS = Map.of(
            "timeout_commit", "\"0s\"",
            "timeout_propose", "\"3s\"",
            "size", "100000",
            "cache_size", "200000",
            "indexer", "\"null\"",
            "log_level", "\"error\"",
            "addr_book_strict", "false",
            "allow_duplicate_ip", "true",
            "peer_gossip_sleep_duration", "\"5ms\"");

    private final Path home;
    private final List<Process> engines = new ArrayList<>();
    private final List<Process> apps = new ArrayList<>();
    private final List<URI> rpcs = new ArrayList<>();

    private Network(Path home) {
        this.home = home;
    }

    /** Programs of the reference implementation. */
    record Programs(String cometbft, String kvstore) {}

    static Network start(Path home, Programs programs, App app, int validators, String chainId, GenesisState state)
            throws IOException, InterruptedException {
        Network network = new Network(home);
        try {
            network.write(programs, validators);
            if (app == App.CTT) {
                network.writeGenesis(validators, chainId, state);
            }
            for (int i = 0; i < validators; i++) {
                network.apps.add(network.run("app" + i, network.application(programs, app, i, chainId)));
            }
            for (int i = 0; i < validators; i++) {
                network.engines.add(network.run(
                        "engine" + i,
                        List.of(
                                programs.cometbft(),
                                "start",
                                "--home",
                                network.node(i).toString())));
            }
            network.awaitBlocks();
            return network;
        } catch (IOException | InterruptedException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void write(Programs programs, int validators) throws IOException, InterruptedException {
        Process made = run(
                "testnet",
                List.of(
                        programs.cometbft(),
                        "testnet",
                        "--v",
                        Integer.toString(validators),
                        "--o",
                        home.toString(),
                        "--starting-ip-address",
                        ADDRESSES + 1));
        if (made.waitFor() != 0) {
            throw new IOException("cometbft testnet failed: see " + home.resolve("testnet.log"));
        }
        for (int i = 0; i < validators; i++) {
            Path file = node(i).resolve("config").resolve("config.toml");
            String config = Files.readString(file);
            for (Map.Entry<String, String> setting : SETTINGS.entrySet()) {
                config = set(config, setting.getKey(), setting.getValue());
            }
            config = set(config, "proxy_app", "\"tcp://" + address(i) + ":26658\"");
            config = config.replace("\"tcp://0.0.0.0:26657\"", "\"tcp://" + address(i) + ":26657\"")
                    .replace("\"tcp://127.0.0.1:26657\"", "\"tcp://" + address(i) + ":26657\"")
                    .replace("\"tcp://0.0.0.0:26656\"", "\"tcp://" + address(i) + ":26656\"");
            Files.writeString(file, config);
            rpcs.add(URI.create("http://" + address(i) + ":26657"));
        }
    }

    private static String set(String config, String name, String value) {
        return config.replaceAll("(?m)^" + name + " = .*$", name + " = " + value.replace("$", "\\$"));
    }

    private void writeGenesis(int validators, String chainId, GenesisState state) throws IOException {
        List<Validator> set = new ArrayList<>();
        for (int i = 0; i < validators; i++) {
            JsonNode key = JSON.readTree(
                    node(i).resolve("config").resolve("priv_validator_key.json").toFile());
            Bytes raw = Bytes.fromBase64(key.path("pub_key").path("value").asText());
            set.add(Validator.of(PublicKey.ed25519(raw), VOTING_POWER));
        }
        GenesisFile genesis = GenesisFile.create(new Genesis(chainId, Instant.now(), state), set);
        for (int i = 0; i < validators; i++) {
            genesis.write(node(i).resolve("config").resolve("genesis.json"));
        }
    }

    private List<String> application(Programs programs, App app, int index, String chainId) {
        if (app == App.KVSTORE) {
            return List.of(programs.kvstore(), "kvstore", "--address", "tcp://" + address(index) + ":26658");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AppMain.class.getName(),
                home.resolve("state" + index).toString(),
                chainId,
                address(index),
                "26658");
    }

    private Process run(String name, List<String> command) throws IOException {
        Files.createDirectories(home);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".log").toFile())
                .start();
    }

    private void awaitBlocks() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        for (URI rpc : rpcs) {
            Engine engine = new Engine(rpc);
            while (engine.height() < 2) {
                if (System.nanoTime() > deadline || engines.stream().anyMatch(process -> !process.isAlive())) {
                    throw new IOException("the network makes no blocks: see " + home + ", "
                            + Files.readString(home.resolve("engine0.log"), StandardCharsets.UTF_8)
                                    .lines()
                                    .limit(5)
                                    .toList());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    List<Engine> rpcs() {
        return rpcs.stream().map(Engine::new).toList();
    }

    /** Processor time that the engines took until now. */
    Duration enginesCpu() {
        return cpu(engines);
    }

    /** Processor time that the applications took until now. */
    Duration appsCpu() {
        return cpu(apps);
    }

    private static Duration cpu(List<Process> processes) {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Path node(int index) {
        return home.resolve("node" + index);
    }

    private static String address(int index) {
        return ADDRESSES + (index + 1);
    }

    @Override
    public void close() {
        for (List<Process> group : List.of(engines, apps)) {
            group.forEach(Process::destroyForcibly);
            for (Process process : group) {
                process.onExit().join();
            }
        }
    }
}

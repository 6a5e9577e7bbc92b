package org.cttdc.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.tx.Possession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of whoever runs validators, as far as no engine is needed. */
class ValidatorCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTestNetworkHasEverythingThatStarts() throws IOException {
        Path net = temp.resolve("net");
        assertThat(run("testnet", "--validators", "3", "--out", net.toString(), "--base-port", "30000"))
                .as(err.toString())
                .isZero();
        JsonNode first = json(net.resolve("validator0/cometbft/config/genesis.json"));
        assertThat(first.path("validators")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Path engine = net.resolve("validator" + i).resolve("cometbft");
            assertThat(json(engine.resolve("config/genesis.json"))).isEqualTo(first);
            assertThat(json(engine.resolve("config/priv_validator_key.json")).path("address"))
                    .isEqualTo(first.path("validators").path(i).path("address"));
            assertThat(json(engine.resolve("data/priv_validator_state.json"))
                            .path("height")
                            .asText())
                    .isEqualTo("0");
            String config = Files.readString(engine.resolve("config/config.toml"));
            assertThat(config).contains("proxy_app = \"tcp://127.0.0.1:" + (30002 + 10 * i) + '"');
            assertThat(config.lines().filter(line -> line.startsWith("persistent_peers ")))
                    .singleElement()
                    .satisfies(peers -> assertThat(peers.split("@")).hasSize(3));
            ValidatorConfig application =
                    ValidatorConfig.read(net.resolve("validator" + i).resolve("app"));
            assertThat(application.chainId()).isEqualTo("ctt-testnet-1");
            assertThat(application.monitor())
                    .contains(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 30003 + 10 * i));
        }
        assertThat(net.resolve("accounts.txt")).content().contains("phrase:", "operator2", "member19", "ctt1");
        assertThat(net.resolve("start.sh")).content().contains("validator start --home validator2/app");
        assertThat(run("testnet", "--out", net.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is there already");
        assertThat(run(
                        "testnet",
                        "--validators",
                        "1",
                        "--out",
                        temp.resolve("alone").toString()))
                .isZero();
        assertThat(out.toString()).contains("ctt: 1 validator of ctt-testnet-1 is in ");
    }

    /** What is printed is what the chain checks. */
    @Test
    void aKeySignsForItsOperator() throws IOException {
        Path net = temp.resolve("candidates");
        assertThat(run("testnet", "--validators", "1", "--out", net.toString())).isZero();
        Path key = net.resolve("validator0/cometbft/config/priv_validator_key.json");
        Bytes operator = Bytes.of(new byte[Address.SIZE]);
        String address = new Address(operator).text(Address.NETWORK_PREFIX);
        out.getBuffer().setLength(0);
        assertThat(run("validator", "possession", "--key", key.toString(), "--chain-id", "c", "--operator", address))
                .as(err.toString())
                .isZero();
        String[] lines = out.toString().split("\\R");
        Bytes publicKey = Bytes.fromHex(lines[0].substring(6));
        assertThat(publicKey.base64())
                .isEqualTo(json(key).path("pub_key").path("value").asText());
        assertThat(Ed25519.verify(publicKey, Possession.signBytes("c", operator), Bytes.fromHex(lines[1].substring(6))))
                .isTrue();
        assertThat(run("validator", "possession", "--key", key.toString(), "--chain-id", "c", "--operator", "me"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--validators=0",
                "--validators=21",
                "--base-port=65530",
                "--chain-id=",
                "--chain-id=a-name-that-is-longer-than-any-engine-will-ever-take",
                "--host=::1",
                "--spread --host=nowhere",
                "--spread --host=127.0.0.254"
            })
    void impossibleNetworksAreBadUsage(String options) {
        List<String> args =
                new ArrayList<>(List.of("testnet", "--out", temp.resolve("none").toString()));
        args.addAll(List.of(options.split(" ")));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(temp.resolve("none")).doesNotExist();
    }

    @Test
    void aHomeBeginsWithACommentedConfiguration() throws IOException {
        Path home = temp.resolve("app");
        assertThat(run("validator", "init", "--home", home.toString(), "--chain-id", "ctt-1"))
                .isZero();
        ValidatorConfig config = ValidatorConfig.read(home);
        assertThat(config).isEqualTo(ValidatorConfig.defaults(home, "ctt-1"));
        assertThat(run("validator", "init", "--home", home.toString(), "--chain-id", "ctt-1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("has a configuration already");
        assertThat(run("validator", "snapshot", "--home", home.toString())).isZero();
        assertThat(out.toString()).contains("no state yet");
        assertThat(run("validator", "status", "--home", home.toString())).isEqualTo(1);
        assertThat(run("validator", "init", "--home", home.toString())).isEqualTo(2);
        assertThat(run("validator")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoGenesisIsNamed() throws IOException {
        Path home = temp.resolve("app");
        Path genesis = temp.resolve("genesis.json");
        assertThat(run("validator", "init", "--home", home.toString(), "--genesis", genesis.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(genesis + " is not there");
        assertThat(run("validator", "init", "--home", home.toString(), "--genesis", temp.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(temp + " is no genesis file");
        for (String text : new String[] {"{", "[1]", "{\"chain_id\":\"\"}"}) {
            Files.writeString(genesis, text);
            err.getBuffer().setLength(0);
            assertThat(run("validator", "init", "--home", home.toString(), "--genesis", genesis.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains(genesis + " is no genesis file");
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void whoAnswersForAnotherChainIsNotThisNode() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = "{\"chain_id\":\"ctt-2\",\"engine_connected\":true}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        other.start();
        try {
            for (String chain : new String[] {"ctt-1", "ctt-2"}) {
                Path home = temp.resolve(chain);
                ValidatorConfig.defaults(home, chain)
                        .withMonitor(Optional.of(other.getAddress()))
                        .write();
                assertThat(run("validator", "status", "--home", home.toString()))
                        .isEqualTo(chain.equals("ctt-2") ? 0 : 1);
            }
            assertThat(err.toString()).contains("no application of the chain ctt-1 but of ctt-2");
        } finally {
            other.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chain.id = ",
                "chain.id = x\nabci.addres = tcp://127.0.0.1:1",
                "chain.id = x\nabci.address = 26658",
                "chain.id = x\nstate.retained = many",
                "chain.id = x\nstate.retained = 1",
                "chain.id = x\nblocks.retained = -1",
                "chain.id = x\nhalt.height = -1",
                "chain.id = x\nhalt.height = soon"
            })
    void aWrongSettingIsNamed(String text) throws IOException {
        Path file = temp.resolve("config").resolve("ctt-node.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThatThrownBy(() -> ValidatorConfig.read(temp))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ctt-node.properties");
    }

    @Test
    void aLogLineIsOneJsonObject() throws IOException {
        LogRecord entry = new LogRecord(Level.SEVERE, "it \"broke\"\nbadly");
        entry.setLoggerName("org.cttdc");
        entry.setThrown(new IllegalStateException("why"));
        String line = new StructuredLog().format(entry);
        assertThat(line.lines()).hasSize(1);
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("it \"broke\"\nbadly");
        assertThat(read.path("level").asText()).isEqualTo("SEVERE");
        assertThat(read.path("error").asText()).contains("IllegalStateException: why");
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private int run(String... args) {
        return CttCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

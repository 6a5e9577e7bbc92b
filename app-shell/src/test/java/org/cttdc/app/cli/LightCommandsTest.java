package org.cttdc.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.lightnode.api.SignedTxFile;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.SignedTx;
import org.cttdc.protocol.tx.TxBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the light node against a real chain, with every exit code. */
class LightCommandsTest {
    private static final String CHAIN_ID = "ctt-sandbox-cli";
    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);
    private static final String ME = KEY.address().text("ctts");

    @TempDir
    Path temporary;

    private final List<EmbeddedChain> chains = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String peer = "";
    private String trust = "";

    @BeforeEach
    void start() throws IOException {
        EmbeddedChain chain = open(temporary.resolve("chain"));
        chain.advance(5);
        peer = chain.rpc().orElseThrow().toString();
        trust = TrustText.of(
                LightNodes.headerOf(chain.rpc().orElseThrow(), 1).value().trust());
    }

    @AfterEach
    void stop() {
        chains.forEach(EmbeddedChain::close);
    }

    private EmbeddedChain open(Path home) throws IOException {
        EmbeddedChain chain = EmbeddedChain.open(
                home,
                validators -> new Genesis(
                        CHAIN_ID,
                        InstantSource.system().instant(),
                        new GenesisState(
                                ChainParams.sandbox(),
                                List.of(new GenesisState.GenesisAccount(
                                        KEY.address().value(), 1_000_000, 0)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new GenesisState.Operator(
                                        validators.getFirst(), KEY.address().value())))),
                InstantSource.system(),
                ChainOptions.loopback(new SecureRandom()));
        chains.add(chain);
        return chain;
    }

    private String home() {
        return temporary.resolve("home").toString();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CttCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int sync(String... more) {
        List<String> args = new ArrayList<>(List.of("sync", "--home", home(), "--peer", peer, "--trust", trust));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    private Path signed(long sequence) throws IOException {
        TxBody body = new TxBody(
                CHAIN_ID, sequence, 1000, 1000, "", List.of(new Msg.Transfer(Bytes.of(new byte[20]), Asset.CTT, 5)));
        Bytes encoded = Bytes.of(RecordCodec.encode(body));
        SignedTx tx = new SignedTx(encoded, KEY.publicKey(), KEY.sign(SignedTx.signBytes(encoded)));
        Path file = temporary.resolve("tea-" + sequence + SignedTxFile.SUFFIX);
        Files.write(
                file,
                new SignedTxFile(Bytes.of(RecordCodec.encode(tx)), "tea")
                        .toBytes()
                        .toArray());
        return file;
    }

    @Test
    void syncVerifiesTheTipAndTheHomeRemembersTheNetwork() throws IOException {
        assertThat(sync()).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("Verified up to height ").contains(CHAIN_ID, "1 of 1 node agrees");
        assertThat(run("status", "--home", home(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().get("stage").asText()).isEqualTo("SYNCED");
        assertThat(json().get("trust").asText()).isEqualTo(trust);
        assertThat(json().get("height").asLong()).isGreaterThanOrEqualTo(5);
        assertThat(json().at("/peers/0/chain_id").asText()).isEqualTo(CHAIN_ID);
        assertThat(json().at("/peers/0/standing").asText()).isEqualTo("PRIMARY");
        assertThat(json().at("/peers/0/score").asInt()).isBetween(0, 100);
        assertThat(json().get("disagreements").isEmpty()).isTrue();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyHeaderBelowIsLinkedToTheNewest() throws IOException {
        assertThat(sync("--history", "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().get("lowest").asLong()).isEqualTo(1);
        assertThat(json().get("highest").asLong())
                .isEqualTo(json().get("height").asLong());
        assertThat(sync("--history", "--down-to", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void trustOnFirstUseIsAskedForAndWarnsAbout() {
        assertThat(run("sync", "--home", home(), "--peer", peer)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--trust HEIGHT:HASH", "--trust-on-first-use");
        assertThat(run("sync", "--home", home(), "--peer", peer, "--trust-on-first-use"))
                .isEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains("WARNING", "only because the one peer shows it");
        assertThat(run("sync", "--home", home())).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).isEmpty();
    }

    private Path profile(SigningKey signer, int witnesses) throws IOException {
        URI node = URI.create(peer);
        NetworkProfile profile = new NetworkProfile(
                CHAIN_ID,
                LightNodes.genesisOf(node).value().hash(),
                LightNodes.headerOf(node, 1).value().trust(),
                List.of(node),
                witnesses,
                Duration.ofDays(3));
        return Files.write(temporary.resolve("network.ctt-profile"), profile.sign(signer));
    }

    @Test
    void aProfileOfABelievedSignerSaysTheWholeNetwork() throws IOException {
        String file = profile(KEY, 2).toString();
        String key = KEY.publicKey().hex();
        assertThat(run("sync", "--home", home(), "--profile", file)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("signed by " + key, "--profile-signer HEX");
        assertThat(run("sync", "--home", home(), "--profile", file, "--profile-signer", key))
                .isEqualTo(ExitCode.OK);
        assertThat(run("status", "--home", home(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().get("chain_id").asText()).isEqualTo(CHAIN_ID);
        assertThat(json().get("trust").asText()).isEqualTo(trust);
        assertThat(json().get("trusting_period_seconds").asText())
                .isEqualTo(Long.toString(Duration.ofDays(3).toSeconds()));
        Network kept = Network.load(Path.of(home())).orElseThrow();
        assertThat(kept.witnesses()).isEqualTo(2);
        assertThat(kept.genesisHash())
                .contains(LightNodes.genesisOf(URI.create(peer)).value().hash());
        assertThat(run("get", "params", "--home", home(), "--profile", file)).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aProfileOfAnotherSignerIsRefusedAndSaysHowToAcceptIt() throws IOException {
        String file = profile(KEY, 1).toString();
        assertThat(run("sync", "--home", home(), "--profile", file, "--trust-on-first-use"))
                .isEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains("WARNING", KEY.publicKey().hex());
        byte[] seed = new byte[32];
        seed[0] = 1;
        SigningKey stranger = SigningKey.ofSeed(seed);
        profile(stranger, 1);
        assertThat(run("sync", "--home", home(), "--profile", file, "--trust-on-first-use", "--json"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(json().get("problem").asText()).isEqualTo("INVALID_PROOF");
        assertThat(err.toString())
                .contains("signed by " + stranger.publicKey().hex(), "A new signer is named by --profile-signer");
        assertThat(run(
                        "sync",
                        "--home",
                        home(),
                        "--profile",
                        file,
                        "--profile-signer",
                        stranger.publicKey().hex()))
                .isEqualTo(ExitCode.OK);
        assertThat(Network.load(Path.of(home())).orElseThrow().signer()).contains(stranger.publicKey());
    }

    @Test
    void aChangedProfileIsRefusedAndWhatItSaysIsNotSaidTwice() throws IOException {
        Path file = profile(KEY, 1);
        String key = KEY.publicKey().hex();
        String text = Files.readString(file);
        Files.writeString(file, text.replace("259200", "259201"));
        assertThat(run("sync", "--home", home(), "--profile", file.toString(), "--profile-signer", key))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("the profile was changed after");
        Files.writeString(file, "{}");
        assertThat(run("sync", "--home", home(), "--profile", file.toString(), "--profile-signer", key))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("not a network profile");
        profile(KEY, -1);
        assertThat(run("sync", "--home", home(), "--profile", file.toString(), "--profile-signer", key))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("cannot be joined");
        assertThat(Network.load(Path.of(home()))).isEmpty();
        assertThat(sync("--profile", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(sync("--profile-signer", key)).isEqualTo(ExitCode.USAGE);
        assertThat(run("sync", "--profile", file.toString(), "--profile-signer", "ab"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(
                        "sync",
                        "--home",
                        home(),
                        "--profile",
                        temporary.resolve("none").toString()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsReadIsProvedExportedAndCheckedWithNoNetwork() throws IOException {
        assertThat(sync()).isEqualTo(ExitCode.OK);
        Path proof = temporary.resolve("balance.ctt-proof");
        assertThat(run("get", "balance/" + ME, "--home", home(), "--export", proof.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("account/" + ME, "ctt: 1000000", "Verified at height", "10 of 10 power");
        assertThat(run("get", "models", "--home", home(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().get("complete").asBoolean()).isTrue();
        assertThat(run("get", "cycle/77", "--home", home())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("its absence is proved");
        assertThat(run("get", "0x70617261", "--home", home())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("holds nothing");
        stop();

        assertThat(run("verify", proof.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("PROVED, on chain " + CHAIN_ID, "account/" + ME, "ctt: 1000000", "1 of 1 validator,")
                .contains("THE FILE'S OWN WORD", "--trust " + trust, "NOT PROVED");
        assertThat(run("verify", proof.toString(), "--trust", trust)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("which you trust").doesNotContain("OWN WORD");
        assertThat(run("verify", proof.toString(), "--home", home(), "--json")).isEqualTo(ExitCode.OK);
        assertThat(json().get("verified").asBoolean()).isTrue();
        assertThat(json().get("root_given").asBoolean()).isTrue();
        assertThat(json().at("/claim/keys/0/value/ctt").asText()).isEqualTo("1000000");

        String other = "1:" + Sha256.of().hexUpper();
        assertThat(run("verify", proof.toString(), "--trust", other, "--json")).isEqualTo(ExitCode.REFUSED);
        assertThat(json().get("verified").asBoolean()).isFalse();
        assertThat(json().get("problem").asText()).isEqualTo("INVALID_HEADER");
        byte[] forged = Files.readAllBytes(proof);
        forged[forged.length / 2] ^= 1;
        Files.write(proof, forged);
        assertThat(run("verify", proof.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(run("get", "params", "--home", home())).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err.toString()).startsWith("ctt: ");
    }

    @Test
    void aSignedFileIsCarriedToItsProvedResult() throws IOException {
        assertThat(sync()).isEqualTo(ExitCode.OK);
        Path file = signed(0);
        assertThat(run("submit", file.toString(), "--home", home(), "--json")).isEqualTo(ExitCode.OK);
        String hash = json().get("hash").asText();
        assertThat(json().get("stage").asText()).isEqualTo("FINAL");
        assertThat(err.toString()).contains("ctt: ");
        assertThat(run("submit", file.toString(), "--home", home())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("it succeeded");

        Path proof = temporary.resolve("tx.ctt-proof");
        assertThat(run("tx", hash, "--home", home(), "--export", proof.toString()))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("succeeded", "Verified at height");
        assertThat(run("verify", proof.toString(), "--trust", trust)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Transaction " + hash, "signed by " + ME, "amount: 5");
        assertThat(run("tx", Sha256.of().hex(), "--home", home())).isEqualTo(ExitCode.REFUSED);

        Path bare = temporary.resolve("bare.txt");
        Files.writeString(bare, "00ff");
        assertThat(run("submit", bare.toString(), "--home", home())).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("E_MALFORMED");
    }

    @Test
    void badUsageIsToldFromARefusal() {
        assertThat(run("verify", temporary.resolve("nothing").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run("verify")).isEqualTo(ExitCode.USAGE);
        assertThat(run("sync", "--home", home(), "--peer", "ftp://x", "--trust", trust))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("sync", "--home", home(), "--peer", peer, "--trust", "1:ab"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("status", "--home", home())).isEqualTo(ExitCode.USAGE);
        assertThat(run("get", "nonsense", "--home", home(), "--peer", peer, "--trust", trust))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("the names are");
        assertThat(run("tx", "zz", "--home", home())).isEqualTo(ExitCode.USAGE);
        assertThat(run("submit", temporary.resolve("nothing").toString(), "--home", home()))
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anotherHeaderThanTheTrustedOneIsRefused() {
        assertThat(run(
                        "sync",
                        "--home",
                        home(),
                        "--peer",
                        peer,
                        "--trust",
                        "2:" + Sha256.of().hex()))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("to be trusted is");
    }

    @Test
    void nobodyAnswers() {
        assertThat(run("sync", "--home", home(), "--peer", "http://127.0.0.1:1", "--trust", trust, "--json"))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(out.toString()).contains("\"problem\":\"UNREACHABLE\"");
    }

    /** The same validator signs two histories: its key ran twice. */
    @Test
    void twoSignedHistoriesAreAnAttackAndTheHaltStays() throws IOException {
        chains.forEach(EmbeddedChain::close);
        chains.clear();
        copy(temporary.resolve("chain"), temporary.resolve("fork"));
        EmbeddedChain one = open(temporary.resolve("chain"));
        EmbeddedChain two = open(temporary.resolve("fork"));
        one.advance(3);
        two.advance(3);
        peer = one.rpc().orElseThrow().toString();
        TrustRoot root = LightNodes.headerOf(one.rpc().orElseThrow(), 1).value().trust();
        assertThat(TrustText.of(root)).isEqualTo(trust);
        assertThat(sync("--peer", two.rpc().orElseThrow().toString())).isEqualTo(ExitCode.ATTACK);
        assertThat(err.toString()).contains("signed different headers");
        assertThat(run("get", "params", "--home", home())).isEqualTo(ExitCode.ATTACK);
        assertThat(run("status", "--home", home())).isEqualTo(ExitCode.ATTACK);
        assertThat(out.toString())
                .contains("HALTED", "Disagreement at height", "verified and witnessed", "verifies just as well")
                .contains("Evidence of ", "accusing 1 validator,", "--trust HEIGHT:HASH");
        assertThat(run("status", "--home", home(), "--json")).isEqualTo(ExitCode.ATTACK);
        JsonNode found = json().get("disagreements").get(0);
        assertThat(found.get("outcome").asText()).isEqualTo("ATTACK");
        assertThat(found.at("/statements/0/hash").asText())
                .isNotEqualTo(found.at("/statements/1/hash").asText());
        assertThat(found.get("evidence")).isNotEmpty().allSatisfy(charge -> {
            assertThat(charge.get("accused")).hasSize(1);
            assertThat(charge.get("answers"))
                    .hasSize(1)
                    .allMatch(answer -> answer.get("taken").asBoolean());
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    @Test
    void everyCommandAnswersHelp() {
        for (String command : List.of("sync", "status", "get", "tx", "submit", "verify")) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: ctt " + command, "--json", "--home");
        }
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("sync", "verify", "attack detected");
    }
}

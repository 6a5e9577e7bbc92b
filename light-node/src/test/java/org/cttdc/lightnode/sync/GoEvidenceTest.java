package org.cttdc.lightnode.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cttdc.lightnode.rpc.EvidenceJson;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.LightClientAttackEvidence;
import org.cttdc.protocol.consensus.light.Attack;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CometBFT's own evidence checks on the evidence made here. */
@Tag("interop")
class GoEvidenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES =
            Path.of(System.getProperty("ctt.root", ".."), "platform", "node", "src", "test", "go");

    private final ArrayNode cases = JSON.createArrayNode();

    @Test
    void theReferenceTakesTheEvidenceOfEveryAttack(@TempDir Path temp) throws Exception {
        assumeTrue(onPath("go"), "go is not installed");
        Outcome modules = run(SOURCES, "go", "mod", "download");
        assumeTrue(modules.status() == 0, "Go modules cannot be fetched here: " + modules.output());
        Path program = temp.resolve("evidence");
        Outcome build = run(SOURCES, "go", "build", "-o", program.toString(), "./evidence");
        assertThat(build.status()).as(build.output()).isZero();
        addCases();
        Path file = temp.resolve("cases.json");
        Files.write(file, JSON.writeValueAsBytes(cases));
        Outcome outcome = run(temp, program.toString(), file.toString());
        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("DONE 4");
    }

    private void addCases() throws IOException {
        TestChain chain = TestChain.of(4);
        chain.grow(5);
        TestChain lunatic = chain.fork(3);
        lunatic.put(StateKeys.account(Bytes.of(new byte[20])), new Account(1_000_000, 0, 0));
        lunatic.grow(2);
        add(
                "lunatic",
                lunatic.block(5).light(),
                chain.block(5).light(),
                chain.block(3).light());
        TestChain ahead = chain.fork(3);
        ahead.put(StateKeys.account(Bytes.of(new byte[20])), new Account(1, 0, 0));
        ahead.grow(5);
        chain.delay(60);
        chain.grow(1);
        add(
                "forward lunatic",
                ahead.block(8).light(),
                chain.block(6).light(),
                chain.block(3).light());
        TestChain twice = chain.fork(4);
        twice.grow(1);
        add(
                "equivocation",
                twice.block(5).light(),
                chain.block(5).light(),
                chain.block(4).light());
        TestChain forgetful = chain.fork(4);
        forgetful.changeRound(1);
        forgetful.grow(1);
        add(
                "amnesia",
                forgetful.block(5).light(),
                chain.block(5).light(),
                chain.block(4).light());
    }

    private void add(String name, LightBlock conflicting, LightBlock trusted, LightBlock common) throws IOException {
        LightClientAttackEvidence evidence = Attack.evidence(conflicting, trusted, common);
        ObjectNode one = cases.addObject().put("name", name);
        one.set("evidence", JSON.readTree(EvidenceJson.write(evidence)));
        one.set("common", JSON.readTree(EvidenceJson.write(common)));
        one.set("trusted", JSON.readTree(EvidenceJson.write(trusted)));
        one.put("hash", evidence.hash().hexUpper());
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(Path directory, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}

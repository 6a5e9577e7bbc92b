package org.cttdc.lightnode.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every named attack, in a machine of 64 MiB: refused with its own code, in time, and without running out of memory. */
class AttackSuiteTest {
    static final String RESULT = "attack: ";

    private static final Path TABLE = Path.of(System.getProperty("ctt.root", ".."), "docs", "attacks.md");

    @TempDir
    Path home;

    @TestFactory
    List<DynamicTest> everyAttackIsRefusedWithItsOwnCode() throws Exception {
        Map<String, String> outcomes = play();
        return NamedAttack.all().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name(),
                        () -> assertThat(outcomes.get(attack.name()))
                                .isEqualTo(attack.code().name())))
                .toList();
    }

    private Map<String, String> play() throws IOException, InterruptedException {
        Path output = home.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AttackSuite.class.getName(),
                        home.resolve("stores").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("the suite ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        Map<String, String> outcomes = new HashMap<>();
        text.lines().filter(line -> line.startsWith(RESULT)).forEach(line -> {
            String[] parts = line.substring(RESULT.length()).split(" ", 2);
            outcomes.put(parts[0], parts[1]);
        });
        return outcomes;
    }

    @Test
    void namesAreUnique() {
        assertThat(NamedAttack.all().stream().map(NamedAttack::name)).doesNotHaveDuplicates();
    }

    /** Run with {@code -Dattacks.write=true} to write the page anew. */
    @Test
    void thePageListsThemAll() throws IOException {
        if (Boolean.getBoolean("attacks.write")) {
            Files.writeString(TABLE, AttackTable.text());
        }
        assertThat(Files.readString(TABLE)).isEqualTo(AttackTable.text());
    }
}

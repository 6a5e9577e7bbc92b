package org.cttdc.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CttCommandTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyCommandAnswersHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("node", "reset-sandbox", "--home", "tour");
        assertThat(run("node", "--help")).isZero();
        assertThat(out.toString()).contains("--rpc=HOST:PORT");
        assertThat(run("reset-sandbox", "--help")).isZero();
        assertThat(out.toString()).contains("--yes");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).contains("Ctt DC suite");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aMistypedCommandIsSuggested() {
        assertThat(run("nod")).isEqualTo(2);
        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                        ctt: Unmatched argument at index 0: 'nod'
                        Did you mean: ctt node?
                        Try: ctt --help
                        """);
        assertThat(run("--hmoe", "x")).isEqualTo(2);
    }

    /** What is wrong must not drown in what everything means. */
    @Test
    void badUsageIsToldInTwoLines() {
        assertThat(run("validator", "start")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("ctt: Missing required option: '--home=DIR'", "Try: ctt validator start --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsCountedIsNamedAsPeopleDo() {
        assertThat(Count.of(0, "node")).isEqualTo("0 nodes");
        assertThat(Count.of(1, "node")).isEqualTo("1 node");
        assertThat(Count.agreeing(1, 3)).isEqualTo("1 of 3 nodes agrees");
        assertThat(Count.agreeing(2, 2)).isEqualTo("2 of 2 nodes agree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26657", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:x", ":1", "127.0.0.1:-1"})
    void anRpcAddressThatIsNoneIsBadUsage(String rpc) {
        assertThat(run("node", "--home", home.toString(), "--rpc", rpc)).isEqualTo(2);
        assertThat(err.toString()).contains("--rpc", rpc);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void theNodeNeedsAHome() {
        assertThat(run("node")).isEqualTo(2);
        assertThat(err.toString()).contains("--home");
    }

    @Test
    void theSandboxIsDeletedOnlyOnRequest() throws IOException {
        Path kept = home.resolve("sandbox/chain/blocks");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "x");
        Files.writeString(home.resolve("settings.json"), "{}");
        assertThat(run("reset-sandbox", "--home", home.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--yes");
        assertThat(kept).exists();
        assertThat(run("reset-sandbox", "--home", home.toString(), "--yes")).isZero();
        assertThat(home.resolve("sandbox")).doesNotExist();
        assertThat(home.resolve("settings.json")).exists();
        assertThat(run("reset-sandbox", "--home", home.toString(), "--yes")).isZero();
    }

    @Test
    void aHomeInUseIsLeftAlone() throws IOException {
        Files.createDirectories(home.resolve("sandbox"));
        try (HomeLock lock = HomeLock.take(home)) {
            assertThat(lock.home()).isEqualTo(home);
            assertThat(run("reset-sandbox", "--home", home.toString(), "--yes")).isEqualTo(1);
        }
        assertThat(err.toString()).contains("already running");
        assertThat(home.resolve("sandbox")).exists();
    }

    private int run(String... args) {
        return CttCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}

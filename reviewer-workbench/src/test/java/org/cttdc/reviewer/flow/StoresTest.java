package org.cttdc.reviewer.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
    private static final Bytes NULLIFIER = Bytes.fromHex("ab".repeat(32));
    private static final Bytes FIRST = Bytes.fromHex("01");
    private static final Bytes SECOND = Bytes.fromHex("02");

    @TempDir
    Path home;

    @Test
    void aSecondCommitmentNeverDisplacesTheFirstReport() {
        var sealed = new FileSealedReports(home);
        sealed.keep(NULLIFIER, FIRST);
        sealed.keep(NULLIFIER, SECOND);

        assertThat(new FileSealedReports(home).find(NULLIFIER)).contains(SECOND);
        assertThat(new FileSealedReports(home).all(NULLIFIER)).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(sealed.all(Bytes.fromHex("cd".repeat(32)))).isEmpty();
    }

    @Test
    void aDamagedReportIsNotOffered() throws IOException {
        var sealed = new FileSealedReports(home);
        sealed.keep(NULLIFIER, FIRST);
        try (Stream<Path> files = Files.list(home)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".json")).toList()) {
                Files.write(file, new byte[] {9});
            }
        }

        assertThat(sealed.find(NULLIFIER)).isEmpty();
        assertThat(sealed.all(NULLIFIER)).isEmpty();
    }

    @Test
    void aDraftIsReplacedFoundAgainAndForgotten() {
        new DraftStore(home).keep(NULLIFIER, FIRST);
        new DraftStore(home).keep(NULLIFIER, SECOND);

        assertThat(new DraftStore(home).find(NULLIFIER)).contains(SECOND);
        new DraftStore(home).discard(NULLIFIER);
        assertThat(new DraftStore(home).find(NULLIFIER)).isEmpty();
    }
}

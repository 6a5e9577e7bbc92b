package org.cttdc.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFolderTest {
    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final byte[] NEW = "the new content".getBytes(UTF_8);

    @TempDir
    Path home;

    @Test
    void whatWasWrittenIsReadBackListedAndRemoved() {
        OwnerFolder folder = new OwnerFolder(home.resolve("a/b"));
        assertThat(folder.names("")).isEmpty();
        assertThat(folder.read("x1")).isEmpty();
        folder.write("x2", OLD);
        folder.write("x1", OLD);
        folder.write("y", OLD);
        folder.write("x1", NEW);
        assertThat(folder.read("x1")).contains(NEW);
        assertThat(folder.names("x")).containsExactly("x1", "x2");
        folder.delete("x1");
        folder.delete("x1");
        assertThat(folder.names("x")).containsExactly("x2");
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        assumeThat(home.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path made = home.resolve("made/inside");
        new OwnerFolder(made).write("x", OLD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("x"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatACrashLeftBehindIsNeitherListedNorInTheWay() throws IOException {
        Files.write(home.resolve("x" + Disk.PART), OLD);
        OwnerFolder folder = new OwnerFolder(home);
        assertThat(folder.names("")).isEmpty();
        folder.write("x", NEW);
        assertThat(folder.read("x")).contains(NEW);
        assertThat(home.resolve("x" + Disk.PART)).doesNotExist();
    }

    @Test
    void anErrorLeavesTheOldContentAndNoLitter() throws IOException {
        OwnerFolder folder = new OwnerFolder(home);
        folder.write("x", OLD);
        // A directory cannot be replaced by a file: the last step before the end fails.
        Files.createDirectories(home.resolve("y/full"));
        assertThatThrownBy(() -> folder.write("y", NEW))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("could not write " + home.resolve("y"));
        assertThat(folder.read("x")).contains(OLD);
        assertThat(home.resolve("y" + Disk.PART)).doesNotExist();
    }
}

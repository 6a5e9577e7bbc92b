package org.cttdc.installers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {
    @TempDir
    Path home;

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path out = Files.createDirectory(home.resolve("mine"));
        Files.writeString(out.resolve("letter.txt"), "keep me");
        assertThatThrownBy(() -> image("jars").make(out))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(out + " is not an empty folder");
        assertThat(out.resolve("letter.txt")).hasContent("keep me");
    }

    @Test
    void aFailedAttemptLeavesNothingBehind() throws IOException {
        Path jars = Files.createDirectory(home.resolve("jars"));
        Files.writeString(jars.resolve("broken.jar"), "not a jar");
        Path out = home.resolve("images").resolve("ctt");
        assertThatThrownBy(() -> image("jars").make(out))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("jdeps failed");
        try (Stream<Path> left = Files.list(Objects.requireNonNull(out.getParent()))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void checksumsAreThoseOfSha256sum() throws IOException {
        Files.createDirectory(home.resolve("b"));
        Files.writeString(home.resolve("b/c"), "abc");
        Files.writeString(home.resolve("a"), "");
        Checksums.write(home);
        assertThat(home.resolve("SHA256SUMS")).hasContent("""
                        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b/c
                        """);
    }

    private Image image(String jars) {
        Path root = Path.of(Objects.requireNonNull(System.getProperty("ctt.root")));
        return new Image(home.resolve(jars), root.resolve("installers/src/main/image"), root.resolve("LICENSE"));
    }
}

package org.cttdc.installers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The file {@code SHA256SUMS} of an image, in the form that {@code sha256sum -c} reads. */
final class Checksums {
    /** Name of the file at the image's root. */
    static final String NAME = "SHA256SUMS";

    private Checksums() {}

    /** Writes the checksums of all files of a folder, in the order of their names. */
    static void write(Path home) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(home)) {
            files = tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        StringBuilder sums = new StringBuilder();
        for (Path file : files) {
            String name = home.relativize(file).toString().replace('\\', '/');
            sums.append(sha256(file)).append("  ").append(name).append('\n');
        }
        Files.writeString(home.resolve(NAME), sums, StandardCharsets.UTF_8);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package org.cttdc.installers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An image that runs without an installed Java. Several libraries are automatic modules, which jlink cannot link, so the runtime is made
 * of the JDK's modules alone and all jars lie beside it in {@code lib}.
 *
 * @param jars folder with the suite's jars and those of the libraries
 * @param template folder whose files are copied as they are: launcher scripts and the arguments of the virtual machine
 * @param licence the suite's licence
 */
record Image(Path jars, Path template, Path licence) {

    /** Makes the image in a folder that must not exist or be empty; a failed attempt leaves nothing behind. */
    void make(Path out) throws IOException {
        if (Files.exists(out) && !isEmpty(out)) {
            throw new ImageException(out + " is not an empty folder: name a new one, or empty it first");
        }
        Path unfinished = out.resolveSibling(out.getFileName() + ".part");
        deleteTree(unfinished);
        Files.createDirectories(unfinished);
        try {
            fill(unfinished);
            Files.deleteIfExists(out);
            Files.move(unfinished, out, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(unfinished);
        }
    }

    private void fill(Path home) throws IOException {
        Path lib = home.resolve("lib");
        copyTree(jars, lib);
        copyTree(template, home);
        makeExecutable(home.resolve("bin"));
        Files.copy(licence, home.resolve("LICENSE"));
        LinkedRuntime.link(lib, home.resolve("runtime"));
        Checksums.write(home);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static void makeExecutable(Path folder) throws IOException {
        try (Stream<Path> scripts = Files.list(folder)) {
            for (Path script : scripts.toList()) {
                if (!script.toFile().setExecutable(true, false)) {
                    throw new ImageException("could not make " + script + " executable");
                }
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> tree = Files.walk(from)) {
            all = tree.sorted().toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

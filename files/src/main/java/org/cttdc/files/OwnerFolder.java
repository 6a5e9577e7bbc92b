package org.cttdc.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Small files of one folder that only their owner may read, each written whole or not at all. */
public final class OwnerFolder {
    private final Path folder;
    private final Disk disk;

    /** @param folder made when the first file is written */
    public OwnerFolder(Path folder) {
        this(folder, Disk.real());
    }

    OwnerFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Replaces a file's content; returns once it is on the disk. */
    public void write(String name, byte[] content) {
        Path target = folder.resolve(name);
        try {
            disk.put(target, content);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + target + ": make room or check who owns the folder", e);
        }
    }

    /** A file's content, empty where there is none. */
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder.resolve(name), e);
        }
    }

    /** Names of all whole files that begin so, in order. */
    public List<String> names(String prefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && !name.endsWith(Disk.PART))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not look into " + folder, e);
        }
    }

    /** Removes a file that may be there. */
    public void delete(String name) {
        try {
            disk.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder.resolve(name), e);
        }
    }
}

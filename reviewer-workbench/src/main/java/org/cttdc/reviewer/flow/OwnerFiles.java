package org.cttdc.reviewer.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cttdc.protocol.Bytes;

/**
 * Small files of one folder that only their owner may read, each written whole or not at all: temporary file, fsync, atomic move,
 * fsync of the folder.
 */
final class OwnerFiles {
    private static final String PART = ".part";

    private final Path folder;

    OwnerFiles(Path folder) {
        this.folder = folder;
    }

    /** Replaces a file's content; returns once it is on the disk. */
    void write(String name, Bytes content) {
        Path target = folder.resolve(name);
        Path part = folder.resolve(name + PART);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                restrict(folder, "rwx------");
            }
            Files.deleteIfExists(part);
            Files.createFile(part);
            restrict(part, "rw-------");
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content.toArray());
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + target + ": make room or check who owns the folder", e);
        }
    }

    /** A file's content, empty where there is none. */
    Optional<Bytes> read(String name) {
        try {
            return Optional.of(Bytes.of(Files.readAllBytes(folder.resolve(name))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder.resolve(name), e);
        }
    }

    /** Names of all whole files that begin so, in order. */
    List<String> names(String prefix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && !name.endsWith(PART))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not look into " + folder, e);
        }
    }

    /** Removes a file that may be there. */
    void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("could not remove " + folder.resolve(name), e);
        }
    }

    private void forceFolder() throws IOException {
        // Windows cannot open a folder, and orders the entries of its journal by itself.
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (isPosix(path)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
            return;
        }
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view != null) {
            view.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(view.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }
}

package org.cttdc.wallet.keystore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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

/** The steps by which a file reaches the disk, each on its own so that a test can fail at every one. */
interface Disk {
    /** Makes the directory, readable by its owner only. */
    void makeDirectory(Path directory) throws IOException;

    /** Writes a new file, readable by its owner only, and waits until it is on the disk. */
    void write(Path file, byte[] content) throws IOException;

    /** Puts {@code source} in the place of {@code target} at once. */
    void replace(Path source, Path target) throws IOException;

    /** Waits until the directory's entries are on the disk. */
    void force(Path directory) throws IOException;

    /** Removes a file that may be there. */
    void delete(Path file) throws IOException;

    /** The real one. */
    static Disk real() {
        return new Real();
    }

    /** Plain NIO. */
    final class Real implements Disk {
        @Override
        public void makeDirectory(Path directory) throws IOException {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                restrict(directory, "rwx------");
            }
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            Files.deleteIfExists(file);
            Files.createFile(file);
            restrict(file, "rw-------");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
        }

        @Override
        public void replace(Path source, Path target) throws IOException {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void force(Path directory) throws IOException {
            // Windows cannot open a directory, and orders the entries of its journal by itself.
            if (posix(directory)) {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        private static boolean posix(Path path) {
            return path.getFileSystem().supportedFileAttributeViews().contains("posix");
        }

        private static void restrict(Path path, String permissions) throws IOException {
            if (posix(path)) {
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
}

package org.cttdc.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** The steps by which a file reaches the disk, each on its own so that a test can fail at every one. */
public interface Disk {
    /** Ending of a file that is being written; one that stayed behind after a crash holds nothing of worth. */
    String PART = ".part";

    /** Makes the directory, readable by its owner only; one that exists stays as it is. */
    void makeDirectory(Path directory) throws IOException;

    /** Writes a new file, readable by its owner only, and waits until its content is on the disk. */
    void write(Path file, byte[] content) throws IOException;

    /** Puts {@code source} in the place of {@code target} at once. */
    void replace(Path source, Path target) throws IOException;

    /** Waits until the directory's entries are on the disk. */
    void force(Path directory) throws IOException;

    /** Removes a file that may be there. */
    void delete(Path file) throws IOException;

    /**
     * Writes a file whole, and its directory where there is none: whatever happens, the target holds its old content or the new. When
     * this returns, the new content survives a loss of power.
     */
    default void put(Path target, byte[] content) throws IOException {
        Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a file lies in a directory");
        Path part = directory.resolve(target.getFileName() + PART);
        makeDirectory(directory);
        try {
            write(part, content);
            replace(part, target);
        } catch (IOException e) {
            try {
                delete(part);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        force(directory);
    }

    /** The real one. */
    static Disk real() {
        return new RealDisk();
    }
}

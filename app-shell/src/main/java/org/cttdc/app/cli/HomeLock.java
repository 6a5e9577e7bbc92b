package org.cttdc.app.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One running suite a home: the operating system frees the lock even when the process is killed. */
final class HomeLock implements AutoCloseable {
    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /** Takes the lock; throws {@link IOException} with what to do where another process has it. */
    static HomeLock take(Path home) throws IOException {
        Files.createDirectories(home);
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("the suite is already running with the home " + home.toAbsolutePath()
                    + ": use its window, or start with another --home");
        }
        return new HomeLock(home, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

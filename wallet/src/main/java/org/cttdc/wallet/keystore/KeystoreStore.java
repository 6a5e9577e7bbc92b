package org.cttdc.wallet.keystore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cttdc.files.Disk;
import org.cttdc.wallet.api.WalletException;
import org.jspecify.annotations.Nullable;

/**
 * A keystore file with its backups. Writing: temporary file, fsync, atomic move, then a dated backup in the directory
 * {@code backups} beside it. Reading falls back to the newest good backup and says so; a damaged file is set aside, never deleted.
 */
public final class KeystoreStore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String PREFIX = "keystore-";
    private static final String SUFFIX = ".json";
    private static final long MAX_BYTES = 4 << 20;

    private final Path path;
    private final Path backups;
    private final InstantSource clock;
    private final Disk disk;

    /**
     * What was read.
     *
     * @param file its content
     * @param recovery where it came from and why, when the file itself was missing or damaged
     */
    public record Loaded(KeystoreFile file, @Nullable Recovery recovery) {}

    /**
     * A fall-back to a backup.
     *
     * @param made when the backup was made
     * @param reason what is wrong with the file itself
     */
    public record Recovery(Instant made, String reason) {}

    private record Backup(Instant made, Path path) {}

    public KeystoreStore(Path path, InstantSource clock) {
        this(path, clock, Disk.real());
    }

    KeystoreStore(Path path, InstantSource clock, Disk disk) {
        this.path = path.toAbsolutePath();
        this.backups = this.path.resolveSibling("backups");
        this.clock = clock;
        this.disk = disk;
    }

    /** Where the keystore lies. */
    public Path path() {
        return path;
    }

    /** Where its backups lie. */
    public Path backupDirectory() {
        return backups;
    }

    /**
     * Reads the keystore; empty where neither it nor a backup exists.
     *
     * @throws WalletException KEYSTORE where it is newer than this program, or damaged without a good backup
     */
    public Optional<Loaded> load() {
        String reason = "it is missing";
        if (Files.exists(path)) {
            try {
                return Optional.of(new Loaded(read(path), null));
            } catch (DamagedKeystoreException e) {
                reason = String.valueOf(e.getMessage());
            }
        }
        List<Backup> candidates = backups();
        for (Backup backup : candidates) {
            try {
                return Optional.of(new Loaded(read(backup.path()), new Recovery(backup.made(), reason)));
            } catch (DamagedKeystoreException e) {
                reason = reason + "; the backup of " + backup.made() + ": " + e.getMessage();
            }
        }
        if (candidates.isEmpty() && !Files.exists(path)) {
            return Optional.empty();
        }
        throw new WalletException(
                WalletException.Code.KEYSTORE,
                "The keystore " + path + " cannot be read: " + reason
                        + ". Restore from the phrase, or put a good copy there.");
    }

    /**
     * Writes the keystore.
     *
     * @return what is wrong with the backup, where the keystore is safe but its backup could not be made
     * @throws WalletException KEYSTORE where the keystore could not be written; what was there is unchanged
     */
    public Optional<String> save(KeystoreFile file) {
        byte[] content = KeystoreJson.encode(file);
        try {
            setDamagedAside();
            disk.put(path, content);
        } catch (IOException e) {
            throw new WalletException(WalletException.Code.KEYSTORE, "Cannot write " + path + ": " + e, e);
        }
        try {
            disk.put(backups.resolve(PREFIX + STAMP.format(clock.instant()) + SUFFIX), content);
            prune();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The backup in " + backups + " could not be made: " + e);
        }
    }

    /**
     * Deletes every backup but the newest, which equals the present file: after a change of passphrase the old ones would still open
     * with the old one.
     */
    public Optional<String> dropOlderBackups() {
        try {
            for (Backup old : backups().stream().skip(1).toList()) {
                disk.delete(old.path());
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("An old backup in " + backups + " could not be deleted: " + e);
        }
    }

    private void setDamagedAside() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try {
            read(path);
        } catch (DamagedKeystoreException e) {
            disk.replace(path, path.resolveSibling("damaged-" + STAMP.format(clock.instant()) + SUFFIX));
        }
    }

    private void prune() throws IOException {
        List<Backup> all = backups();
        List<Instant> expired =
                BackupLadder.expired(all.stream().map(Backup::made).toList());
        for (Backup backup : all) {
            if (expired.contains(backup.made())) {
                disk.delete(backup.path());
            }
        }
    }

    private static KeystoreFile read(Path file) throws DamagedKeystoreException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DamagedKeystoreException("it is longer than " + MAX_BYTES + " bytes");
            }
            return KeystoreJson.decode(Files.readAllBytes(file));
        } catch (NewerKeystoreException e) {
            throw new WalletException(
                    WalletException.Code.KEYSTORE,
                    "The keystore " + file + " was written by a newer program: " + e.getMessage()
                            + ". Update this program.",
                    e);
        } catch (IOException e) {
            throw new WalletException(WalletException.Code.KEYSTORE, "Cannot read " + file + ": " + e, e);
        }
    }

    private List<Backup> backups() {
        if (!Files.isDirectory(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            List<Backup> found = new ArrayList<>();
            files.forEach(file -> made(file).ifPresent(time -> found.add(new Backup(time, file))));
            found.sort(Comparator.comparing(Backup::made).reversed());
            return found;
        } catch (IOException e) {
            throw new WalletException(WalletException.Code.KEYSTORE, "Cannot list " + backups + ": " + e, e);
        }
    }

    private static Optional<Instant> made(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    STAMP.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length()), Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

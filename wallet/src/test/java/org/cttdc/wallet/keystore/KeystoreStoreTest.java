package org.cttdc.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.files.Disk;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.api.WalletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreStoreTest {
    @TempDir
    Path home;

    private Instant now = Instant.parse("2026-11-24T03:00:00Z");

    private static KeystoreFile file(String name) {
        KeystoreAccount account = new KeystoreAccount(0, name, Bytes.fromHex("11".repeat(32)));
        return KeystoreVault.create(
                        "ctt",
                        "en",
                        new byte[16],
                        List.of(account),
                        "p".toCharArray(),
                        KdfCost.FAST,
                        new SecureRandom())
                .file();
    }

    private Path path() {
        return home.resolve("wallet").resolve("keystore.json");
    }

    private KeystoreStore store() {
        return new KeystoreStore(path(), () -> now);
    }

    private KeystoreStore.Loaded load() {
        return store().load().orElseThrow();
    }

    @Test
    void nothingThereIsEmpty() {
        assertThat(store().load()).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadWhatIsSaved() throws IOException {
        store().save(file("one"));
        for (Path saved : List.of(path(), onlyBackup())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store().backupDirectory())))
                .isEqualTo("rwx------");
    }

    private Path onlyBackup() throws IOException {
        try (Stream<Path> files = Files.list(store().backupDirectory())) {
            return files.reduce((first, second) -> {
                        throw new AssertionError("more than one backup");
                    })
                    .orElseThrow();
        }
    }

    @Test
    void fallsBackToTheNewestGoodBackupAndSaysSo() throws IOException {
        KeystoreFile first = file("one");
        KeystoreFile second = file("two");
        store().save(first);
        now = now.plusSeconds(60);
        store().save(second);
        Files.write(path(), Arrays.copyOf(Files.readAllBytes(path()), 100));

        KeystoreStore.Loaded loaded = load();

        assertThat(loaded.file()).isEqualTo(second);
        assertThat(loaded.recovery()).isNotNull();
        assertThat(loaded.recovery().made()).isEqualTo(now);
        assertThat(loaded.recovery().reason()).contains("not JSON");
    }

    @Test
    void aMissingFileWithBackupsIsNotAnEmptyWallet() throws IOException {
        store().save(file("one"));
        Files.delete(path());
        assertThat(load().recovery().reason()).isEqualTo("it is missing");
    }

    @Test
    void aDamagedFileIsSetAsideByTheNextSave() throws IOException {
        store().save(file("one"));
        Files.writeString(path(), "{");
        store().save(load().file());
        assertThat(load().recovery()).isNull();
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith("damaged-"));
        }
    }

    @Test
    void damageWithoutAnyGoodBackupIsAnErrorNotAnEmptyWallet() throws IOException {
        store().save(file("one"));
        Files.writeString(path(), "{");
        Files.writeString(onlyBackup(), "");
        assertThatThrownBy(() -> store().load())
                .isInstanceOf(WalletException.class)
                .hasMessageContaining("Restore from the phrase");
    }

    @Test
    void aNewerFileIsNeitherReplacedByABackupNorOverwritten() throws IOException {
        store().save(file("one"));
        String newer = Files.readString(path()).replace("\"version\" : 1", "\"version\" : 9");
        Files.writeString(path(), newer);
        assertThatThrownBy(() -> store().load()).hasMessageContaining("newer program");
        assertThatThrownBy(() -> store().save(file("two"))).hasMessageContaining("newer program");
        assertThat(Files.readString(path())).isEqualTo(newer);
    }

    @Test
    void afterAPassphraseChangeOnlyTheNewestBackupIsLeft() throws IOException {
        store().save(file("one"));
        now = now.plusSeconds(60);
        KeystoreFile second = file("two");
        store().save(second);
        store().dropOlderBackups();
        Files.delete(path());
        assertThat(load().file()).isEqualTo(second);
        assertThat(onlyBackup()).exists();
    }

    @Test
    void aCrashAtAnyStepLeavesTheOldOrTheNewKeystore() {
        KeystoreFile old = file("old");
        KeystoreFile fresh = file("new");
        int steps = 0;
        for (int step = 0; ; step++) {
            Path path = home.resolve("crash" + step).resolve("keystore.json");
            new KeystoreStore(path, () -> now).save(old);
            FailingDisk disk = new FailingDisk(step, true);
            boolean crashed = false;
            try {
                new KeystoreStore(path, () -> now.plusSeconds(60), disk).save(fresh);
            } catch (FailingDisk.Crash e) {
                crashed = true;
            }
            KeystoreStore reopened = new KeystoreStore(path, () -> now.plusSeconds(120));
            KeystoreStore.Loaded loaded = reopened.load().orElseThrow();
            assertThat(loaded.file()).as("step %d", step).isIn(old, fresh);
            assertThat(loaded.recovery()).as("step %d", step).isNull();
            reopened.save(fresh);
            assertThat(reopened.load().orElseThrow().file()).isEqualTo(fresh);
            if (!crashed) {
                assertThat(loaded.file()).isEqualTo(fresh);
                break;
            }
            steps++;
        }
        assertThat(steps).as("steps that were failed").isGreaterThanOrEqualTo(8);
    }

    @Test
    void anErrorOfTheDiskIsToldAndTheOldKeystoreStays() {
        KeystoreFile old = file("old");
        store().save(old);
        int told = 0;
        for (int step = 0; step < 8; step++) {
            KeystoreStore failing = new KeystoreStore(path(), () -> now, new FailingDisk(step, false));
            try {
                told += failing.save(old).isPresent() ? 1 : 0;
            } catch (WalletException e) {
                assertThat(e.code()).isEqualTo(WalletException.Code.KEYSTORE);
                told++;
            }
            assertThat(load().file()).isEqualTo(old);
        }
        assertThat(told).isEqualTo(8);
    }

    /** Does the steps for real until one fails: as a crash half-way through it, or as an error the caller sees. */
    private static final class FailingDisk implements Disk {
        private final Disk real = Disk.real();
        private final int failAt;
        private final boolean crash;
        private int step;

        FailingDisk(int failAt, boolean crash) {
            this.failAt = failAt;
            this.crash = crash;
        }

        static final class Crash extends Error {
            private static final long serialVersionUID = 1L;
        }

        private interface Step {
            void run() throws IOException;
        }

        private void step(Step before, Step whole) throws IOException {
            if (step++ == failAt) {
                before.run();
                if (crash) {
                    throw new Crash();
                }
                throw new IOException("disk full");
            }
            whole.run();
        }

        @Override
        public void makeDirectory(Path directory) throws IOException {
            step(() -> {}, () -> real.makeDirectory(directory));
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            step(() -> real.write(file, Arrays.copyOf(content, content.length / 2)), () -> real.write(file, content));
        }

        @Override
        public void replace(Path source, Path target) throws IOException {
            step(() -> {}, () -> real.replace(source, target));
        }

        @Override
        public void force(Path directory) throws IOException {
            step(() -> {}, () -> real.force(directory));
        }

        @Override
        public void delete(Path file) throws IOException {
            step(() -> {}, () -> real.delete(file));
        }
    }
}

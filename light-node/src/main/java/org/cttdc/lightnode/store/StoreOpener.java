package org.cttdc.lightnode.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;

/**
 * Opens the store: makes or migrates its schema, refuses one written by a newer program, and moves a damaged one aside so that the
 * node starts again from its trust root. What the outbox held is carried over where it can still be read.
 */
public final class StoreOpener {
    /** Schema version this program writes. */
    static final int VERSION = 3;

    private static final int ALREADY_OPEN = 90020;
    private static final int UNKNOWN_FILE_FORMAT = 90048;

    private final Path home;
    private final InstantSource clock;

    public StoreOpener(Path home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /**
     * An open store.
     *
     * @param problem what the person must be told: set where a damaged store was replaced
     */
    public record Opened(Database database, Optional<LightNodeException> problem) {}

    /** Opens it; throws {@link LightNodeException} STORE where it is newer than this program, in use or cannot be made. */
    public Opened open() {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new LightNodeException(Code.STORE, "cannot make the directory " + home + ": " + e, e);
        }
        try {
            return new Opened(openChecked(), Optional.empty());
        } catch (SQLException damage) {
            if (damage.getErrorCode() == ALREADY_OPEN) {
                throw new LightNodeException(
                        Code.STORE,
                        "the store in " + home + " is in use by another process: close that one first",
                        damage);
            }
            if (damage.getErrorCode() == UNKNOWN_FILE_FORMAT) {
                throw new LightNodeException(
                        Code.STORE,
                        "the store in " + home
                                + " has a file format of a newer program: update this one or choose another"
                                + " directory",
                        damage);
            }
            return rebuild(damage);
        }
    }

    private Database openChecked() throws SQLException {
        Database database = Database.open(home);
        try {
            check(database);
            return database;
        } catch (DamagedException e) {
            database.close();
            throw e.damage();
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Carries a {@link SQLException} through the store's thread so that it is told from a refusal. */
    private static final class DamagedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient SQLException damage;

        DamagedException(SQLException damage) {
            super(damage);
            this.damage = damage;
        }

        SQLException damage() {
            return damage;
        }
    }

    private void check(Database database) {
        try {
            database.execute(connection -> {
                int version = versionOf(connection);
                if (version > VERSION) {
                    throw new LightNodeException(
                            Code.STORE,
                            "the store in " + home + " was written by a newer program (schema " + version
                                    + ", this one knows " + VERSION
                                    + "): update this program or choose another directory");
                }
                refuseCode(connection);
                for (int next = version + 1; next <= VERSION; next++) {
                    migrate(connection, next);
                }
                readThrough(connection);
            });
        } catch (LightNodeException e) {
            if (e.getCause() instanceof SQLException damage) {
                throw new DamagedException(damage);
            }
            if (e.getCause() != null) {
                throw new DamagedException(new SQLException(e.getCause()));
            }
            throw e;
        }
    }

    private static int versionOf(Connection connection) throws SQLException {
        Database.update(connection, "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY)");
        return Database.query(connection, "SELECT COALESCE(MAX(version), 0) FROM schema_version", row -> row.getInt(1))
                .getFirst();
    }

    /** The node writes neither aliases nor triggers: a file that has one was made to run code. */
    private static void refuseCode(Connection connection) throws SQLException {
        int routines = Database.query(
                        connection,
                        "SELECT (SELECT COUNT(*) FROM INFORMATION_SCHEMA.ROUTINES)"
                                + " + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS)",
                        row -> row.getInt(1))
                .getFirst();
        if (routines > 0) {
            throw new SQLException("the store holds aliases or triggers, which this program never writes");
        }
    }

    /** Brings the schema from the version below to this one. */
    static void migrate(Connection connection, int version) throws SQLException {
        for (String statement : script(version).split(";\\s*(\\n|$)")) {
            if (!statement.isBlank()) {
                Database.update(connection, statement);
            }
        }
        Database.update(connection, "INSERT INTO schema_version VALUES (?)", version);
    }

    private static String script(int version) {
        try (InputStream in = StoreOpener.class.getResourceAsStream("schema-" + version + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without schema " + version);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's schema " + version + " cannot be read", e);
        }
    }

    /** Touches what the node starts from, so that damage shows now and not in the middle of a sync. */
    private static void readThrough(Connection connection) throws SQLException {
        for (String table : List.of(
                "trust_root", "validator_set", "peer", "conflict", "outbox", "history", "disagreement", "statement")) {
            Database.query(connection, "SELECT * FROM " + table, row -> row.getObject(1));
        }
        Database.query(connection, "SELECT * FROM light_block ORDER BY height DESC LIMIT 100", row -> row.getObject(1));
    }

    private Opened rebuild(SQLException damage) {
        List<OutboxTable.Row> saved = salvage();
        Optional<Halt> halt = salvageHalt();
        Path aside = moveAside();
        Database fresh;
        try {
            fresh = openChecked();
        } catch (SQLException e) {
            throw new LightNodeException(Code.STORE, "a new store cannot be made in " + home + ": " + e, e);
        }
        OutboxTable outbox = new OutboxTable(fresh);
        saved.forEach(outbox::restore);
        // A halt is a person's to end, not a damaged disk's.
        halt.ifPresent(known -> known.restore(fresh, clock.instant()));
        return new Opened(
                fresh,
                Optional.of(new LightNodeException(
                        Code.STORE,
                        "the local store was damaged (" + damage.getMessage() + "); it was moved to " + aside
                                + " and is rebuilt from the trust root; " + saved.size()
                                + " transactions of the outbox were carried over",
                        damage)));
    }

    private List<OutboxTable.Row> salvage() {
        try (Database damaged = Database.open(home)) {
            return new OutboxTable(damaged).all();
        } catch (SQLException | LightNodeException e) {
            // Nothing can be read: the person is told how many entries were carried over, here none.
            return List.of();
        }
    }

    /** What a node was halted for, and the trust root it was halted under: another root ends the halt. */
    private record Halt(List<Object[]> trustRoot, List<PeerTable.Conflict> conflicts) {
        void restore(Database fresh, Instant now) {
            fresh.execute(connection -> {
                for (Object[] row : trustRoot) {
                    Database.update(connection, "INSERT INTO trust_root VALUES (1, ?, ?, ?, ?)", row);
                }
            });
            new PeerTable(fresh).halt(conflicts, now);
        }
    }

    private Optional<Halt> salvageHalt() {
        try (Database damaged = Database.open(home)) {
            List<Object[]> trustRoot = damaged.transaction(connection ->
                    Database.query(connection, "SELECT chain_id, kind, height, hash FROM trust_root", row ->
                            new Object[] {row.getString(1), row.getString(2), row.getLong(3), row.getBytes(4)}));
            List<PeerTable.Conflict> conflicts = new PeerTable(damaged).conflicts();
            return conflicts.isEmpty() ? Optional.empty() : Optional.of(new Halt(trustRoot, conflicts));
        } catch (SQLException | LightNodeException e) {
            // What nobody can read halts nobody: the chain is verified again from the trust root, and witnessed.
            return Optional.empty();
        }
    }

    private Path moveAside() {
        Path file = home.resolve(Database.NAME + Database.FILE_SUFFIX);
        Path aside = home.resolve(Database.NAME + ".damaged-" + clock.instant().toEpochMilli() + Database.FILE_SUFFIX);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return aside;
        } catch (IOException e) {
            throw new LightNodeException(
                    Code.STORE, "the local store is damaged and cannot be moved aside: " + file + ": " + e, e);
        }
    }
}

package org.cttdc.commerce.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Ordered scripts {@code schema-1.sql}, {@code schema-2.sql}, ... H2 commits every statement that changes the schema, so a script is
 * marked as run only after its last one, and its statements may run again.
 */
final class Migrations {
    /** Version of the newest script. */
    private static final int NEWEST = 2;

    private Migrations() {}

    static void run(Database database) {
        database.run(tx -> tx.update("create table if not exists schema_version (version int primary key)"));
        int have = database.call(Migrations::version);
        if (have > NEWEST) {
            throw new StoreException("the database has schema " + have + ", this program knows " + NEWEST
                    + ": start a newer version of the service");
        }
        for (int version = have + 1; version <= NEWEST; version++) {
            int next = version;
            database.run(tx -> apply(tx, next));
        }
    }

    private static int version(Tx tx) throws SQLException {
        return tx.first("select coalesce(max(version), 0) as v from schema_version", row -> row.getInt("v"))
                .orElse(0);
    }

    private static void apply(Tx tx, int version) throws SQLException {
        for (String statement : statements("schema-" + version + ".sql")) {
            tx.update(statement);
        }
        tx.update("insert into schema_version (version) values (?)", version);
    }

    private static List<String> statements(String script) {
        try (InputStream in = Migrations.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new StoreException("the program is incomplete: " + script + " is missing");
            }
            String sql = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^--.*$", "");
            return Arrays.stream(sql.split(";"))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
    }
}

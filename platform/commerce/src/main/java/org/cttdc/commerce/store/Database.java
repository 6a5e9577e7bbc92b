package org.cttdc.commerce.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** The service's database: one command is one transaction, and nothing of a failed one remains. */
public final class Database {
    /** Serialization failure, deadlock (H2 and PostgreSQL), lock timeout (H2), and a row that another command inserted first. */
    private static final Set<String> RETRIED = Set.of("40001", "40P01", "HYT00", "23505");

    private static final int ATTEMPTS = 5;

    private final DataSource source;

    private Database(DataSource source) {
        this.source = source;
    }

    /** Brings the schema up to date; refuses a database newer than this program. */
    public static Database open(DataSource source) {
        Database database = new Database(source);
        Migrations.run(database);
        return database;
    }

    /** What happens inside one transaction; exceptions roll it back. */
    public interface Work<T> {
        T run(Tx tx) throws SQLException;
    }

    /** The same without a result. */
    public interface Action {
        void run(Tx tx) throws SQLException;
    }

    /** Runs and commits. Conflicts with other commands are tried again, so {@code work} must have no effect of its own. */
    public <T> T call(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !RETRIED.contains(String.valueOf(e.getSQLState()))) {
                    throw new StoreException("the database refused: " + e.getMessage(), e);
                }
            }
        }
    }

    /** The same without a result. */
    public void run(Action action) {
        call(tx -> {
            action.run(tx);
            return true;
        });
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(new Tx(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}

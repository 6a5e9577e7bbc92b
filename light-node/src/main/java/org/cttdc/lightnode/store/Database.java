package org.cttdc.lightnode.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.jspecify.annotations.Nullable;

/**
 * The node's H2 file. Every command is one transaction, on one thread of its own: an interrupted caller must not reach the file,
 * because Java closes a file channel under an interrupted thread.
 */
public final class Database implements AutoCloseable {
    /** Name of the store inside the node's home; H2 adds its suffix. */
    static final String NAME = "light-node";

    static final String FILE_SUFFIX = ".mv.db";

    private final Connection connection;
    private final ExecutorService thread;

    private Database(Connection connection) {
        this.connection = connection;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("light-node-store").factory());
    }

    /** Something done with the connection inside a transaction. */
    @FunctionalInterface
    public interface Command<T> {
        /** Does it; whatever it throws rolls everything back. */
        T run(Connection connection) throws SQLException;
    }

    /** Something done with the connection inside a transaction, for its effect. */
    @FunctionalInterface
    public interface Work {
        /** Does it; whatever it throws rolls everything back. */
        void run(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** The row the result set stands on. */
        T read(ResultSet row) throws SQLException;
    }

    /** Opens the file as it is, without looking at what it holds. */
    static Database open(Path home) throws SQLException {
        // Anything after a ';' in an H2 address is a setting, INIT among them, which runs code.
        if (home.toString().indexOf(';') >= 0) {
            throw new LightNodeException(Code.STORE, "a directory with ';' in its name cannot hold the store: " + home);
        }
        // WRITE_DELAY=0: a commit has reached the file before the call returns.
        String address = "jdbc:h2:file:" + home.toAbsolutePath().resolve(NAME)
                + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
        Connection connection = DriverManager.getConnection(address, "light", "");
        connection.setAutoCommit(false);
        return new Database(connection);
    }

    /** Runs a command as one transaction and returns once it is in the file. */
    public <T> T transaction(Command<T> command) {
        Future<T> done;
        try {
            done = thread.submit(() -> inTransaction(command));
        } catch (RejectedExecutionException e) {
            throw new LightNodeException(Code.STORE, "the local store is closed", e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As {@link #execute}, and returns once it would survive a loss of power. */
    public void executeDurably(Work work) {
        execute(work);
        execute(connection -> update(connection, "CHECKPOINT SYNC"));
    }

    /** Runs a command without a result as one transaction and returns once it is in the file. */
    public void execute(Work work) {
        var _ = transaction(connection -> {
            work.run(connection);
            return true;
        });
    }

    private <T> T inTransaction(Command<T> command) throws SQLException {
        boolean done = false;
        try {
            T result = command.run(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof LightNodeException known
                ? known
                : new LightNodeException(
                        Code.STORE, "the local store failed: " + cause, cause == null ? new SQLException() : cause);
    }

    /** All rows of a query. */
    public static <T> List<T> query(Connection connection, String sql, RowReader<T> reader, @Nullable Object... args)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, args);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** Runs a statement and returns the number of rows it touched. */
    public static int update(Connection connection, String sql, @Nullable Object... args) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, args)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... args)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < args.length; i++) {
                statement.setObject(i + 1, args[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    @Override
    public void close() {
        var _ = thread.submit(() -> {
            connection.close();
            return null;
        });
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.cttdc.commerce.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Dies at one commit that writes, just before it takes effect or just after, as a pulled plug would. */
public final class CrashingSource implements DataSource {
    private final DataSource inner;
    private final boolean after;
    private int left;

    /** Dies at the {@code nth} such commit, counted from 1. */
    public CrashingSource(DataSource inner, int nth, boolean after) {
        this.inner = inner;
        this.left = nth;
        this.after = after;
    }

    /** What a dying process throws. */
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Whether the plug was pulled. */
    public boolean crashed() {
        return left <= 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = inner.getConnection();
        AtomicBoolean wrote = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("prepareStatement") && !((String) args[0]).startsWith("select")) {
                        wrote.set(true);
                    }
                    boolean dies = method.getName().equals("commit") && wrote.get() && --left == 0;
                    if (dies && !after) {
                        throw new Crash();
                    }
                    try {
                        Object result = method.invoke(connection, args);
                        if (dies) {
                            throw new Crash();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Logger getParentLogger() {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}

package org.cttdc.commerce;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a service runs.
 *
 * @param host interface to listen on
 * @param port 0 takes a free one
 * @param publicUrl address that clients use, which they sign when they log in; empty for "http://host:port"
 * @param name shown to people
 * @param jdbcUrl H2 or PostgreSQL
 * @param dbUser database user, empty where the URL needs none
 * @param dbPassword its password
 * @param refundWindow blocks from payment until an order is final, at least 1
 * @param paymentWindow blocks after which an unpaid order is cancelled, at least 1
 * @param sessionLife how long a login lasts
 * @param txFee uCTT paid for a batch, or 0 for the chain's minimum
 * @param sandbox whether payments are play money; nothing else is implemented, so this must be true
 */
public record CommerceConfig(
        String host,
        int port,
        String publicUrl,
        String name,
        String jdbcUrl,
        String dbUser,
        String dbPassword,
        long refundWindow,
        long paymentWindow,
        Duration sessionLife,
        long txFee,
        boolean sandbox) {
    /** Blocks from payment until an order is final, unless configured. */
    public static final long DEFAULT_REFUND_WINDOW = 12;

    private static final long DEFAULT_PAYMENT_WINDOW = 120;

    public CommerceConfig {
        if (refundWindow < 1 || paymentWindow < 1 || txFee < 0 || sessionLife.isNegative() || sessionLife.isZero()) {
            throw new IllegalArgumentException(
                    "refund window, payment window and session life are positive, the transaction fee is not negative");
        }
        if (!sandbox) {
            throw new IllegalArgumentException(
                    "this service takes play money only: start it with sandbox payments, on a chain of your own");
        }
    }

    /** A service for one machine: a free loopback port and an H2 database in {@code home}. */
    public static CommerceConfig local(Path home, String name) {
        return new CommerceConfig(
                "127.0.0.1",
                0,
                "",
                name,
                "jdbc:h2:file:" + home.resolve("commerce").toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE",
                "",
                "",
                DEFAULT_REFUND_WINDOW,
                DEFAULT_PAYMENT_WINDOW,
                Duration.ofHours(12),
                0,
                true);
    }

    /** The same at a fixed address. */
    public CommerceConfig listeningAt(String newHost, int newPort) {
        return new CommerceConfig(
                newHost,
                newPort,
                publicUrl,
                name,
                jdbcUrl,
                dbUser,
                dbPassword,
                refundWindow,
                paymentWindow,
                sessionLife,
                txFee,
                sandbox);
    }

    /** The same on another database. */
    public CommerceConfig withDatabase(String url, String user, String password) {
        return new CommerceConfig(
                host,
                port,
                publicUrl,
                name,
                url,
                user,
                password,
                refundWindow,
                paymentWindow,
                sessionLife,
                txFee,
                sandbox);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "CommerceConfig[" + name + " at " + host + ":" + port + ", " + jdbcUrl.replaceAll("[?;].*", "") + "]";
    }
}

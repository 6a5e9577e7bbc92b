package org.cttdc.commerce;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.cttdc.commerce.batch.Batcher;
import org.cttdc.commerce.batch.Finality;
import org.cttdc.commerce.batch.OmissionAnswers;
import org.cttdc.commerce.batch.Receipts;
import org.cttdc.commerce.batch.RoundRunner;
import org.cttdc.commerce.batch.Rounds;
import org.cttdc.commerce.http.HttpDoor;
import org.cttdc.commerce.service.Catalogue;
import org.cttdc.commerce.service.Chain;
import org.cttdc.commerce.service.Checkout;
import org.cttdc.commerce.service.Logins;
import org.cttdc.commerce.service.Orders;
import org.cttdc.commerce.service.Promotions;
import org.cttdc.commerce.service.Trader;
import org.cttdc.commerce.store.Database;
import org.cttdc.lightnode.api.LightNode;

/** The commerce service as a running program: database, HTTP door, and a round at every new verified height. */
public final class CommerceServer implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final HikariDataSource source;
    private final Rounds rounds;
    private final RoundRunner runner;
    private final HttpDoor door;

    private CommerceServer(HikariDataSource source, Rounds rounds, RoundRunner runner, HttpDoor door) {
        this.source = source;
        this.rounds = rounds;
        this.runner = runner;
        this.door = door;
    }

    /**
     * Opens the database, brings its schema up to date, listens and follows the chain. The light node stays the caller's.
     *
     * @param clock ends sessions and challenges; everything about orders goes by the chain's heights
     */
    public static CommerceServer start(
            CommerceConfig config, LightNode lightNode, PlatformSigner signer, InstantSource clock) {
        HikariDataSource source = pool(config);
        try {
            return start(config, lightNode, signer, clock, source);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static CommerceServer start(
            CommerceConfig config,
            LightNode lightNode,
            PlatformSigner signer,
            InstantSource clock,
            HikariDataSource source) {
        Database database = Database.open(source);
        Chain chain = new Chain(lightNode);
        Receipts receipts = new Receipts(signer);
        Catalogue catalogue = new Catalogue(database, chain);
        Rounds rounds = new Rounds(
                database,
                lightNode,
                catalogue,
                new Finality(database, receipts, config.paymentWindow()),
                new Batcher(database, lightNode, signer, config.txFee()),
                new OmissionAnswers(database, lightNode, signer, config.txFee()),
                receipts.platform());
        Trader trader = new Trader(
                Trader.info(config, receipts.platform(), lightNode.status().chainId()),
                new Logins(database, clock, new SecureRandom(), config.sessionLife()),
                catalogue,
                new Checkout(database, chain),
                new Orders(database, chain, config.refundWindow(), receipts.platform(), signer.publicKey()),
                new Promotions(database));
        HttpDoor door = HttpDoor.open(config.host(), config.port(), config.publicUrl(), trader, rounds::status);
        return new CommerceServer(source, rounds, RoundRunner.start(rounds, lightNode), door);
    }

    /** Where clients reach it. */
    public String url() {
        return door.url();
    }

    /** How it stands. Never blocks. */
    public ServiceStatus status() {
        return rounds.status();
    }

    /**
     * Runs a round now, at the newest verified state, on the caller's thread: for whoever drives the chain's heights (the sandbox, a
     * test) and must not pass a phase before the service has used it. See {@link ServiceStatus#due}.
     */
    public ServiceStatus catchUp() {
        rounds.run();
        return rounds.status();
    }

    /** Stops; what was under way goes on at the next start. */
    @Override
    public void close() {
        door.close();
        runner.close();
        source.close();
    }

    private static HikariDataSource pool(CommerceConfig config) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(config.jdbcUrl());
        pool.setUsername(config.dbUser());
        pool.setPassword(config.dbPassword());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setAutoCommit(false);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.setPoolName("commerce");
        return new HikariDataSource(pool);
    }
}

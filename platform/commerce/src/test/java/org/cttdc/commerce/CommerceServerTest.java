package org.cttdc.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.cttdc.commerce.testing.Shop.BUYER;
import static org.cttdc.commerce.testing.Shop.LOT_SECRET;
import static org.cttdc.commerce.testing.Shop.MERCHANT;
import static org.cttdc.commerce.testing.Shop.PLATFORM;
import static org.cttdc.commerce.testing.Shop.listing;
import static org.cttdc.commerce.testing.Shop.request;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.cttdc.commerce.api.CommerceClient;
import org.cttdc.commerce.api.CommerceService.Session;
import org.cttdc.commerce.api.InclusionVerifier;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.store.StoreException;
import org.cttdc.commerce.testing.FakeChain;
import org.cttdc.commerce.testing.Shop;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.state.StateKeys;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as it runs: pooled connections, the HTTP door and rounds on their own thread. */
class CommerceServerTest {
    private static final String POSTGRES = "ctt.test.postgres";

    @TempDir
    Path home;

    @Test
    @Timeout(120)
    void aSaleSurvivesARestartAndIsAnchoredOnH2() throws ProofException {
        saleWithRestart(CommerceConfig.local(home, "Shop"));
    }

    /** Run with -Dctt.test.postgres=jdbc:postgresql://...?user=...&password=...; its schema "public" is dropped first. */
    @Test
    @Timeout(120)
    void aSaleSurvivesARestartAndIsAnchoredOnPostgres() throws ProofException, SQLException {
        String url = System.getProperty(POSTGRES, "");
        Assumptions.assumeFalse(url.isEmpty(), "no database is given with -D" + POSTGRES);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
        saleWithRestart(CommerceConfig.local(home, "Shop").withDatabase(url, "", ""));
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() throws SQLException {
        CommerceConfig config = CommerceConfig.local(home, "Shop");
        FakeChain chain = Shop.chain();
        CommerceServer.start(config, chain, PLATFORM, InstantSource.system()).close();
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("insert into schema_version (version) values (99)");
        }

        Assertions.assertThatThrownBy(() -> CommerceServer.start(config, chain, PLATFORM, InstantSource.system()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("schema 99");
    }

    @Test
    void realPaymentsAreNotPretended() {
        CommerceConfig good = CommerceConfig.local(home, "Shop");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CommerceConfig(
                        "127.0.0.1", 0, "", "Shop", good.jdbcUrl(), "", "", 12, 12, good.sessionLife(), 0, false))
                .withMessageContaining("play money");
    }

    private static void saleWithRestart(CommerceConfig config) throws ProofException {
        FakeChain chain = Shop.chain();
        long id;
        try (CommerceServer server = CommerceServer.start(config, chain, PLATFORM, InstantSource.system());
                CommerceClient client = CommerceClient.at(server.url())) {
            Session merchant = client.login(MERCHANT);
            merchant.offer(new OfferRequest(listing(0), "Kettle", "电水壶", 19_900, "L1", LOT_SECRET));
            Session buyer = client.login(BUYER);
            id = buyer.order(List.of(request("a", listing(0), 1))).getFirst().id();
            buyer.pay(id);
            merchant.ship(id);
            chain.advanceTo(121);
            await(() -> !chain.outbox().entries().isEmpty());
        }
        try (CommerceServer server = CommerceServer.start(config, chain, PLATFORM, InstantSource.system());
                CommerceClient client = CommerceClient.at(server.url())) {
            chain.advanceTo(125);
            await(() -> server.status().height() == 125);
            Order order = client.login(BUYER).find(id);
            assertThat(order.stage()).isEqualTo(Order.Stage.ANCHORED);
            assertThat(order.receipt()).isNotNull();
            assertThat(order.inclusion()).isNotNull();
            InclusionVerifier.verify(
                    order.receipt().leaf(),
                    order.inclusion(),
                    chain.get(StateKeys.batch(PLATFORM.address(), 1)).orElseThrow());
            assertThat(server.status().problems()).isEmpty();
        }
    }

    /** The test's time limit ends a wait that is in vain. */
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}

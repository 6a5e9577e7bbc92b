package org.cttdc.commerce.testing;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.cttdc.commerce.api.CommerceClient;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.OrderSecrets;
import org.cttdc.commerce.api.PlatformInfo;
import org.cttdc.commerce.batch.Batcher;
import org.cttdc.commerce.batch.Finality;
import org.cttdc.commerce.batch.OmissionAnswers;
import org.cttdc.commerce.batch.Receipts;
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
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.PackCodes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.h2.jdbcx.JdbcDataSource;

/** The service's parts on a given database and chain, with rounds that run when a test says so. */
public final class Shop {
    public static final long WINDOW = 12;
    public static final Member PLATFORM = Member.number(1);
    public static final Member MERCHANT = Member.number(2);
    public static final Member BUYER = Member.number(3);
    public static final Member STRANGER = Member.number(4);
    public static final Bytes LOT_SECRET = Bytes.of(new byte[32]);
    public static final String LOT = "L1";

    public final FakeChain chain;
    public final Clock clock;
    public final Catalogue catalogue;
    public final Checkout checkout;
    public final Orders orders;
    public final Logins logins;
    public final Rounds rounds;
    private final Trader trader;

    public Shop(DataSource source, FakeChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
        Database database = Database.open(source);
        Chain reads = new Chain(chain);
        Receipts receipts = new Receipts(PLATFORM);
        catalogue = new Catalogue(database, reads);
        checkout = new Checkout(database, reads);
        orders = new Orders(database, reads, WINDOW, PLATFORM.address(), PLATFORM.publicKey());
        logins = new Logins(database, clock, new SecureRandom(), Duration.ofHours(1));
        rounds = new Rounds(
                database,
                chain,
                catalogue,
                new Finality(database, receipts, 60),
                new Batcher(database, chain, PLATFORM, 0),
                new OmissionAnswers(database, chain, PLATFORM, 0),
                PLATFORM.address());
        PlatformInfo info = new PlatformInfo(PLATFORM.address(), "Shop", FakeChain.CHAIN_ID, WINDOW, true);
        trader = new Trader(info, logins, catalogue, checkout, orders, new Promotions(database));
    }

    /** A clock that a test turns. */
    public static final class Clock implements InstantSource {
        private final AtomicLong seconds = new AtomicLong(1_790_000_000L);

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.get());
        }

        public void forward(Duration by) {
            seconds.addAndGet(by.toSeconds());
        }
    }

    /** A shop on a fresh database in memory. */
    public static Shop fresh() {
        return new Shop(memory(), chain(), new Clock());
    }

    /** A fresh database that lives as long as this process. */
    public static DataSource memory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    /** A chain that knows the platform and one listing of the merchant's with a lot of 100 units. */
    public static FakeChain chain() {
        FakeChain chain = new FakeChain();
        chain.put(
                StateKeys.platform(PLATFORM.address()),
                new PlatformState(PLATFORM.address(), "Shop", 1_000_000_000_000L, 0));
        chain.put(StateKeys.account(PLATFORM.address()), new Account(1_000_000, 0, 0));
        publish(chain, listing(0), MERCHANT, 1_500, 100);
        return chain;
    }

    public static Bytes listing(int n) {
        return Sha256.of(Bytes.of(new byte[] {(byte) n, (byte) (n >> 8), 1}));
    }

    public static void publish(FakeChain chain, Bytes id, Member merchant, int bps, int units) {
        Bytes root = MerkleTree.root(PackCodes.codes(LOT_SECRET, units));
        chain.put(
                StateKeys.listing(id),
                new ListingState(
                        id,
                        Sha256.of(id),
                        merchant.address(),
                        bps,
                        List.of(new Msg.LotSeal(LOT, root, units)),
                        chain.stateHeight()));
    }

    /** Puts a published listing on sale. */
    public void sell(Bytes listing, long price) {
        catalogue.offer(MERCHANT.address(), new OfferRequest(listing, "Kettle", "电水壶", price, LOT, LOT_SECRET));
    }

    /** A request with fresh secrets. */
    public static OrderRequest request(String id, Bytes listing, long quantity) {
        return secrets(id).request(id, PLATFORM.address(), BUYER.address(), listing, quantity, Bytes.EMPTY);
    }

    /** The secrets of the request with that id. */
    public static OrderSecrets secrets(String id) {
        Bytes seed = Sha256.of(Bytes.of(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return new OrderSecrets(seed.slice(0, 16), seed);
    }

    /** Orders and pays. */
    public long buy(String id, Bytes listing, long quantity) {
        long order = checkout.place(BUYER.address(), List.of(request(id, listing, quantity)))
                .getFirst();
        orders.pay(BUYER.address(), order);
        return order;
    }

    /** Blocks up to a height with a round after each. */
    public void live(long height) {
        while (chain.stateHeight() < height) {
            chain.advanceTo(chain.stateHeight() + 1);
            rounds.run();
        }
    }

    /** What the HTTP door opens to. */
    public Trader trader() {
        return trader;
    }

    /** Opens the HTTP door on a free port. */
    public HttpDoor door() {
        return HttpDoor.open("127.0.0.1", 0, "", trader, rounds::status);
    }

    /** A client of an open door. */
    public static CommerceClient client(HttpDoor door) {
        return CommerceClient.at(door.url());
    }
}

package org.cttdc.commerce.api;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.cttdc.commerce.api.wire.Wire;

/** The commerce service over HTTP. Thread-safe; calls block, so use a virtual thread. */
public final class CommerceClient implements CommerceService, AutoCloseable {
    private static final TypeReference<List<Offer>> OFFERS = new TypeReference<>() {};
    private static final TypeReference<List<Order>> ORDERS = new TypeReference<>() {};
    private static final TypeReference<List<Promotion>> PROMOTIONS = new TypeReference<>() {};
    /** Most pages of a list that are fetched before the service is taken to be lying. */
    private static final int MAX_PAGES = 500;

    private final HttpUrl service;
    private final HttpCalls calls;

    private CommerceClient(HttpUrl service, OkHttpClient http) {
        this.service = service;
        this.calls = new HttpCalls(service, http);
    }

    /**
     * A client of the service at {@code url}, e.g. "https://shop.example". Plain HTTP is accepted on loopback only: a session's
     * token must not travel in the open.
     */
    public static CommerceClient at(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null || !parsed.encodedPath().equals("/") || parsed.query() != null) {
            throw new CommerceException(
                    CommerceException.Code.BAD_REQUEST, "the service's address is not like https://host:port: " + url);
        }
        if (!parsed.isHttps() && !HttpCalls.isLoopback(parsed.host())) {
            throw new CommerceException(
                    CommerceException.Code.BAD_REQUEST, "the service must be reached over https, not " + url);
        }
        return new CommerceClient(parsed, HttpCalls.newHttpClient());
    }

    @Override
    public PlatformInfo platform() {
        return calls.get(Wire.PLATFORM, Optional.empty(), PlatformInfo.class);
    }

    @Override
    public List<Offer> offers() {
        List<Offer> all = new ArrayList<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Offer> part = calls.get(Wire.OFFERS + "?from=" + all.size(), Optional.empty(), OFFERS);
            all.addAll(part);
            if (part.size() < Wire.PAGE) {
                return List.copyOf(all);
            }
        }
        throw new CommerceException(CommerceException.Code.BAD_REPLY, "the list of offers does not end");
    }

    @Override
    public Session login(LoginSigner signer) {
        LoginChallenge challenge = calls.post(
                Wire.CHALLENGE, Optional.empty(), new Wire.ChallengeRequest(signer.address()), LoginChallenge.class);
        HttpUrl named = HttpUrl.parse(challenge.service());
        if (named == null || !named.equals(service) || challenge.nonce().size() != 32) {
            throw new CommerceException(
                    CommerceException.Code.BAD_REPLY,
                    "the service at " + service + " asks to sign in to another one: "
                            + HttpCalls.clean(challenge.service()));
        }
        Wire.LoginRequest answer =
                new Wire.LoginRequest(signer.address(), signer.publicKey(), challenge.nonce(), signer.sign(challenge));
        Wire.LoginReply reply = calls.post(Wire.LOGIN, Optional.empty(), answer, Wire.LoginReply.class);
        if (!reply.token().matches("[0-9a-f]{64}")) {
            throw new CommerceException(CommerceException.Code.BAD_REPLY, "the service gave no session");
        }
        return new ClientSession(calls, reply.token());
    }

    /** Gives up connections and threads. */
    @Override
    public void close() {
        calls.close();
    }

    private record ClientSession(HttpCalls calls, String token) implements Session {
        private Optional<String> bearer() {
            return Optional.of(token);
        }

        @Override
        public Offer offer(OfferRequest request) {
            return calls.post(Wire.OFFERS, bearer(), request, Offer.class);
        }

        @Override
        public List<Order> order(List<OrderRequest> cart) {
            List<Order> orders = calls.post(Wire.ORDERS, bearer(), new Wire.Cart(cart), ORDERS);
            if (orders.size() != cart.size()) {
                throw new CommerceException(
                        CommerceException.Code.BAD_REPLY,
                        "a cart of " + cart.size() + " came back as " + orders.size() + " orders");
            }
            return orders;
        }

        @Override
        public Order pay(long orderId) {
            return act(orderId, "pay");
        }

        @Override
        public Order refund(long orderId) {
            return act(orderId, "refund");
        }

        @Override
        public Order ship(long orderId) {
            return act(orderId, "ship");
        }

        @Override
        public List<Order> purchases() {
            return pages(before -> Wire.PURCHASES + "?before=" + before, ORDERS, Order::id);
        }

        @Override
        public List<Order> sales() {
            return pages(before -> Wire.SALES + "?before=" + before, ORDERS, Order::id);
        }

        @Override
        public List<Promotion> promotions() {
            return pages(before -> Wire.PROMOTIONS + "?before=" + before, PROMOTIONS, Promotion::id);
        }

        @Override
        public Order find(long orderId) {
            return calls.get(Wire.ORDERS + "/" + orderId, bearer(), Order.class);
        }

        private Order act(long orderId, String action) {
            return calls.post(Wire.ORDERS + "/" + orderId + "/" + action, bearer(), "", Order.class);
        }

        private <T> List<T> pages(LongFunction<String> path, TypeReference<List<T>> type, ToLongFunction<T> id) {
            List<T> all = new ArrayList<>();
            long before = Long.MAX_VALUE;
            for (int page = 0; page < MAX_PAGES; page++) {
                List<T> part = calls.get(path.apply(before), bearer(), type);
                all.addAll(part);
                if (part.size() < Wire.PAGE) {
                    return List.copyOf(all);
                }
                before = id.applyAsLong(part.getLast());
            }
            throw new CommerceException(CommerceException.Code.BAD_REPLY, "a list of the service does not end");
        }

        @Override
        public String toString() {
            return "ClientSession[" + calls + "]";
        }
    }
}

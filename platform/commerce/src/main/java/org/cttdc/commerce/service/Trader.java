package org.cttdc.commerce.service;

import java.util.List;
import org.cttdc.commerce.CommerceConfig;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.PlatformInfo;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.protocol.Bytes;

/** What the HTTP door opens to: every request, with its bearer token where it needs one. */
public final class Trader {
    private final PlatformInfo info;
    private final Logins logins;
    private final Catalogue catalogue;
    private final Checkout checkout;
    private final Orders orders;
    private final Promotions promotions;

    public Trader(
            PlatformInfo info,
            Logins logins,
            Catalogue catalogue,
            Checkout checkout,
            Orders orders,
            Promotions promotions) {
        this.info = info;
        this.logins = logins;
        this.catalogue = catalogue;
        this.checkout = checkout;
        this.orders = orders;
        this.promotions = promotions;
    }

    /** What a service says of itself. */
    public static PlatformInfo info(CommerceConfig config, Bytes address, String chainId) {
        return new PlatformInfo(address, config.name(), chainId, config.refundWindow(), config.sandbox());
    }

    public PlatformInfo platform() {
        return info;
    }

    public LoginChallenge challenge(String service, Wire.ChallengeRequest request) {
        return logins.challenge(service, request.address());
    }

    public Wire.LoginReply login(String service, Wire.LoginRequest request) {
        return logins.login(service, request);
    }

    public List<Offer> offers(long from) {
        Refusals.range("from", from, 0, Integer.MAX_VALUE);
        return catalogue.offers(from, Wire.PAGE);
    }

    public Offer offer(String token, OfferRequest request) {
        return catalogue.offer(logins.account(token), request);
    }

    public List<Order> order(String token, List<OrderRequest> cart) {
        Bytes buyer = logins.account(token);
        return checkout.place(buyer, cart).stream()
                .map(id -> orders.find(buyer, id))
                .toList();
    }

    public Order pay(String token, long id) {
        return orders.pay(logins.account(token), id);
    }

    public Order refund(String token, long id) {
        return orders.refund(logins.account(token), id);
    }

    public Order ship(String token, long id) {
        return orders.ship(logins.account(token), id);
    }

    public Order find(String token, long id) {
        return orders.find(logins.account(token), id);
    }

    public List<Order> purchases(String token, long before) {
        return orders.purchases(logins.account(token), before, Wire.PAGE);
    }

    public List<Order> sales(String token, long before) {
        return orders.sales(logins.account(token), before, Wire.PAGE);
    }

    public List<Promotion> promotions(String token, long before) {
        return promotions.of(logins.account(token), before, Wire.PAGE);
    }
}

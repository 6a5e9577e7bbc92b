package org.cttdc.reviewer.testing;

import java.util.ArrayList;
import java.util.List;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceService;
import org.cttdc.commerce.api.LoginSigner;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.PlatformInfo;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.protocol.Bytes;
import org.cttdc.wallet.testkit.StubWallet;

/** A platform in memory; tests put its offers and orders there. */
public final class StubCommerce implements CommerceService, CommerceService.Session {
    public final List<Offer> offers = new ArrayList<>();
    public final List<Order> orders = new ArrayList<>();
    public final List<Promotion> promotions = new ArrayList<>();
    /** What was ordered, in order. */
    public final List<OrderRequest> requests = new ArrayList<>();
    /** Whether nobody answers. */
    public boolean silent;

    private final Bytes platform;

    public StubCommerce(Bytes platform) {
        this.platform = platform;
    }

    @Override
    public PlatformInfo platform() {
        return new PlatformInfo(platform, "Shop", "ctt-sandbox-1", 20, true);
    }

    @Override
    public List<Offer> offers() {
        return List.copyOf(offers);
    }

    @Override
    public Session login(LoginSigner signer) {
        return this;
    }

    @Override
    public Offer offer(OfferRequest request) {
        throw new UnsupportedOperationException("reviewers sell nothing");
    }

    @Override
    public List<Order> order(List<OrderRequest> cart) {
        requests.addAll(cart);
        Offer offer = offers.getFirst();
        Order placed = new Order(
                orders.size() + 1L,
                cart.getFirst().requestId(),
                StubWallet.OWNER,
                offer.listing(),
                offer.merchant(),
                offer.titleEn(),
                offer.titleZh(),
                offer.lot(),
                cart.getFirst().quantity(),
                offer.price() * cart.getFirst().quantity(),
                0,
                Order.Stage.PLACED,
                1,
                0,
                -1,
                null,
                null,
                null);
        orders.addFirst(placed);
        return List.of(placed);
    }

    @Override
    public Order pay(long orderId) {
        return staged(orderId, Order.Stage.PAID);
    }

    @Override
    public Order refund(long orderId) {
        return staged(orderId, Order.Stage.REFUNDED);
    }

    @Override
    public Order ship(long orderId) {
        return staged(orderId, Order.Stage.SHIPPED);
    }

    @Override
    public List<Order> purchases() {
        if (silent) {
            throw new CommerceException(CommerceException.Code.UNREACHABLE, "nobody answers");
        }
        return List.copyOf(orders);
    }

    @Override
    public List<Promotion> promotions() {
        return List.copyOf(promotions);
    }

    @Override
    public List<Order> sales() {
        return List.of();
    }

    @Override
    public Order find(long orderId) {
        return orders.stream()
                .filter(order -> order.id() == orderId)
                .findFirst()
                .orElseThrow();
    }

    private Order staged(long orderId, Order.Stage stage) {
        Order order = find(orderId);
        Order now = new Order(
                order.id(),
                order.requestId(),
                order.buyer(),
                order.listing(),
                order.merchant(),
                order.titleEn(),
                order.titleZh(),
                order.lot(),
                order.quantity(),
                order.gross(),
                order.fee(),
                stage,
                order.placedHeight(),
                order.placedHeight() + 20,
                order.cycle(),
                order.receipt(),
                order.inclusion(),
                order.parcel());
        orders.set(orders.indexOf(order), now);
        return now;
    }
}

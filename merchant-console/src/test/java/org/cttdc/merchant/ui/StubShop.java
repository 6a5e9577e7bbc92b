package org.cttdc.merchant.ui;

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

/** The selling side of a platform, in memory. */
final class StubShop implements CommerceService, CommerceService.Session {
    final List<Offer> offers = new ArrayList<>();
    final List<Order> sales = new ArrayList<>();
    final List<OfferRequest> requests = new ArrayList<>();
    final List<Long> shipped = new ArrayList<>();
    /** Whether nobody answers. */
    boolean silent;

    @Override
    public PlatformInfo platform() {
        return new PlatformInfo(Bytes.fromHex("55".repeat(20)), "Shop", "ctt-sandbox-1", 20, true);
    }

    @Override
    public List<Offer> offers() {
        answer();
        return List.copyOf(offers);
    }

    @Override
    public Session login(LoginSigner signer) {
        return this;
    }

    @Override
    public Offer offer(OfferRequest request) {
        requests.add(request);
        Offer offer = new Offer(
                request.listing(),
                request.listing(),
                request.listing(),
                request.titleEn(),
                request.titleZh(),
                request.price(),
                1_500,
                request.lot(),
                500,
                5);
        offers.add(offer);
        return offer;
    }

    @Override
    public Order ship(long orderId) {
        shipped.add(orderId);
        return find(orderId);
    }

    @Override
    public List<Promotion> promotions() {
        return List.of();
    }

    @Override
    public List<Order> sales() {
        answer();
        return List.copyOf(sales);
    }

    @Override
    public Order find(long orderId) {
        return sales.stream().filter(order -> order.id() == orderId).findFirst().orElseThrow();
    }

    @Override
    public List<Order> order(List<OrderRequest> cart) {
        throw new UnsupportedOperationException("merchants buy nothing here");
    }

    @Override
    public Order pay(long orderId) {
        throw new UnsupportedOperationException("merchants buy nothing here");
    }

    @Override
    public Order refund(long orderId) {
        throw new UnsupportedOperationException("merchants buy nothing here");
    }

    @Override
    public List<Order> purchases() {
        return List.of();
    }

    private void answer() {
        if (silent) {
            throw new CommerceException(CommerceException.Code.UNREACHABLE, "nobody answers");
        }
    }
}

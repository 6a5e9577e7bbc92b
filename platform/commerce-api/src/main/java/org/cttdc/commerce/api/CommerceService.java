package org.cttdc.commerce.api;

import java.util.List;
import org.cttdc.protocol.Bytes;

/**
 * The trading service as every other module sees it, over HTTP ({@code CommerceClient}). Calls block and throw
 * {@link CommerceException}. What it returns is attested by the service, not proved.
 */
public interface CommerceService {
    /** Who runs it. */
    PlatformInfo platform();

    /** Everything on sale, each checked by the service against the chain. */
    List<Offer> offers();

    /** A session of one member. */
    Session login(LoginSigner signer);

    /** What a logged-in member can do. */
    interface Session {
        /** Puts a lot of an own listing on sale; the same lot again replaces price and titles. */
        Offer offer(OfferRequest request);

        /** The buyer's cart as orders, all or none. The same request ids again return the same orders. */
        List<Order> order(List<OrderRequest> cart);

        /** Pays with the sandbox's play money; the merchant may ship from then on. */
        Order pay(long orderId);

        /** Takes the buyer's own paid order back inside its refund window. Asking again does no harm. */
        Order refund(long orderId);

        /** A merchant ships a paid order: the parcel with its pack code leaves. */
        Order ship(long orderId);

        /** The member's own orders, newest first. */
        List<Order> purchases();

        /** Orders of the member's own listings, newest first. */
        List<Order> sales();

        /** What the member recommended, in anchored batches, newest first. */
        List<Promotion> promotions();

        /** One order of the member's. */
        Order find(long orderId);
    }

    /** Offers of one merchant. */
    default List<Offer> offersOf(Bytes merchant) {
        return offers().stream().filter(o -> o.merchant().equals(merchant)).toList();
    }
}

package org.cttdc.commerce.api.wire;

import java.util.List;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.protocol.Bytes;

/** Paths, limits and the bodies that are not part of the public api. */
public final class Wire {
    public static final String PLATFORM = "/v1/platform";
    public static final String OFFERS = "/v1/offers";
    public static final String CHALLENGE = "/v1/login/challenge";
    public static final String LOGIN = "/v1/login";
    public static final String ORDERS = "/v1/orders";
    public static final String PURCHASES = "/v1/purchases";
    public static final String SALES = "/v1/sales";
    public static final String PROMOTIONS = "/v1/promotions";
    public static final String HEALTH = "/v1/health";

    /** Most bytes of a request body. */
    public static final int MAX_REQUEST = 256 * 1024;
    /** Most bytes of a reply body. */
    public static final int MAX_REPLY = 4 * 1024 * 1024;
    /** Most items of one page of a list; a shorter page is the last one. */
    public static final int PAGE = 200;
    /** Most orders in one cart. */
    public static final int MAX_CART = 64;

    private Wire() {}

    /** Asks for a login challenge. */
    public record ChallengeRequest(Bytes address) {}

    /** Answers it. */
    public record LoginRequest(Bytes address, Bytes publicKey, Bytes nonce, Bytes signature) {}

    /** The bearer token of a session, and when it ends, Unix seconds. */
    public record LoginReply(String token, long expiresAt) {
        /** Never shows the token. */
        @Override
        public String toString() {
            return "LoginReply[expiresAt=" + expiresAt + "]";
        }
    }

    /** Orders to place together. */
    public record Cart(List<OrderRequest> cart) {
        public Cart {
            cart = List.copyOf(cart);
        }
    }
}

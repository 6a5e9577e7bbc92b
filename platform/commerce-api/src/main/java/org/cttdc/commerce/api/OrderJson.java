package org.cttdc.commerce.api;

import java.io.IOException;
import java.util.Optional;
import org.cttdc.commerce.api.wire.WireJson;

/** An order with its receipt as a file's content: what a buyer keeps of a platform that might forget it. */
public final class OrderJson {
    private OrderJson() {}

    /** The order as JSON. */
    public static byte[] write(Order order) {
        return WireJson.strict().write(order);
    }

    /** The order in a file; empty where it is damaged. */
    public static Optional<Order> read(byte[] json) {
        try {
            return Optional.of(WireJson.tolerant().read(json, Order.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

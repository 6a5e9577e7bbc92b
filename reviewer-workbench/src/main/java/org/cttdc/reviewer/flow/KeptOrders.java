package org.cttdc.reviewer.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderJson;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.commerce.api.ReceiptVerifier;
import org.cttdc.files.OwnerFolder;
import org.cttdc.protocol.Bytes;

/**
 * Orders with their signed receipts on the buyer's own disk: a platform that no longer tells of an order, or no longer answers, cannot
 * take back what it signed. Only receipts that the platform of the order signed are kept.
 */
public final class KeptOrders {
    private static final String SUFFIX = ".order";

    private final OwnerFolder files;
    private final Map<String, Order> known = new HashMap<>();

    /** @param folder made when the first receipt is kept */
    public KeptOrders(Path folder) {
        this.files = new OwnerFolder(folder);
    }

    /** Keeps every order that has a genuine receipt; returns once they are on the disk. */
    public synchronized void keep(List<Order> orders) {
        for (Order order : orders) {
            Receipt receipt = order.receipt();
            if (receipt != null && ReceiptVerifier.isGenuine(receipt)) {
                String name = name(order, receipt);
                if (!order.equals(known.put(name, order))) {
                    files.write(name, OrderJson.write(order));
                }
            }
        }
    }

    /** What a platform tells of a buyer's orders, and what it no longer tells though it signed it; newest first. */
    public synchronized List<Order> with(List<Order> told, Bytes buyer) {
        Set<Long> ids = new HashSet<>();
        told.forEach(order -> ids.add(order.id()));
        List<Order> all = new ArrayList<>(told);
        for (Order kept : of(buyer)) {
            if (ids.add(kept.id())) {
                all.add(kept);
            }
        }
        all.sort(Comparator.comparingLong(Order::id).reversed());
        return List.copyOf(all);
    }

    /** A file is read and its receipt verified once. */
    private List<Order> of(Bytes buyer) {
        for (String name : files.names("")) {
            if (name.endsWith(SUFFIX) && !known.containsKey(name)) {
                read(name).ifPresent(order -> known.put(name, order));
            }
        }
        return known.values().stream()
                .filter(order -> order.buyer().equals(buyer))
                .toList();
    }

    private Optional<Order> read(String name) {
        return files.read(name)
                .flatMap(OrderJson::read)
                .filter(order -> order.receipt() != null && ReceiptVerifier.isGenuine(order.receipt()));
    }

    private static String name(Order order, Receipt receipt) {
        return receipt.leaf().nullifierCommit().hex() + "-" + order.id() + SUFFIX;
    }
}

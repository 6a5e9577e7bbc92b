package org.cttdc.commerce.service;

import java.sql.SQLException;
import java.util.List;
import org.cttdc.commerce.api.CommerceException;
import org.cttdc.commerce.api.CommerceException.Code;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Order.Stage;
import org.cttdc.commerce.store.Database;
import org.cttdc.commerce.store.Tx;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.rules.PackCodes;

/**
 * An order's life until its refund window closes. Every step locks the order's row, so that payment, shipping, refund and finality
 * happen one after the other; asking again for a step that was taken gives the order as it is.
 */
public final class Orders {
    private final Database database;
    private final Chain chain;
    private final long refundWindow;
    private final Bytes platform;
    private final Bytes platformKey;

    public Orders(Database database, Chain chain, long refundWindow, Bytes platform, Bytes platformKey) {
        this.database = database;
        this.chain = chain;
        this.refundWindow = refundWindow;
        this.platform = platform;
        this.platformKey = platformKey;
    }

    /** The buyer pays with play money. */
    public Order pay(Bytes buyer, long id) {
        long height = chain.height();
        return database.call(tx -> {
            Order order = lock(tx, id, buyer, Role.BUYER).order();
            switch (order.stage()) {
                case PLACED -> {
                    tx.update(
                            "update purchase_order set stage = 'PAID', final_height = ? where id = ?",
                            Math.addExact(height, refundWindow),
                            id);
                    book(tx, order, "PAY", height);
                }
                case PAID, SHIPPED, FINAL, ANCHORED -> {
                    // Paid before: nothing is charged twice.
                }
                case REFUNDED, CANCELLED -> throw wrong(order, "can no longer be paid");
            }
            return show(tx, id, buyer);
        });
    }

    /** The buyer takes a paid order back. Units that have not left are on sale again; opened ones are not. */
    public Order refund(Bytes buyer, long id) {
        long height = chain.height();
        return database.call(tx -> {
            Order order = lock(tx, id, buyer, Role.BUYER).order();
            switch (order.stage()) {
                case PAID, SHIPPED -> {
                    if (height >= order.finalHeight()) {
                        throw closed(order);
                    }
                    if (order.stage() == Stage.PAID) {
                        restock(tx, order);
                    }
                    tx.update("update purchase_order set stage = 'REFUNDED' where id = ?", id);
                    book(tx, order, "REFUND", height);
                }
                case REFUNDED -> {
                    // Refunded before: nothing is paid back twice.
                }
                case FINAL, ANCHORED -> throw closed(order);
                case PLACED, CANCELLED -> throw wrong(order, "was never paid");
            }
            return show(tx, id, buyer);
        });
    }

    /** The merchant ships: the parcel carries the lot's next pack code. A late parcel leaves the order as final as it is. */
    public Order ship(Bytes merchant, long id) {
        return database.call(tx -> {
            OrderRow row = lock(tx, id, merchant, Role.MERCHANT);
            Order order = row.order();
            switch (order.stage()) {
                case PAID, FINAL, ANCHORED -> {
                    if (row.packCode().isEmpty()) {
                        pack(tx, order);
                    }
                }
                case SHIPPED -> {
                    // Shipped before: a second parcel would be a gift.
                }
                case PLACED, REFUNDED, CANCELLED -> throw wrong(order, "is not paid");
            }
            return show(tx, id, merchant);
        });
    }

    /** One order of the member's, bought or sold. */
    public Order find(Bytes member, long id) {
        return database.call(tx -> show(tx, id, member));
    }

    /** The member's purchases with ids below {@code before}, newest first. */
    public List<Order> purchases(Bytes buyer, long before, int limit) {
        return page("where o.buyer = ? and o.id < ? order by o.id desc limit ?", buyer, before, limit);
    }

    /** Orders of the member's listings with ids below {@code before}, newest first. */
    public List<Order> sales(Bytes merchant, long before, int limit) {
        return page("where o.merchant = ? and o.id < ? order by o.id desc limit ?", merchant, before, limit);
    }

    /** Gives an order's units back to its lot. */
    public static void restock(Tx tx, Order order) throws SQLException {
        tx.update(
                "update lot set sold = sold - ? where listing = ? and lot = ?",
                order.quantity(),
                order.listing(),
                order.lot());
    }

    private enum Role {
        BUYER,
        MERCHANT
    }

    private List<Order> page(String where, Bytes member, long before, int limit) {
        return database.call(tx -> tx.list(OrderRow.SELECT + where, OrderRow::read, member, before, limit)).stream()
                .map(row -> row.seenBy(member, platform, platformKey))
                .toList();
    }

    private static OrderRow lock(Tx tx, long id, Bytes member, Role role) throws SQLException {
        tx.first("select id from purchase_order where id = ? for update", row -> row.getLong("id"), id);
        OrderRow row =
                tx.first(OrderRow.SELECT + "where o.id = ?", OrderRow::read, id).orElseThrow(() -> unknown(id));
        Bytes owner = role == Role.BUYER ? row.order().buyer() : row.order().merchant();
        if (!owner.equals(member)) {
            throw unknown(id);
        }
        return row;
    }

    private Order show(Tx tx, long id, Bytes member) throws SQLException {
        OrderRow row =
                tx.first(OrderRow.SELECT + "where o.id = ?", OrderRow::read, id).orElseThrow(() -> unknown(id));
        if (!row.order().buyer().equals(member) && !row.order().merchant().equals(member)) {
            throw unknown(id);
        }
        return row.seenBy(member, platform, platformKey);
    }

    private static void book(Tx tx, Order order, String kind, long height) throws SQLException {
        tx.update(
                "insert into payment (order_id, kind, amount, at_height) values (?, ?, ?, ?)",
                order.id(),
                kind,
                order.gross(),
                height);
    }

    private record Shelf(Bytes secret, int units, int next) {}

    private static void pack(Tx tx, Order order) throws SQLException {
        Shelf shelf = tx.first(
                        "select * from lot where listing = ? and lot = ? for update",
                        row -> new Shelf(Tx.bytes(row, "secret"), row.getInt("units"), row.getInt("shipped")),
                        order.listing(),
                        order.lot())
                .orElseThrow();
        InclusionPath path =
                MerkleTree.paths(PackCodes.codes(shelf.secret(), shelf.units())).get(shelf.next());
        tx.update(
                "update lot set shipped = shipped + ? where listing = ? and lot = ?",
                order.quantity(),
                order.listing(),
                order.lot());
        tx.update(
                "update purchase_order set pack_code = ?, pack_path = ?, stage = ? where id = ?",
                PackCodes.code(shelf.secret(), shelf.next()),
                Bytes.of(RecordCodec.encode(path)),
                order.stage() == Stage.PAID
                        ? Stage.SHIPPED.name()
                        : order.stage().name(),
                order.id());
    }

    private static CommerceException unknown(long id) {
        return new CommerceException(Code.NOT_FOUND, "no order " + id + " of this account");
    }

    private static CommerceException wrong(Order order, String why) {
        return new CommerceException(Code.WRONG_STAGE, "order " + order.id() + " is " + order.stage() + " and " + why);
    }

    private static CommerceException closed(Order order) {
        return new CommerceException(
                Code.REFUND_CLOSED,
                "the refund window of order " + order.id() + " closed at height " + order.finalHeight());
    }
}

package org.cttdc.commerce.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.cttdc.commerce.service.OrderRow;
import org.cttdc.commerce.service.Orders;
import org.cttdc.commerce.store.Database;
import org.cttdc.commerce.store.Tx;

/**
 * Makes orders final once the verified chain has passed their refund window, and gives each its signed receipt. An order belongs to
 * the cycle in which its window closes; one that could not be anchored while that cycle's batches were open belongs to the cycle in
 * which that was noticed, with a new receipt, since only a cycle whose batches are still to come can keep the promise.
 */
public final class Finality {
    private static final int CHUNK = 200;

    private final Database database;
    private final Receipts receipts;
    private final long paymentWindow;

    public Finality(Database database, Receipts receipts, long paymentWindow) {
        this.database = database;
        this.receipts = receipts;
        this.paymentWindow = paymentWindow;
    }

    /** Brings every order up to the verified height. Returns how many late orders moved to a later cycle. */
    public int run(Moment now) {
        cancelUnpaid(now);
        List<Long> due = ids(
                "select id from purchase_order where stage in ('PAID', 'SHIPPED') and final_height <= ? order by id limit ?",
                now.height());
        while (!due.isEmpty()) {
            due.forEach(id -> database.run(tx -> close(tx, id, now)));
            due = ids(
                    "select id from purchase_order where stage in ('PAID', 'SHIPPED') and final_height <= ? order by id limit ?",
                    now.height());
        }
        return moveLate(now);
    }

    private void cancelUnpaid(Moment now) {
        String sql = "select id from purchase_order where stage = 'PLACED' and placed_height <= ? order by id limit ?";
        long before = now.height() - paymentWindow;
        for (List<Long> due = ids(sql, before); !due.isEmpty(); due = ids(sql, before)) {
            due.forEach(id -> database.run(tx -> {
                Optional<OrderRow> row = lock(tx, id, "o.stage = 'PLACED'");
                if (row.isPresent()) {
                    Orders.restock(tx, row.get().order());
                    tx.update("update purchase_order set stage = 'CANCELLED' where id = ?", id);
                }
            }));
        }
    }

    private void close(Tx tx, long id, Moment now) throws SQLException {
        Optional<OrderRow> row = lock(tx, id, "o.stage in ('PAID', 'SHIPPED')");
        if (row.isPresent()) {
            long cycle = now.openCycle(now.cycleOf(row.get().order().finalHeight()));
            tx.update(
                    "update purchase_order set stage = 'FINAL', final_at = ?, cycle = ?, signature = ? where id = ?",
                    now.time(),
                    cycle,
                    receipts.sign(row.get().leaf(receipts.platform(), now.time()), cycle),
                    id);
        }
    }

    private int moveLate(Moment now) {
        int moved = 0;
        String sql = "select id from purchase_order where stage = 'FINAL' and batch_id is null and cycle <= ?"
                + " order by id limit ?";
        long closed = now.newestClosedCycle();
        for (List<Long> late = ids(sql, closed); !late.isEmpty(); late = ids(sql, closed)) {
            late.forEach(id -> database.run(tx -> move(tx, id, now)));
            moved += late.size();
        }
        return moved;
    }

    private void move(Tx tx, long id, Moment now) throws SQLException {
        Optional<OrderRow> row = lock(tx, id, "o.stage = 'FINAL' and o.batch_id is null");
        if (row.isPresent()) {
            long cycle = now.openCycle(row.get().order().cycle());
            tx.update(
                    "update purchase_order set cycle = ?, signature = ? where id = ?",
                    cycle,
                    receipts.sign(row.get().leaf(receipts.platform(), row.get().finalAt()), cycle),
                    id);
        }
    }

    private static Optional<OrderRow> lock(Tx tx, long id, String condition) throws SQLException {
        tx.first("select id from purchase_order where id = ? for update", row -> row.getLong("id"), id);
        return tx.first(OrderRow.SELECT + "where o.id = ? and " + condition, OrderRow::read, id);
    }

    private List<Long> ids(String sql, long height) {
        return database.call(tx -> tx.list(sql, row -> row.getLong("id"), height, CHUNK));
    }
}

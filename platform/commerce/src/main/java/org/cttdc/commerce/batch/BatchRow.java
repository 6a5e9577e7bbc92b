package org.cttdc.commerce.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.cttdc.commerce.service.OrderRow;
import org.cttdc.commerce.store.StoreException;
import org.cttdc.commerce.store.Tx;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.tx.Msg;

/**
 * A batch as stored.
 *
 * @param id the service's id
 * @param message what goes on the chain
 * @param tx the signed transaction that carries it, empty while there is none under way
 * @param txHash its hash
 * @param retryHeight no new transaction is signed below this verified height
 */
record BatchRow(long id, Msg.SubmitOrderBatch message, Bytes tx, Bytes txHash, long retryHeight) {
    /** The batch on its way, oldest first: there is at most one. */
    static Optional<BatchRow> open(Tx tx) throws SQLException {
        return tx.first("select * from order_batch where state = 'STORED' order by id", BatchRow::read);
    }

    /** Stores a new batch and ties its orders to it. */
    static void store(Tx tx, Msg.SubmitOrderBatch message, List<BatchPlan.Entry> orders) throws SQLException {
        long id = tx.insert(
                "insert into order_batch (cycle, seq, message, state, tx, tx_hash, valid_until, retry_height,"
                        + " anchored_height) values (?, ?, ?, 'STORED', ?, ?, 0, 0, 0)",
                message.cycle(),
                message.seq(),
                Bytes.of(RecordCodec.encode(message)),
                Bytes.EMPTY,
                Bytes.EMPTY);
        for (BatchPlan.Entry entry : orders) {
            int tied = tx.update(
                    "update purchase_order set batch_id = ? where id = ? and stage = 'FINAL' and batch_id is null",
                    id,
                    entry.orderId());
            if (tied != 1) {
                throw new StoreException("order " + entry.orderId() + " is in another batch already");
            }
        }
    }

    /** Final orders of a cycle that no batch holds. */
    static List<BatchPlan.Entry> due(Tx tx, Bytes platform, long cycle) throws SQLException {
        return entries(tx, platform, "where o.stage = 'FINAL' and o.batch_id is null and o.cycle = ?", cycle);
    }

    /** Orders of this batch. */
    List<BatchPlan.Entry> orders(Tx tx, Bytes platform) throws SQLException {
        return entries(tx, platform, "where o.batch_id = ?", id);
    }

    private static List<BatchPlan.Entry> entries(Tx tx, Bytes platform, String where, long argument)
            throws SQLException {
        return tx.list(OrderRow.SELECT + where, OrderRow::read, argument).stream()
                .map(row -> new BatchPlan.Entry(row.order().id(), row.leaf(platform, row.finalAt())))
                .toList();
    }

    private static BatchRow read(ResultSet row) throws SQLException {
        try {
            return new BatchRow(
                    row.getLong("id"),
                    RecordCodec.decode(Msg.SubmitOrderBatch.class, row.getBytes("message")),
                    Tx.bytes(row, "tx"),
                    Tx.bytes(row, "tx_hash"),
                    row.getLong("retry_height"));
        } catch (CodecException e) {
            throw new StoreException("batch " + row.getLong("id") + " is damaged", e);
        }
    }
}

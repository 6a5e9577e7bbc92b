package org.cttdc.commerce.service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.commerce.store.Database;
import org.cttdc.commerce.store.StoreException;
import org.cttdc.commerce.store.Tx;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PromoterSubtotals;

/** What recommenders brought, kept with its proofs from the moment a batch is anchored. */
public final class Promotions {
    private static final String SELECT =
            "select p.*, b.cycle, b.seq from promotion p join order_batch b on b.id = p.batch_id ";

    private final Database database;

    public Promotions(Database database) {
        this.database = database;
    }

    /** Keeps the subtotals of a batch that stands on the chain. */
    public static void keep(Tx tx, long batchId, List<OrderLeaf> leaves) throws SQLException {
        for (PromoterSubtotals.Proved one : PromoterSubtotals.proved(leaves)) {
            PromoterSubtotals.Subtotal subtotal = one.subtotal();
            tx.update(
                    "insert into promotion (batch_id, promoter, listing, orders, gross, fee, path)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    batchId,
                    subtotal.promoter(),
                    subtotal.listing(),
                    subtotal.orders(),
                    subtotal.gross(),
                    subtotal.fee(),
                    Bytes.of(RecordCodec.encode(one.path())));
        }
    }

    /** What a member recommended, with ids below {@code before}, newest first. */
    public List<Promotion> of(Bytes promoter, long before, int limit) {
        return database.call(tx -> tx.list(
                SELECT + "where p.promoter = ? and p.id < ? order by p.id desc limit ?",
                Promotions::read,
                promoter,
                before,
                limit));
    }

    private static Promotion read(ResultSet row) throws SQLException {
        try {
            return new Promotion(
                    row.getLong("id"),
                    row.getLong("cycle"),
                    row.getLong("seq"),
                    Tx.bytes(row, "promoter"),
                    Tx.bytes(row, "listing"),
                    row.getLong("orders"),
                    row.getLong("gross"),
                    row.getLong("fee"),
                    RecordCodec.decode(MerkleSumProof.class, row.getBytes("path")));
        } catch (CodecException e) {
            throw new StoreException("promotion " + row.getLong("id") + " is damaged", e);
        }
    }
}

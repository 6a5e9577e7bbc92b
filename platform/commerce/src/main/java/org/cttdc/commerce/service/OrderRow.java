package org.cttdc.commerce.service;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.cttdc.commerce.api.Inclusion;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.Order.Stage;
import org.cttdc.commerce.api.OrderRequest;
import org.cttdc.commerce.api.Parcel;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.commerce.store.StoreException;
import org.cttdc.commerce.store.Tx;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;
import org.jspecify.annotations.Nullable;

/**
 * An order as stored.
 *
 * @param order what its buyer and merchant may know, without what comes later in its life
 * @param nullifierCommit the buyer's
 * @param buyerCommit the buyer's
 * @param promoter address or empty
 * @param finalAt block time at which it became final, Unix seconds, 0 before
 * @param signature of the receipt, empty before
 * @param batchSeq sequence of its batch once that stands on the chain, else 0
 * @param path encoded inclusion path, empty before
 * @param packCode of its parcel, empty before
 * @param packPath encoded inclusion path of the pack code, empty before
 */
public record OrderRow(
        Order order,
        Bytes nullifierCommit,
        Bytes buyerCommit,
        Bytes promoter,
        long finalAt,
        Bytes signature,
        long batchSeq,
        Bytes path,
        Bytes packCode,
        Bytes packPath) {
    /** Reads this row; "where" or "order by" follow. */
    public static final String SELECT =
            "select o.*, b.seq as batch_seq from purchase_order o left join order_batch b on b.id = o.batch_id ";

    /** Reads a row of {@link #SELECT}. */
    public static OrderRow read(ResultSet row) throws SQLException {
        Order order = new Order(
                row.getLong("id"),
                row.getString("request_id"),
                Tx.bytes(row, "buyer"),
                Tx.bytes(row, "listing"),
                Tx.bytes(row, "merchant"),
                row.getString("title_en"),
                row.getString("title_zh"),
                row.getString("lot"),
                row.getLong("quantity"),
                row.getLong("gross"),
                row.getLong("fee"),
                Stage.valueOf(row.getString("stage")),
                row.getLong("placed_height"),
                row.getLong("final_height"),
                row.getLong("cycle"),
                null,
                null,
                null);
        return new OrderRow(
                order,
                Tx.bytes(row, "nullifier_commit"),
                Tx.bytes(row, "buyer_commit"),
                Tx.bytes(row, "promoter"),
                row.getLong("final_at"),
                Tx.bytes(row, "signature"),
                row.getLong("batch_seq"),
                Tx.bytes(row, "path"),
                Tx.bytes(row, "pack_code"),
                Tx.bytes(row, "pack_path"));
    }

    /** The order's leaf as it becomes final at a block time. */
    public OrderLeaf leaf(Bytes platform, long at) {
        return new OrderLeaf(
                platform,
                nullifierCommit,
                order.listing(),
                order.lot(),
                order.quantity(),
                order.gross(),
                order.fee(),
                promoter,
                buyerCommit,
                at);
    }

    /** Whether a request asks for exactly this order. */
    boolean answers(OrderRequest request) {
        return order.listing().equals(request.listing())
                && order.quantity() == request.quantity()
                && nullifierCommit.equals(request.nullifierCommit())
                && buyerCommit.equals(request.buyerCommit())
                && promoter.equals(request.promoter());
    }

    /** What {@code reader} may see: a merchant does not learn who bought. */
    public Order seenBy(Bytes reader, Bytes platform, Bytes platformKey) {
        return new Order(
                order.id(),
                order.requestId(),
                order.buyer().equals(reader) ? order.buyer() : Bytes.EMPTY,
                order.listing(),
                order.merchant(),
                order.titleEn(),
                order.titleZh(),
                order.lot(),
                order.quantity(),
                order.gross(),
                order.fee(),
                order.stage(),
                order.placedHeight(),
                order.finalHeight(),
                order.cycle(),
                receipt(platform, platformKey),
                inclusion(),
                parcel());
    }

    private @Nullable Receipt receipt(Bytes platform, Bytes platformKey) {
        return signature.isEmpty() ? null : new Receipt(leaf(platform, finalAt), order.cycle(), platformKey, signature);
    }

    /** Where the order stands on the chain; empty before its batch does. */
    public Optional<Inclusion> anchored() {
        return Optional.ofNullable(inclusion());
    }

    private @Nullable Inclusion inclusion() {
        return path.isEmpty() ? null : new Inclusion(batchSeq, decode(MerkleSumProof.class, path));
    }

    private @Nullable Parcel parcel() {
        return packCode.isEmpty() ? null : new Parcel(packCode, decode(InclusionPath.class, packPath));
    }

    private <T extends Record> T decode(Class<T> type, Bytes bytes) {
        try {
            return RecordCodec.decode(type, bytes.toArray());
        } catch (CodecException e) {
            throw new StoreException("order " + order.id() + " holds a damaged " + type.getSimpleName(), e);
        }
    }
}

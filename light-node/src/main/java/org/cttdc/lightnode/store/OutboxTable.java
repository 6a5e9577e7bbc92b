package org.cttdc.lightnode.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Outbox entries as persisted. */
public final class OutboxTable {
    private static final int MAX_LABEL = 1000;
    private static final int MAX_DETAIL = 4000;
    private static final String COLUMNS =
            "account, sequence_no, label, tx_hash, tx, valid_until, stage, seen_by, height, code,"
                    + " detail, updated, searched_height";
    private static final String SELECT = "SELECT id, " + COLUMNS + " FROM outbox ";

    private final Database database;

    public OutboxTable(Database database) {
        this.database = database;
    }

    /**
     * An entry and how far the chain was searched for it.
     *
     * @param searchedHeight up to this height no block can hold it
     */
    public record Row(OutboxEntry entry, long searchedHeight) {}

    /** Adds an entry and returns it with its id; where the transaction is known, the known one. */
    public Row add(OutboxEntry entry, long searchedHeight) {
        database.executeDurably(connection -> {
            if (byHash(connection, entry.txHash()).isEmpty()) {
                insert(connection, new Row(entry, searchedHeight));
            }
        });
        return database.transaction(
                connection -> byHash(connection, entry.txHash()).orElseThrow());
    }

    /** Makes a draft the signed entry it was drafted for, in one step, keeping its id. */
    public Row sign(long draft, OutboxEntry signed, long searchedHeight) {
        database.executeDurably(connection -> Database.update(
                connection,
                "UPDATE outbox SET sequence_no = ?, label = ?, tx_hash = ?, tx = ?, valid_until = ?, stage = ?,"
                        + " updated = ?, searched_height = ? WHERE id = ?",
                signed.sequence(),
                limit(signed.label(), MAX_LABEL),
                signed.txHash().toArray(),
                signed.tx().toArray(),
                signed.validUntilHeight(),
                signed.stage().name(),
                PeerTable.utc(signed.updated()),
                searchedHeight,
                draft));
        return byId(draft).orElseThrow();
    }

    /** Removes a draft; answers whether there was one. */
    public boolean discard(long id) {
        return database.transaction(connection -> Database.update(
                        connection, "DELETE FROM outbox WHERE id = ? AND stage = ?", id, OutboxEntry.Stage.DRAFT.name())
                > 0);
    }

    /** Puts back an entry that was salvaged from a damaged store. */
    void restore(Row row) {
        database.executeDurably(connection -> insert(connection, row));
    }

    private static void insert(Connection connection, Row row) throws SQLException {
        OutboxEntry e = row.entry();
        Database.update(
                connection,
                "INSERT INTO outbox (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                e.account().toArray(),
                e.sequence(),
                limit(e.label(), MAX_LABEL),
                e.txHash().toArray(),
                e.tx().toArray(),
                e.validUntilHeight(),
                e.stage().name(),
                e.seenBy(),
                e.height(),
                number(e.code()),
                limit(e.detail(), MAX_DETAIL),
                PeerTable.utc(e.updated()),
                row.searchedHeight());
    }

    /** Writes what may change of an entry: stage, witnesses, height, code, detail, time and how far the chain was searched. */
    public void update(Row row) {
        OutboxEntry e = row.entry();
        database.executeDurably(connection -> Database.update(
                connection,
                "UPDATE outbox SET stage = ?, seen_by = ?, height = ?, code = ?, detail = ?, updated = ?,"
                        + " searched_height = ? WHERE id = ?",
                e.stage().name(),
                e.seenBy(),
                e.height(),
                number(e.code()),
                limit(e.detail(), MAX_DETAIL),
                PeerTable.utc(e.updated()),
                row.searchedHeight(),
                e.id()));
    }

    /** Every entry, newest first. */
    public List<Row> all() {
        return database.transaction(
                connection -> Database.query(connection, SELECT + "ORDER BY id DESC", OutboxTable::read));
    }

    /** The entry with that id. */
    public Optional<Row> byId(long id) {
        return database.transaction(connection -> byId(connection, id));
    }

    private static Optional<Row> byId(Connection connection, long id) throws SQLException {
        return Database.query(connection, SELECT + "WHERE id = ?", OutboxTable::read, id).stream()
                .findFirst();
    }

    private static Optional<Row> byHash(Connection connection, Bytes hash) throws SQLException {
        return Database.query(connection, SELECT + "WHERE tx_hash = ?", OutboxTable::read, (Object) hash.toArray())
                .stream()
                .findFirst();
    }

    private static Row read(ResultSet row) throws SQLException {
        int code = row.getInt("code");
        ErrorCode known = row.wasNull() ? null : ErrorCode.of(code);
        return new Row(
                new OutboxEntry(
                        row.getLong("id"),
                        Bytes.of(row.getBytes("account")),
                        row.getLong("sequence_no"),
                        row.getString("label"),
                        Bytes.of(row.getBytes("tx_hash")),
                        Bytes.of(row.getBytes("tx")),
                        row.getLong("valid_until"),
                        OutboxEntry.Stage.valueOf(row.getString("stage")),
                        row.getInt("seen_by"),
                        row.getLong("height"),
                        known,
                        row.getString("detail"),
                        row.getObject("updated", OffsetDateTime.class).toInstant()),
                row.getLong("searched_height"));
    }

    private static @Nullable Integer number(@Nullable ErrorCode code) {
        return code == null ? null : code.number();
    }

    private static String limit(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}

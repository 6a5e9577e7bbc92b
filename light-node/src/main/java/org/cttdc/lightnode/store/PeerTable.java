package org.cttdc.lightnode.store;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.protocol.consensus.SignedHeader;
import org.jspecify.annotations.Nullable;

/** How endpoints behaved, and the headers that contradict each other. */
public final class PeerTable {
    private static final int MAX_REASON = 2000;

    private final Database database;

    public PeerTable(Database database) {
        this.database = database;
    }

    /**
     * How an endpoint behaved.
     *
     * @param expelledUntil null where it never was expelled
     * @param reason of the last expulsion, empty where there was none
     */
    public record PeerRecord(
            URI endpoint, int score, @Nullable Instant expelledUntil, String reason) {}

    /** A header an endpoint signed for where others signed for another. */
    public record Conflict(URI endpoint, SignedHeader header) {}

    /** Remembers how endpoints behaved. */
    public void save(List<PeerRecord> records) {
        database.execute(connection -> {
            for (PeerRecord one : records) {
                String reason = one.reason();
                Database.update(
                        connection,
                        "MERGE INTO peer KEY (endpoint) VALUES (?, ?, ?, ?)",
                        one.endpoint().toString(),
                        one.score(),
                        one.expelledUntil() == null ? null : utc(one.expelledUntil()),
                        reason.substring(0, Math.min(reason.length(), MAX_REASON)));
            }
        });
    }

    /** How endpoints behaved that were ever asked. */
    public List<PeerRecord> records() {
        return database.transaction(connection -> Database.query(
                connection, "SELECT endpoint, score, expelled_until, reason FROM peer ORDER BY endpoint", row -> {
                    OffsetDateTime until = row.getObject(3, OffsetDateTime.class);
                    return new PeerRecord(
                            URI.create(row.getString(1)),
                            row.getInt(2),
                            until == null ? null : until.toInstant(),
                            row.getString(4));
                }));
    }

    /** Halts the node: keeps who says what until a new trust root is adopted. */
    public void halt(List<Conflict> conflicts, Instant now) {
        database.execute(connection -> {
            for (Conflict conflict : conflicts) {
                SignedHeader header = conflict.header();
                Database.update(
                        connection,
                        "MERGE INTO conflict KEY (height, endpoint) VALUES (?, ?, ?, ?, ?)",
                        header.header().height(),
                        conflict.endpoint().toString(),
                        header.header().hash().toArray(),
                        CometJson.write(header),
                        utc(now));
            }
        });
    }

    /** What the node is halted for; empty where it is not. */
    public List<Conflict> conflicts() {
        return database.transaction(connection -> Database.query(
                connection,
                "SELECT endpoint, signed_header FROM conflict ORDER BY height, endpoint",
                row -> conflict(row.getString(1), row.getBytes(2))));
    }

    private static Conflict conflict(String endpoint, byte[] header) throws SQLException {
        return new Conflict(URI.create(endpoint), CometJson.signedHeader(Json.parse(header, "stored conflict")));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

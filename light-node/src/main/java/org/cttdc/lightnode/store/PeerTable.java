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

/** What is held against endpoints: expulsions, and headers that contradict each other. */
public final class PeerTable {
    private static final int MAX_REASON = 2000;

    private final Database database;

    public PeerTable(Database database) {
        this.database = database;
    }

    /** An endpoint that served something no honest one can serve. */
    public record Expulsion(URI endpoint, Instant until, String reason) {}

    /** A header an endpoint signed for where others signed for another. */
    public record Conflict(URI endpoint, SignedHeader header) {}

    /** Remembers an expulsion. */
    public void expel(Expulsion expulsion) {
        String reason = expulsion.reason();
        database.execute(connection -> Database.update(
                connection,
                "MERGE INTO provider KEY (endpoint) VALUES (?, ?, ?)",
                expulsion.endpoint().toString(),
                utc(expulsion.until()),
                reason.substring(0, Math.min(reason.length(), MAX_REASON))));
    }

    /** All expulsions, past ones too. */
    public List<Expulsion> expulsions() {
        return database.transaction(connection -> Database.query(
                connection,
                "SELECT endpoint, expelled_until, reason FROM provider",
                row -> new Expulsion(
                        URI.create(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3))));
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

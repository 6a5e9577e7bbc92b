package org.cttdc.lightnode.store;

import java.util.List;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Header;

/** Which headers a history has delivered: where it goes on after an interruption. */
public final class HistoryTable {
    private final Database database;

    public HistoryTable(Database database) {
        this.database = database;
    }

    /** How headers were proved. */
    public enum Way {
        LINKED,
        SIGNED
    }

    /**
     * Headers delivered without a gap.
     *
     * @param highHash hash of the highest, 32 bytes
     * @param edge header the history goes on from: the lowest of linked ones, the highest of signed ones
     */
    public record Stretch(long low, long high, Bytes highHash, Header edge) {}

    /** What was delivered, highest first. */
    public List<Stretch> load(Way way) {
        return database.transaction(connection -> Database.query(
                connection,
                "SELECT low, high, high_hash, edge FROM history WHERE way = ? ORDER BY high DESC",
                row -> new Stretch(
                        row.getLong(1),
                        row.getLong(2),
                        Bytes.of(row.getBytes(3)),
                        CometJson.header(Json.parse(row.getBytes(4), "stored header"))),
                way.name()));
    }

    /** Replaces what was delivered. */
    public void save(Way way, List<Stretch> stretches) {
        database.execute(connection -> {
            Database.update(connection, "DELETE FROM history WHERE way = ?", way.name());
            for (Stretch stretch : stretches) {
                Database.update(
                        connection,
                        "INSERT INTO history VALUES (?, ?, ?, ?, ?)",
                        way.name(),
                        stretch.low(),
                        stretch.high(),
                        stretch.highHash().toArray(),
                        CometJson.write(stretch.edge()));
            }
        });
    }
}

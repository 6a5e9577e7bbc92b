package org.cttdc.lightnode.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Answer;
import org.cttdc.lightnode.api.Disagreement.Charge;
import org.cttdc.lightnode.api.Disagreement.Outcome;
import org.cttdc.lightnode.api.Disagreement.Ruling;
import org.cttdc.lightnode.api.Disagreement.Statement;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.light.Attack;

/** Who said what where endpoints disagreed, and the evidence made of it. The newest are kept, and every attack. */
public final class DisagreementTable {
    private static final int KEPT = 200;
    private static final int MAX_TEXT = 2000;
    private static final int ADDRESS = 20;

    private final Database database;

    public DisagreementTable(Database database) {
        this.database = database;
    }

    /**
     * Evidence as it is sent.
     *
     * @param document its JSON
     */
    public record Exhibit(Charge charge, Bytes document) {}

    /**
     * An exhibit and where it is kept.
     *
     * @param disagreement number of the disagreement
     * @param place which of its exhibits, from 0
     */
    public record Filed(long disagreement, int place, Exhibit exhibit) {}

    /** Remembers a disagreement. */
    public void add(Disagreement disagreement, List<Exhibit> exhibits) {
        database.execute(connection -> {
            Database.update(
                    connection,
                    "INSERT INTO disagreement (height, outcome, noted) VALUES (?, ?, ?)",
                    disagreement.height(),
                    disagreement.outcome().name(),
                    PeerTable.utc(disagreement.noted()));
            long id = Database.query(connection, "SELECT MAX(id) FROM disagreement", row -> row.getLong(1))
                    .getFirst();
            for (int i = 0; i < disagreement.statements().size(); i++) {
                insert(connection, id, i, disagreement.statements().get(i));
            }
            for (int i = 0; i < exhibits.size(); i++) {
                insert(connection, id, i, exhibits.get(i));
            }
            Database.update(
                    connection,
                    "DELETE FROM disagreement WHERE outcome = ? AND id <= ?",
                    Outcome.LIAR_EXPELLED.name(),
                    id - KEPT);
        });
    }

    private static void insert(Connection connection, long id, int place, Statement said) throws SQLException {
        Database.update(
                connection,
                "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                place,
                said.source().toString(),
                said.height(),
                said.hash().toArray(),
                PeerTable.utc(said.blockTime()),
                said.ruling().name(),
                bounded(said.reason()));
    }

    private static void insert(Connection connection, long id, int place, Exhibit exhibit) throws SQLException {
        Charge charge = exhibit.charge();
        Database.update(
                connection,
                "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                place,
                charge.kind().name(),
                charge.against().toString(),
                charge.commonHeight(),
                charge.height(),
                charge.hash().toArray(),
                Bytes.concat(charge.accused().toArray(Bytes[]::new)).toArray(),
                exhibit.document().toArray());
    }

    /** All evidence of disagreements noted after a moment, with what was answered to it so far. */
    public List<Filed> filed(Instant after) {
        return database.transaction(connection -> {
            List<Filed> filed = new ArrayList<>();
            for (long id : Database.query(
                    connection,
                    "SELECT id FROM disagreement WHERE noted > ? ORDER BY id",
                    row -> row.getLong(1),
                    PeerTable.utc(after))) {
                filed.addAll(Database.query(
                        connection,
                        "SELECT place, kind, against, common_height, height, hash, accused, document FROM evidence"
                                + " WHERE disagreement = ? ORDER BY place",
                        row -> new Filed(
                                id, row.getInt(1), new Exhibit(charge(connection, id, row), Bytes.of(row.getBytes(8)))),
                        id));
            }
            return filed;
        });
    }

    /** Remembers what an endpoint answered to evidence. */
    public void answered(Filed filed, Answer answer) {
        database.execute(connection -> Database.update(
                connection,
                "MERGE INTO evidence_answer KEY (disagreement, place, endpoint) VALUES (?, ?, ?, ?, ?)",
                filed.disagreement(),
                filed.place(),
                answer.endpoint().toString(),
                answer.taken(),
                bounded(answer.text())));
    }

    /** All, newest first. */
    public List<Disagreement> all() {
        return database.transaction(connection -> {
            List<Disagreement> all = new ArrayList<>();
            for (long id :
                    Database.query(connection, "SELECT id FROM disagreement ORDER BY id DESC", row -> row.getLong(1))) {
                all.add(read(connection, id));
            }
            return all;
        });
    }

    private static Disagreement read(Connection connection, long id) throws SQLException {
        List<Statement> statements = Database.query(
                connection,
                "SELECT source, height, hash, block_time, ruling, reason FROM statement WHERE disagreement = ?"
                        + " ORDER BY place",
                DisagreementTable::statement,
                id);
        List<Charge> evidence = Database.query(
                connection,
                "SELECT place, kind, against, common_height, height, hash, accused FROM evidence WHERE disagreement = ?"
                        + " ORDER BY place",
                row -> charge(connection, id, row),
                id);
        return Database.query(
                        connection,
                        "SELECT height, outcome, noted FROM disagreement WHERE id = ?",
                        row -> new Disagreement(
                                row.getLong(1),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                Outcome.valueOf(row.getString(2)),
                                statements,
                                evidence),
                        id)
                .getFirst();
    }

    private static Statement statement(ResultSet row) throws SQLException {
        return new Statement(
                URI.create(row.getString(1)),
                row.getLong(2),
                Bytes.of(row.getBytes(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                Ruling.valueOf(row.getString(5)),
                row.getString(6));
    }

    private static Charge charge(Connection connection, long id, ResultSet row) throws SQLException {
        Bytes addresses = Bytes.of(row.getBytes(7));
        List<Bytes> accused = new ArrayList<>();
        for (int at = 0; at < addresses.size(); at += ADDRESS) {
            accused.add(addresses.slice(at, at + ADDRESS));
        }
        List<Answer> answers = Database.query(
                connection,
                "SELECT endpoint, taken, text FROM evidence_answer WHERE disagreement = ? AND place = ? ORDER BY endpoint",
                answer -> new Answer(URI.create(answer.getString(1)), answer.getBoolean(2), answer.getString(3)),
                id,
                row.getInt(1));
        return new Charge(
                Attack.valueOf(row.getString(2)),
                URI.create(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                Bytes.of(row.getBytes(6)),
                accused,
                answers);
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_TEXT));
    }
}

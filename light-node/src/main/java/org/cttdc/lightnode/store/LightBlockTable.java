package org.cttdc.lightnode.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.LightBlock;
import org.cttdc.protocol.consensus.SignedHeader;
import org.cttdc.protocol.consensus.ValidatorSet;

/** Verified light blocks with their trace. Validator sets are kept once each; what is read is hashed again before it is believed. */
public final class LightBlockTable {
    private static final String SELECT = "SELECT b.hash, b.signed_header, b.verified_from, b.agreeing, v.members"
            + " FROM light_block b JOIN validator_set v ON v.hash = b.validators_hash ";

    /** Newest heights that are all kept; further back, as many to each doubling of the distance. */
    static final long RECENT = 256;

    private final Database database;

    public LightBlockTable(Database database) {
        this.database = database;
    }

    /**
     * Makes the store one of that trust root: where it was another one, everything derived from the old one is dropped, the halt
     * included, because giving a new root is the decision a halted node waits for. The outbox stays unless the chain is another.
     */
    public void adopt(String chainId, TrustRoot root) {
        String kind = root instanceof TrustRoot.Genesis ? "GENESIS" : "CHECKPOINT";
        Bytes hash = switch (root) {
            case TrustRoot.Genesis genesis -> genesis.validatorsHash();
            case TrustRoot.Checkpoint checkpoint -> checkpoint.headerHash();
        };
        database.execute(connection -> {
            List<String> known = Database.query(connection, "SELECT chain_id FROM trust_root", row -> row.getString(1));
            int same = Database.query(
                            connection,
                            "SELECT COUNT(*) FROM trust_root WHERE chain_id = ? AND kind = ? AND height = ? AND hash = ?",
                            row -> row.getInt(1),
                            chainId,
                            kind,
                            root.startHeight(),
                            hash.toArray())
                    .getFirst();
            if (same == 1) {
                return;
            }
            for (String table : List.of("light_block", "validator_set", "conflict", "peer", "history", "trust_root")) {
                Database.update(connection, "DELETE FROM " + table);
            }
            if (!known.isEmpty() && !known.contains(chainId)) {
                Database.update(connection, "DELETE FROM outbox");
                Database.update(connection, "DELETE FROM disagreement");
            }
            Database.update(
                    connection,
                    "INSERT INTO trust_root VALUES (1, ?, ?, ?, ?)",
                    chainId,
                    kind,
                    root.startHeight(),
                    hash.toArray());
        });
    }

    /** Stores verified blocks, all or none. */
    public void save(List<TrustedBlock> blocks) {
        database.execute(connection -> {
            for (TrustedBlock trusted : blocks) {
                save(connection, trusted);
            }
        });
    }

    private static void save(Connection connection, TrustedBlock trusted) throws SQLException {
        byte[] setHash = trusted.header().validatorsHash().toArray();
        int known = Database.query(
                        connection, "SELECT COUNT(*) FROM validator_set WHERE hash = ?", row -> row.getInt(1), setHash)
                .getFirst();
        if (known == 0) {
            Database.update(
                    connection,
                    "INSERT INTO validator_set VALUES (?, ?)",
                    setHash,
                    CometJson.write(trusted.block().validators()));
        }
        Database.update(
                connection,
                "MERGE INTO light_block KEY (height) VALUES (?, ?, ?, ?, ?, ?)",
                trusted.height(),
                trusted.hash().toArray(),
                setHash,
                CometJson.write(trusted.block().signedHeader()),
                trusted.verifiedFrom(),
                trusted.agreeing());
    }

    /**
     * Drops blocks that are not needed to go on or to look back: the first one and the newest {@value #RECENT} heights stay, and
     * further down one of each stretch that is twice as long at twice the distance. So a height of long ago is still a few steps from a
     * block that was verified, and the store grows with the logarithm of the chain.
     *
     * @return number of blocks dropped
     */
    public int prune() {
        return database.transaction(connection -> {
            List<Long> heights =
                    Database.query(connection, "SELECT height FROM light_block ORDER BY height", row -> row.getLong(1));
            List<Long> dropped = superfluous(heights);
            for (long height : dropped) {
                Database.update(connection, "DELETE FROM light_block WHERE height = ?", height);
            }
            Database.update(
                    connection,
                    "DELETE FROM validator_set WHERE hash NOT IN (SELECT validators_hash FROM light_block)");
            return dropped.size();
        });
    }

    /** Of heights in ascending order, those to drop: in each stretch all but the lowest, which stays the lowest of longer ones. */
    static List<Long> superfluous(List<Long> heights) {
        List<Long> dropped = new ArrayList<>();
        long newest = heights.isEmpty() ? 0 : heights.getLast();
        long lastStart = -1;
        for (long height : heights) {
            long stretch = Long.highestOneBit(Math.max(1, (newest - height) / RECENT));
            long start = height - height % stretch;
            if (start == lastStart && stretch > 1) {
                dropped.add(height);
            }
            lastStart = start;
        }
        return dropped;
    }

    /** The newest verified block. */
    public Optional<TrustedBlock> newest() {
        return one(SELECT + "ORDER BY b.height DESC LIMIT 1");
    }

    /** The block of a height. */
    public Optional<TrustedBlock> at(long height) {
        return one(SELECT + "WHERE b.height = ?", height);
    }

    /** The nearest verified block at or below a height. */
    public Optional<TrustedBlock> nearestBelow(long height) {
        return one(SELECT + "WHERE b.height <= ? ORDER BY b.height DESC LIMIT 1", height);
    }

    /** The nearest verified block at or above a height. */
    public Optional<TrustedBlock> nearestAbove(long height) {
        return one(SELECT + "WHERE b.height >= ? ORDER BY b.height LIMIT 1", height);
    }

    /** A validator set that was seen before. */
    public Optional<ValidatorSet> validators(Bytes hash) {
        return database.transaction(connection -> Database.query(
                        connection,
                        "SELECT members FROM validator_set WHERE hash = ?",
                        row -> validators(row.getBytes(1)),
                        (Object) hash.toArray())
                .stream()
                .findFirst());
    }

    private Optional<TrustedBlock> one(String sql, Object... args) {
        return database.transaction(connection -> Database.query(connection, sql, LightBlockTable::read, args).stream()
                .findFirst());
    }

    private static TrustedBlock read(ResultSet row) throws SQLException {
        Bytes hash = Bytes.of(row.getBytes("hash"));
        SignedHeader signed = CometJson.signedHeader(Json.parse(row.getBytes("signed_header"), "stored header"));
        ValidatorSet validators = validators(row.getBytes("members"));
        if (!signed.header().hash().equals(hash)
                || !signed.header().validatorsHash().equals(validators.hash())) {
            throw new LightNodeException(
                    Code.STORE,
                    "the stored header " + signed.header().height()
                            + " does not hash to what was verified: the store was changed from outside; delete it to start"
                            + " again from the trust root");
        }
        return new TrustedBlock(
                new LightBlock(signed, validators), hash, row.getLong("verified_from"), row.getInt("agreeing"));
    }

    private static ValidatorSet validators(byte[] members) {
        return CometJson.validatorSet(Json.parse(members, "stored validators"));
    }
}

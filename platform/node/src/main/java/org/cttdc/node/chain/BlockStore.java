package org.cttdc.node.chain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.Txs;
import org.jspecify.annotations.Nullable;

/** Final blocks with their commits and results, by height, by hash and by transaction. Written in the block's one commit. */
public final class BlockStore {
    private final Database.Table blocks;
    private final Database.Table ids;
    private final Database.Table commits;
    private final Database.Table results;
    private final Database.Table appHashes;
    private final Database.Table heightsByHash;
    private final Database.Table placesByTx;
    private final Database.Table txsByPlace;

    /** The blocks in the tables of a database. */
    public BlockStore(Database database) {
        this.blocks = database.table("chain.blocks");
        this.ids = database.table("chain.block-ids");
        this.commits = database.table("chain.commits");
        this.results = database.table("chain.results");
        this.appHashes = database.table("chain.app-hashes");
        this.heightsByHash = database.table("chain.heights");
        this.placesByTx = database.table("chain.tx-places");
        this.txsByPlace = database.table("chain.txs");
    }

    /** Where a transaction stands: height and 0-based index. */
    public record Place(long height, int index) {}

    void put(CommittedBlock committed) {
        byte[] height = number(committed.height());
        blocks.put(height, committed.block().toBytes().toArray());
        ids.put(height, id(committed.id()));
        commits.put(height, commitBytes(committed.commit()));
        ProtoWriter encoded = new ProtoWriter();
        committed.results().forEach(result -> encoded.element(1, result.toBytes()));
        results.put(height, encoded.toBytes().toArray());
        appHashes.put(height, committed.appHash().toArray());
        heightsByHash.put(committed.id().hash().toArray(), height);
        List<Bytes> txs = committed.block().txs();
        for (int i = 0; i < txs.size(); i++) {
            byte[] place = place(committed.height(), i);
            byte[] hash = Txs.hash(txs.get(i)).toArray();
            placesByTx.put(hash, place);
            txsByPlace.put(place, hash);
        }
    }

    /** The newest stored height, 0 when there is none. */
    long height() {
        byte[] last = blocks.lastKey();
        return last == null ? 0 : ByteBuffer.wrap(last).getLong();
    }

    /** The block at a height that is known to be stored. */
    public CommittedBlock get(long height) {
        byte[] key = number(height);
        return new CommittedBlock(
                block(height),
                blockId(height),
                commit(height),
                BlockReader.results(present(results.get(key), height)),
                Bytes.of(present(appHashes.get(key), height)));
    }

    /** The block alone. */
    public Block block(long height) {
        return BlockReader.block(present(blocks.get(number(height)), height));
    }

    /** Its id. */
    public BlockId blockId(long height) {
        ByteBuffer in = ByteBuffer.wrap(present(ids.get(number(height)), height));
        long total = in.getLong();
        byte[] hash = new byte[32];
        byte[] parts = new byte[32];
        in.get(hash).get(parts);
        return new BlockId(Bytes.of(hash), new PartSetHeader(total, Bytes.of(parts)));
    }

    /** Length of the encoded block. */
    public int size(long height) {
        return present(blocks.get(number(height)), height).length;
    }

    /** The votes for it. */
    public Commit commit(long height) {
        return BlockReader.commit(present(commits.get(number(height)), height));
    }

    /** Height of the block with that hash. */
    public Optional<Long> heightOf(Bytes hash) {
        return Optional.ofNullable(heightsByHash.get(hash.toArray()))
                .map(height -> ByteBuffer.wrap(height).getLong());
    }

    /** Where a transaction stands. */
    public Optional<Place> placeOf(Bytes txHash) {
        return Optional.ofNullable(placesByTx.get(txHash.toArray())).map(BlockStore::place);
    }

    /** Places of transactions from one height to another, both included, at most {@code limit}. */
    public List<Place> places(long from, long to, int limit) {
        List<Place> places = new ArrayList<>();
        Iterator<Bytes> keys = txsByPlace.keysFrom(number(from));
        while (keys.hasNext() && places.size() < limit) {
            Place place = place(keys.next().toArray());
            if (place.height() > to) {
                break;
            }
            places.add(place);
        }
        return places;
    }

    private static byte[] commitBytes(Commit commit) {
        return commit.toBytes().toArray();
    }

    private static byte[] id(BlockId id) {
        return ByteBuffer.allocate(Long.BYTES + 64)
                .putLong(id.partSetHeader().total())
                .put(id.hash().toArray())
                .put(id.partSetHeader().hash().toArray())
                .array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] place(long height, int index) {
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(height)
                .putInt(index)
                .array();
    }

    private static Place place(byte[] key) {
        ByteBuffer in = ByteBuffer.wrap(key);
        return new Place(in.getLong(), in.getInt());
    }

    private static byte[] present(byte @Nullable [] stored, long height) {
        if (stored == null) {
            throw new IllegalStateException("the chain's database has lost height " + height);
        }
        return stored;
    }
}

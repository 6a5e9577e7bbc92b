package org.cttdc.node.chain;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;

/**
 * The validators of every height, with whose turn it is. A set is stored where it changed and every hundred heights, and rotated from
 * there on, round by round, as the reference does.
 */
public final class ValidatorHistory {
    private static final long STORED_EVERY = 100;
    private static final int KEPT = 16;
    private static final int KEY_SIZE = 32;

    private final Database.Table table;
    private final ValidatorSet genesis;
    /** Sets of the newest heights that were asked for: blocks go on from there. */
    private final TreeMap<Long, ValidatorSet> known = new TreeMap<>();

    ValidatorHistory(Database database, ValidatorSet genesis) {
        this.table = database.table("chain.validators");
        this.genesis = genesis;
    }

    /** The set of a height, from 1 to two beyond the newest block. */
    public synchronized ValidatorSet at(long height) {
        long from = floor(height);
        Map.Entry<Long, ValidatorSet> near = known.floorEntry(height);
        ValidatorSet set = stored(from);
        if (near != null && near.getKey() > from) {
            from = near.getKey();
            set = near.getValue();
        }
        for (long i = from; i < height; i++) {
            set = set.rotate(1);
        }
        known.put(height, set);
        if (known.size() > KEPT) {
            known.pollFirstEntry();
        }
        return set;
    }

    /** Takes in what the block of a height changed: it acts two heights later. */
    synchronized void changed(long height, List<Validator> updates) {
        long acts = height + 2;
        if (!updates.isEmpty() || acts % STORED_EVERY == 0) {
            ValidatorSet next = at(acts - 1).update(updates).rotate(1);
            table.put(number(acts), encode(next));
        }
    }

    /** Forgets what was computed, after the tables went back. */
    synchronized void reset() {
        known.clear();
    }

    /** The newest height at or before this one whose set is stored, 1 for genesis. */
    private long floor(long height) {
        byte[] found = table.floorKey(number(height));
        return found == null ? 1 : ByteBuffer.wrap(found).getLong();
    }

    private ValidatorSet stored(long height) {
        byte[] found = table.get(number(height));
        return found == null ? genesis : decode(found);
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] encode(ValidatorSet set) {
        Validator proposer = set.proposer().orElseThrow();
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + set.size() * (KEY_SIZE + 2 * Long.BYTES));
        out.putInt(set.indexOf(proposer.address()));
        for (Validator validator : set.validators()) {
            out.put(validator.publicKey().value().toArray())
                    .putLong(validator.power())
                    .putLong(validator.proposerPriority());
        }
        return out.array();
    }

    private static ValidatorSet decode(byte[] stored) {
        ByteBuffer in = ByteBuffer.wrap(stored);
        int proposer = in.getInt();
        List<Validator> validators = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] key = new byte[KEY_SIZE];
            in.get(key);
            validators.add(new Validator(PublicKey.ed25519(Bytes.of(key)), in.getLong(), in.getLong()));
        }
        return ValidatorSet.of(validators, validators.get(proposer));
    }
}

package org.cttdc.node.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.files.Disk;
import org.cttdc.node.engine.KeyFiles;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.keys.SigningKey;

/**
 * The keys of the home's validators and the height they signed last, in the files a CometBFT home has. A height at or below the last
 * released one is never signed again by any of them.
 *
 * <p>A signature leaves the process only after its block was committed, and a commit stores the signatures with the block. A crash
 * in between therefore loses signatures nobody saw, or restores them from the block; the file guards against a database that
 * was put back to an older copy.
 */
final class PrivValidator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRECOMMIT_STEP = 3;

    private final ChainHome home;
    private final Map<Bytes, SigningKey> keys;
    private final List<PublicKey> publicKeys;
    private long released;

    private PrivValidator(ChainHome home, List<SigningKey> keys, long released) {
        this.home = home;
        this.publicKeys =
                keys.stream().map(key -> PublicKey.ed25519(key.publicKey())).toList();
        this.keys = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            this.keys.put(publicKeys.get(i).address(), keys.get(i));
        }
        this.released = released;
    }

    /** The home's keys, that many made on first use. */
    static PrivValidator loadOrCreate(ChainHome home, int count, SecureRandom random) throws IOException {
        if (!Files.exists(home.validatorKey(0))) {
            for (int i = count - 1; i >= 0; i--) {
                KeyFiles.writeValidator(home.validatorKey(i), SigningKey.generate(random));
            }
        }
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; Files.exists(home.validatorKey(i)); i++) {
            keys.add(KeyFiles.readValidator(home.validatorKey(i)));
        }
        long released = Files.exists(home.validatorState())
                ? JSON.readTree(Files.readAllBytes(home.validatorState()))
                        .path("height")
                        .asLong()
                : 0;
        return new PrivValidator(home, keys, released);
    }

    /** In the order of their files. */
    List<PublicKey> publicKeys() {
        return publicKeys;
    }

    /** Whether this home signs for a validator. */
    boolean holds(Bytes address) {
        return keys.containsKey(address);
    }

    /** The power of a set that this home signs with. */
    long power(ValidatorSet set) {
        return set.validators().stream()
                .filter(validator -> holds(validator.address()))
                .mapToLong(Validator::power)
                .sum();
    }

    /**
     * The commit of a block by every validator of the set whose key is here; throws {@link IllegalStateException} for a height it
     * already released.
     */
    Commit commit(String chainId, ValidatorSet set, long height, int round, BlockId blockId, Timestamp time) {
        if (height <= released) {
            throw new IllegalStateException(
                    "this home's validators already signed height " + released + " and will not sign height " + height
                            + " again: the database is older than the validators' state");
        }
        List<CommitSig> unsigned = set.validators().stream()
                .map(validator -> holds(validator.address())
                        ? new CommitSig(BlockIdFlag.COMMIT, validator.address(), time, Bytes.EMPTY)
                        : CommitSig.ABSENT)
                .toList();
        Commit draft = new Commit(height, round, blockId, unsigned);
        List<CommitSig> signed = new ArrayList<>();
        for (int i = 0; i < unsigned.size(); i++) {
            SigningKey key = keys.get(unsigned.get(i).validatorAddress());
            signed.add(
                    key == null
                            ? CommitSig.ABSENT
                            : new CommitSig(
                                    BlockIdFlag.COMMIT,
                                    unsigned.get(i).validatorAddress(),
                                    time,
                                    key.sign(draft.voteSignBytes(chainId, i))));
        }
        return new Commit(height, round, blockId, signed);
    }

    /** Writes down that everything up to the commit's height may now be seen; call it after the block was stored, before it is shown. */
    void release(Commit commit) throws IOException {
        if (commit.height() <= released) {
            return;
        }
        ObjectNode file = JSON.createObjectNode();
        file.put("height", Long.toString(commit.height()));
        file.put("round", commit.round());
        file.put("step", PRECOMMIT_STEP);
        file.put(
                "signature",
                commit.signatures().stream()
                        .filter(sig -> sig.flag() == BlockIdFlag.COMMIT)
                        .findFirst()
                        .orElseThrow()
                        .signature()
                        .base64());
        Disk.real().put(home.validatorState(), pretty(file));
        released = commit.height();
    }

    /** Refuses a database that ends before a height these validators have signed. */
    void checkNotBehind(long storedHeight) throws IOException {
        if (storedHeight < released) {
            throw new IOException(
                    "the database ends at height " + storedHeight + " but the validators signed height " + released
                            + ": the database was put back to an older copy; restore the newer one or start a new home");
        }
    }

    private static byte[] pretty(ObjectNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }
}

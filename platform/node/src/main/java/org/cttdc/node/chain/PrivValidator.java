package org.cttdc.node.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import org.cttdc.files.Disk;
import org.cttdc.node.engine.KeyFiles;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.BlockIdFlag;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.CommitSig;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.keys.SigningKey;

/**
 * The validator's key and the height it signed last, in the files a CometBFT home has. A height at or below the last released one
 * is never signed again.
 *
 * <p>A signature leaves the process only after its block was committed, and a commit stores the signature with the block. A crash
 * in between therefore loses a signature nobody saw, or restores one from the block; the file guards against a database that
 * was put back to an older copy.
 */
final class PrivValidator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PRECOMMIT_STEP = 3;

    private final ChainHome home;
    private final SigningKey key;
    private final PublicKey publicKey;
    private long released;

    private PrivValidator(ChainHome home, SigningKey key, long released) {
        this.home = home;
        this.key = key;
        this.publicKey = PublicKey.ed25519(key.publicKey());
        this.released = released;
    }

    /** The home's key, made on first use. */
    static PrivValidator loadOrCreate(ChainHome home, SecureRandom random) throws IOException {
        if (!Files.exists(home.validatorKey())) {
            KeyFiles.writeValidator(home.validatorKey(), SigningKey.generate(random));
        }
        long released = Files.exists(home.validatorState())
                ? JSON.readTree(Files.readAllBytes(home.validatorState()))
                        .path("height")
                        .asLong()
                : 0;
        return new PrivValidator(home, KeyFiles.readValidator(home.validatorKey()), released);
    }

    PublicKey publicKey() {
        return publicKey;
    }

    Bytes address() {
        return publicKey.address();
    }

    /** The commit of a block by this one validator; throws {@link IllegalStateException} for a height it already released. */
    Commit commit(String chainId, long height, BlockId blockId, Timestamp time) {
        if (height <= released) {
            throw new IllegalStateException(
                    "this validator already signed height " + released + " and will not sign height " + height
                            + " again: the database is older than the validator's state");
        }
        CommitSig unsigned = new CommitSig(BlockIdFlag.COMMIT, address(), time, Bytes.EMPTY);
        Bytes message = new Commit(height, 0, blockId, List.of(unsigned)).voteSignBytes(chainId, 0);
        CommitSig signed = new CommitSig(BlockIdFlag.COMMIT, address(), time, key.sign(message));
        return new Commit(height, 0, blockId, List.of(signed));
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
        file.put("signature", commit.signatures().getFirst().signature().base64());
        Disk.real().put(home.validatorState(), pretty(file));
        released = commit.height();
    }

    /** Refuses a database that ends before a height this validator has signed. */
    void checkNotBehind(long storedHeight) throws IOException {
        if (storedHeight < released) {
            throw new IOException(
                    "the database ends at height " + storedHeight + " but the validator signed height " + released
                            + ": the database was put back to an older copy; restore the newer one or start a new home");
        }
    }

    private static byte[] pretty(ObjectNode node) throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
    }
}

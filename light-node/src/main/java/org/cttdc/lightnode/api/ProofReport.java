package org.cttdc.lightnode.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.tx.TxBody;

/**
 * What a checked proof file proves, and on what it rests.
 *
 * @param chainId the chain
 * @param root the first thing that was believed
 * @param rootGiven whether the verifier supplied the root; otherwise it is the file's own word
 * @param rootHash hash of the header the root stands for
 * @param rootTime its block time
 * @param path heights of the signed headers from the root on, each of which leads to the next
 * @param links headers below the last signed one, each named by the one above it
 * @param signed height, hash and signers of the last signed header
 * @param claim what it proves
 */
public record ProofReport(
        String chainId,
        TrustRoot root,
        boolean rootGiven,
        Bytes rootHash,
        Instant rootTime,
        List<Long> path,
        int links,
        SignedHeader signed,
        Claim claim) {
    public ProofReport {
        path = List.copyOf(path);
    }

    /**
     * A header and who signed it.
     *
     * @param hash 32 bytes
     * @param signedPower power of the valid signatures
     * @param totalPower power of all validators
     */
    public record SignedHeader(
            long height, Bytes hash, Instant time, long signedPower, long totalPower, List<Signer> validators) {
        public SignedHeader {
            validators = List.copyOf(validators);
        }

        /** Number of validators who signed. */
        public long signers() {
            return validators.stream().filter(Signer::signed).count();
        }
    }

    /**
     * One validator.
     *
     * @param address 20 bytes
     * @param signed whether its valid signature stands under the header
     */
    public record Signer(Bytes address, long power, boolean signed) {}

    /** What a file proves. */
    public sealed interface Claim {
        /** Height of the state or block it speaks of. */
        long height();
    }

    /**
     * What the state held.
     *
     * @param facts the keys in the order of the file
     * @param lists for every list whose count is among the facts, how much of it is
     */
    public record StateClaim(long height, List<KeyFact> facts, List<ListFact> lists) implements Claim {
        public StateClaim {
            facts = List.copyOf(facts);
            lists = List.copyOf(lists);
        }
    }

    /**
     * One key.
     *
     * @param name as people write it; hex where the key is none of this chain's vocabulary
     * @param value raw; empty where the key is proved to hold nothing
     * @param decoded the record as JSON, where the key says of which type it is
     */
    public record KeyFact(Bytes key, String name, Bytes value, Optional<JsonValue> decoded) {
        /** Whether it holds something. */
        public boolean present() {
            return !value.isEmpty();
        }
    }

    /**
     * A list.
     *
     * @param total items it has
     * @param proved how many of them the file holds
     */
    public record ListFact(String name, long total, long proved) {
        /** Whether nothing is left out. */
        public boolean complete() {
            return total == proved;
        }
    }

    /**
     * What became of a transaction.
     *
     * @param hash SHA-256 of the transaction
     * @param index 0-based place in the block
     * @param count transactions in the block
     * @param code result code, 0 for success
     * @param data what the application returned
     * @param sender account that signed it, where it is an envelope of this chain
     * @param body what was signed, where it is an envelope of this chain
     */
    public record TxClaim(
            Bytes hash,
            long height,
            long index,
            long count,
            long code,
            Bytes data,
            Optional<Bytes> sender,
            Optional<TxBody> body)
            implements Claim {}
}

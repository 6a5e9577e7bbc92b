package org.cttdc.protocol.consensus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.proof.MerkleTree;

/**
 * A block's header. Nothing is checked here; {@code LightVerifier} says what a header must look like.
 *
 * @param version rules the block was made under
 * @param chainId chain the block belongs to, at most 50 bytes
 * @param height at least 1
 * @param time weighted median of the last commit's votes
 * @param lastBlockId the block before, {@link BlockId#NONE} at the first height
 * @param lastCommitHash hash of the commit of the block before
 * @param dataHash root over the hashes of the transactions
 * @param validatorsHash hash of the validators of this height
 * @param nextValidatorsHash hash of the validators of the next height
 * @param consensusHash hash of the consensus parameters
 * @param appHash root of the application's state after the block before, of any length
 * @param lastResultsHash root over the results of the block before
 * @param evidenceHash root over the evidence in this block
 * @param proposerAddress who proposed the block, 20 bytes
 */
public record Header(
        ConsensusVersion version,
        String chainId,
        long height,
        Timestamp time,
        BlockId lastBlockId,
        Bytes lastCommitHash,
        Bytes dataHash,
        Bytes validatorsHash,
        Bytes nextValidatorsHash,
        Bytes consensusHash,
        Bytes appHash,
        Bytes lastResultsHash,
        Bytes evidenceHash,
        Bytes proposerAddress) {

    /** The block's hash: the Merkle root over the 14 fields; empty, as in the reference, where the validators' hash is. */
    public Bytes hash() {
        if (validatorsHash.isEmpty()) {
            return Bytes.EMPTY;
        }
        return MerkleTree.root(List.of(
                version.proto().toBytes(),
                wrapped(Bytes.of(chainId.getBytes(StandardCharsets.UTF_8))),
                new ProtoWriter().varint(1, height).toBytes(),
                time.proto().toBytes(),
                lastBlockId.proto().toBytes(),
                wrapped(lastCommitHash),
                wrapped(dataHash),
                wrapped(validatorsHash),
                wrapped(nextValidatorsHash),
                wrapped(consensusHash),
                wrapped(appHash),
                wrapped(lastResultsHash),
                wrapped(evidenceHash),
                wrapped(proposerAddress)));
    }

    ProtoWriter proto() {
        return new ProtoWriter()
                .message(1, version.proto())
                .string(2, chainId)
                .varint(3, height)
                .message(4, time.proto())
                .message(5, lastBlockId.proto())
                .bytes(6, lastCommitHash)
                .bytes(7, dataHash)
                .bytes(8, validatorsHash)
                .bytes(9, nextValidatorsHash)
                .bytes(10, consensusHash)
                .bytes(11, appHash)
                .bytes(12, lastResultsHash)
                .bytes(13, evidenceHash)
                .bytes(14, proposerAddress);
    }

    private static Bytes wrapped(Bytes value) {
        return new ProtoWriter().bytes(1, value).toBytes();
    }
}

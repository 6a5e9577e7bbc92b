package org.cttdc.protocol.consensus;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.proof.MerkleTree;

/**
 * Votes that made a block final.
 *
 * @param height height of the block
 * @param round round in which it was decided, at least 0
 * @param blockId the block
 * @param signatures one place for each validator, in the order of the validator set
 */
public record Commit(long height, int round, BlockId blockId, List<CommitSig> signatures) {
    /** What the first block carries as its last commit. */
    public static final Commit NONE = new Commit(0, 0, BlockId.NONE, List.of());

    public Commit {
        signatures = List.copyOf(signatures);
    }

    /** Root over the signatures, as it stands in the next header's {@code lastCommitHash}. */
    public Bytes hash() {
        return MerkleTree.root(
                signatures.stream().map(sig -> sig.proto().toBytes()).toList());
    }

    /** The bytes the validator at a 0-based place signed; for an absent one, what a vote for no block would have signed. */
    public Bytes voteSignBytes(String chainId, int index) {
        CommitSig sig = signatures.get(index);
        BlockId votedFor = sig.flag() == BlockIdFlag.COMMIT ? blockId : BlockId.NONE;
        return Vote.signBytes(chainId, VoteType.PRECOMMIT, height, round, votedFor, sig.timestamp());
    }

    /** The encoded commit. */
    public Bytes toBytes() {
        return proto().toBytes();
    }

    ProtoWriter proto() {
        ProtoWriter out = new ProtoWriter().varint(1, height).varint(2, round).message(3, blockId.proto());
        signatures.forEach(sig -> out.message(4, sig.proto()));
        return out;
    }
}

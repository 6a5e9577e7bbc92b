package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * Two votes of one validator for different blocks in one step.
 *
 * @param voteA the vote whose block id comes first
 * @param voteB the other vote
 * @param totalPower power of the whole set at that height
 * @param validatorPower power of the validator
 * @param timestamp time of the block at that height
 */
public record DuplicateVoteEvidence(Vote voteA, Vote voteB, long totalPower, long validatorPower, Timestamp timestamp)
        implements Evidence {
    @Override
    public Bytes toBytes() {
        return new ProtoWriter()
                .message(1, voteA.proto())
                .message(2, voteB.proto())
                .varint(3, totalPower)
                .varint(4, validatorPower)
                .message(5, timestamp.proto())
                .toBytes();
    }

    @Override
    public Bytes hash() {
        return Sha256.of(toBytes());
    }
}

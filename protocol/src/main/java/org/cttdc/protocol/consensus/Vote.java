package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * A single vote, as evidence carries it.
 *
 * @param type step of the round
 * @param height height voted on
 * @param round round voted in
 * @param blockId the block, {@link BlockId#NONE} for none
 * @param timestamp when the vote was cast
 * @param validatorAddress 20 bytes
 * @param validatorIndex place in the validator set
 * @param signature over {@link #signBytes}
 * @param extension what the application added, not covered by {@code signature}
 * @param extensionSignature over the extension
 */
public record Vote(
        VoteType type,
        long height,
        int round,
        BlockId blockId,
        Timestamp timestamp,
        Bytes validatorAddress,
        int validatorIndex,
        Bytes signature,
        Bytes extension,
        Bytes extensionSignature) {

    /** The bytes a validator of that chain signs for this vote. */
    public Bytes signBytes(String chainId) {
        return signBytes(chainId, type, height, round, blockId, timestamp);
    }

    /** The length-prefixed canonical vote. */
    static Bytes signBytes(
            String chainId, VoteType type, long height, int round, BlockId blockId, Timestamp timestamp) {
        ProtoWriter out =
                new ProtoWriter().varint(1, type.number()).sfixed64(2, height).sfixed64(3, round);
        if (!blockId.isZero()) {
            out.message(4, blockId.proto());
        }
        return out.message(5, timestamp.proto()).string(6, chainId).toDelimitedBytes();
    }

    ProtoWriter proto() {
        return new ProtoWriter()
                .varint(1, type.number())
                .varint(2, height)
                .varint(3, round)
                .message(4, blockId.proto())
                .message(5, timestamp.proto())
                .bytes(6, validatorAddress)
                .varint(7, validatorIndex)
                .bytes(8, signature)
                .bytes(9, extension)
                .bytes(10, extensionSignature);
    }
}

package org.cttdc.protocol.consensus;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;

/**
 * One validator's place in a commit.
 *
 * @param flag what the validator did
 * @param validatorAddress 20 bytes, empty where absent
 * @param timestamp when the vote was cast, {@link Timestamp#ZERO} where absent
 * @param signature 1 to 64 bytes, empty where absent
 */
public record CommitSig(BlockIdFlag flag, Bytes validatorAddress, Timestamp timestamp, Bytes signature) {
    /** No vote was received. */
    public static final CommitSig ABSENT = new CommitSig(BlockIdFlag.ABSENT, Bytes.EMPTY, Timestamp.ZERO, Bytes.EMPTY);

    ProtoWriter proto() {
        return new ProtoWriter()
                .varint(1, flag.number())
                .bytes(2, validatorAddress)
                .message(3, timestamp.proto())
                .bytes(4, signature);
    }
}

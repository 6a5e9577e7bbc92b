package org.cttdc.protocol.consensus;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.ProtoWriter;
import org.cttdc.protocol.proof.MerkleTree;

/**
 * The authenticated part of a transaction's result. Log, info, code space and events are bound by no header.
 *
 * @param code 0 for success
 * @param data what the application returned
 * @param gasWanted gas asked for
 * @param gasUsed gas used
 */
public record ExecTxResult(long code, Bytes data, long gasWanted, long gasUsed) {
    /** The next header's {@code lastResultsHash}. */
    public static Bytes root(List<ExecTxResult> results) {
        return MerkleTree.root(results.stream().map(ExecTxResult::toBytes).toList());
    }

    /** The leaf the results' root is made of. */
    public Bytes toBytes() {
        return new ProtoWriter()
                .varint(1, code)
                .bytes(2, data)
                .varint(5, gasWanted)
                .varint(6, gasUsed)
                .toBytes();
    }
}

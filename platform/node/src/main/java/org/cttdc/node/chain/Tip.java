package org.cttdc.node.chain;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * What the next block is built on; an immutable snapshot that readers share.
 *
 * @param height of the newest block, 0 before the first
 * @param time of the newest block, of genesis before the first
 * @param header of the newest block
 * @param blockId its id
 * @param commit votes for it
 * @param appHash root of the state after it
 * @param resultsHash root of its results
 * @param txs number of its transactions
 */
public record Tip(
        long height,
        Timestamp time,
        @Nullable Header header,
        BlockId blockId,
        Commit commit,
        Bytes appHash,
        Bytes resultsHash,
        int txs) {

    /** Before the first block. The first header carries the results hash of no results at all. */
    static Tip genesis(Timestamp time, Bytes appHash) {
        return new Tip(0, time, null, BlockId.NONE, Commit.NONE, appHash, ExecTxResult.root(List.of()), 0);
    }

    /** After a block. */
    static Tip after(CommittedBlock block) {
        Header header = block.block().header();
        return new Tip(
                block.height(),
                header.time(),
                header,
                block.id(),
                block.commit(),
                block.appHash(),
                ExecTxResult.root(block.results()),
                block.block().txs().size());
    }

    /** Whether the newest header does not yet carry the newest state: until it does, nobody can prove that state. */
    boolean needsProofBlock() {
        return header == null || !header.appHash().equals(appHash);
    }
}

package org.cttdc.node.chain;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Block;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Commit;
import org.cttdc.protocol.consensus.ExecTxResult;

/**
 * A final block and what it did.
 *
 * @param block the block
 * @param id what the commit is for
 * @param commit the votes for it
 * @param results one for each transaction
 * @param appHash root of the state after it
 */
public record CommittedBlock(Block block, BlockId id, Commit commit, List<ExecTxResult> results, Bytes appHash) {
    public CommittedBlock {
        results = List.copyOf(results);
    }

    /** Height of the block. */
    public long height() {
        return block.header().height();
    }
}

package org.cttdc.lightnode.proof;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;

/**
 * A transaction in a block, under the header's data hash, and its result, under the next header's results hash.
 *
 * @param place of the transaction among those of the block
 * @param resultPlace of the result among those of the block
 */
public record TxClaim(long height, Bytes tx, InclusionPath place, ExecTxResult result, InclusionPath resultPlace)
        implements Claim {

    /** The claim about one transaction of a block that was read whole. */
    public static TxClaim of(long height, int index, List<Bytes> txs, List<ExecTxResult> results) {
        return new TxClaim(
                height,
                txs.get(index),
                MerkleTree.paths(txs.stream().map(Txs::hash).toList()).get(index),
                results.get(index),
                MerkleTree.paths(results.stream().map(ExecTxResult::toBytes).toList())
                        .get(index));
    }
}

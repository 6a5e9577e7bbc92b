package org.cttdc.protocol.consensus;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.MerkleTree;
import org.cttdc.protocol.proof.ProofException;

/** How transactions are named and bound to a header. */
public final class Txs {
    private Txs() {}

    /** The hash a transaction is known by. */
    public static Bytes hash(Bytes tx) {
        return Sha256.of(tx);
    }

    /** A header's {@code dataHash}: the Merkle root whose leaves are the transactions' hashes. */
    public static Bytes root(List<Bytes> txs) {
        return MerkleTree.root(txs.stream().map(Txs::hash).toList());
    }

    /** Refuses unless {@code tx} stands where {@code path} says in the block with that {@code dataHash}. */
    public static void verify(Bytes dataHash, InclusionPath path, Bytes tx) throws ProofException {
        MerkleTree.verify(dataHash, path, hash(tx));
    }
}

package org.cttdc.lightnode.rpc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.ValidatorSet;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.smt.ProofOp;

/** What an endpoint said, decoded and not yet proved. */
public final class RpcReplies {
    private RpcReplies() {}

    /**
     * {@code /status}.
     *
     * @param network chain id the node claims
     * @param latestHeight newest block
     * @param earliestHeight oldest block it still has
     */
    public record Status(String network, long latestHeight, long earliestHeight, boolean catchingUp) {}

    /**
     * {@code /genesis}.
     *
     * @param initialHeight height of the first block
     */
    public record Genesis(String chainId, Timestamp time, long initialHeight, ValidatorSet validators) {
        private static final Bytes END = Bytes.of((byte) 0);

        /** What the chain's beginning is known by; see {@code LightNodes.GenesisClaim}. */
        public Bytes hash() {
            return Sha256.of(
                    text(chainId),
                    END,
                    text(time.toString()),
                    END,
                    text(Long.toString(initialHeight)),
                    END,
                    validators.hash());
        }

        private static Bytes text(String value) {
            return Bytes.of(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * {@code /abci_query}.
     *
     * @param value empty where there is none
     * @param proof encoded proofs from the leaf up
     */
    public record Query(Bytes value, List<ProofOp> proof) {}

    /**
     * {@code /tx} with its proof.
     *
     * @param root data hash the proof claims to lead to
     * @param data what the proof proves
     */
    public record Tx(Bytes hash, long height, int index, Bytes tx, Bytes root, Bytes data, InclusionPath path) {}

    /** {@code /block}: header and transactions. */
    public record Block(BlockId id, Header header, List<Bytes> txs) {}

    /**
     * {@code /broadcast_tx_sync}.
     *
     * @param code 0 where the endpoint took it into its pool
     * @param known whether the endpoint had it already
     */
    public record Broadcast(int code, String log, boolean known) {}
}

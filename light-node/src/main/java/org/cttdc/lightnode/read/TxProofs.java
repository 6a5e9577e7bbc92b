package org.cttdc.lightnode.read;

import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.Provenance.Kind;
import org.cttdc.lightnode.api.Provenance.Step;
import org.cttdc.lightnode.api.TxRemarks;
import org.cttdc.lightnode.api.TxResult;
import org.cttdc.lightnode.api.Unverified;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.proof.ProofExporter;
import org.cttdc.lightnode.proof.TxClaim;
import org.cttdc.lightnode.rpc.RpcReplies;
import org.cttdc.lightnode.sync.Peer;
import org.cttdc.lightnode.sync.Peers;
import org.cttdc.lightnode.sync.TrustedChain;
import org.cttdc.lightnode.sync.VerifiedHeader;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.Txs;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.TxOutcome;

/** Proves that a transaction is in a block and what became of it. Thread-safe. */
public final class TxProofs {
    private final Peers peers;
    private final TrustedChain chain;
    private final ProofExporter exporter;

    public TxProofs(Peers peers, TrustedChain chain, ProofExporter exporter) {
        this.peers = peers;
        this.chain = chain;
        this.exporter = exporter;
    }

    /**
     * A transaction's place.
     *
     * @param index 0-based place in the block
     * @param count transactions in the block
     */
    public record Included(Bytes hash, VerifiedHeader header, int index, long count) {
        /** The block's height. */
        public long height() {
            return header.header().height();
        }
    }

    /** Height an endpoint claims for a transaction; throws TX_NOT_FOUND where none has it. */
    public long claimedHeight(Bytes hash) {
        return peers.ask(peer -> fetch(peer, hash)).height();
    }

    /**
     * The proved place of a transaction by the endpoints' index; throws TX_NOT_FOUND, or HEIGHT_TOO_HIGH while its block is above
     * what was verified.
     */
    public Included find(Bytes hash) {
        return peers.ask(peer -> prove(hash, fetch(peer, hash)));
    }

    private static RpcReplies.Tx fetch(Peer peer, Bytes hash) {
        RpcReplies.Tx reply = peer.rpc().tx(hash);
        if (!Txs.hash(reply.tx()).equals(hash) || !reply.hash().equals(hash)) {
            throw new LightNodeException(
                    Code.INVALID_PROOF, peer + " served another transaction than " + hash.hexUpper());
        }
        if (!reply.data().equals(reply.tx())) {
            throw new LightNodeException(
                    Code.INVALID_PROOF, peer + " proved another transaction than " + hash.hexUpper());
        }
        return reply;
    }

    private Included prove(Bytes hash, RpcReplies.Tx reply) {
        VerifiedHeader header = chain.header(reply.height());
        try {
            Txs.verify(header.header().dataHash(), reply.path(), reply.tx());
        } catch (ProofException e) {
            throw new LightNodeException(
                    Code.INVALID_PROOF,
                    "transaction " + hash.hexUpper() + " is not in block " + reply.height() + ": " + e.getMessage(),
                    e);
        }
        if (reply.path().index() != reply.index()) {
            throw new LightNodeException(
                    Code.INVALID_PROOF,
                    "transaction " + hash.hexUpper() + " is proved at place "
                            + reply.path().index() + ", not " + reply.index());
        }
        return new Included(hash, header, reply.index(), reply.path().total());
    }

    /** The transactions of a block, all of them, proved by the header's data hash. */
    public List<Bytes> transactions(long height) {
        VerifiedHeader header = chain.header(height);
        return peers.ask(peer -> {
            List<Bytes> txs = peer.rpc().block(height).txs();
            if (!Txs.root(txs).equals(header.header().dataHash())) {
                throw new LightNodeException(
                        Code.INVALID_PROOF, "the transactions of block " + height + " do not lead to its data hash");
            }
            return txs;
        });
    }

    /** The proved place of a transaction in a block that was read whole. */
    public Included at(Bytes hash, long height, int index, long count) {
        return new Included(hash, chain.header(height), index, count);
    }

    /** The proved result; throws HEIGHT_TOO_HIGH while the next header is not verified. */
    public Verified<TxResult> result(Included tx) {
        VerifiedHeader next = chain.header(tx.height() + 1);
        ExecTxResult result = results(tx, next).get(tx.index());
        ErrorCode code = result.code() > Integer.MAX_VALUE ? ErrorCode.E_INTERNAL : ErrorCode.of((int) result.code());
        TxResult value = new TxResult(tx.hash(), tx.height(), tx.index(), code, outcome(result));
        Step[] steps = {
            new Step(Kind.ROOT, tx.header().header().dataHash(), "data hash of block " + tx.height()),
            new Step(Kind.PATH, tx.hash(), "transaction " + tx.index() + " of " + tx.count()),
            new Step(
                    Kind.LEAF,
                    next.header().lastResultsHash(),
                    "result " + code + " by the results hash of header "
                            + next.header().height())
        };
        return Verified.issue(
                value,
                new Grounds(tx.header()).provenance(tx.height(), steps),
                () -> export(tx, next),
                Warrant.PROOF_CHECKED);
    }

    /** The results of a block, all of them, proved by the next header's results hash. */
    private List<ExecTxResult> results(Included tx, VerifiedHeader next) {
        return peers.ask(peer -> {
            List<ExecTxResult> results = peer.rpc().blockResults(tx.height());
            if (!ExecTxResult.root(results).equals(next.header().lastResultsHash()) || results.size() != tx.count()) {
                throw new LightNodeException(
                        Code.INVALID_PROOF,
                        "the results of block " + tx.height() + " do not lead to the results hash of header "
                                + next.header().height());
            }
            return results;
        });
    }

    private Bytes export(Included tx, VerifiedHeader next) {
        List<Bytes> txs = transactions(tx.height());
        return exporter.transaction(tx.header(), next, TxClaim.of(tx.height(), tx.index(), txs, results(tx, next)));
    }

    /** What an endpoint says of it beyond what is proved. */
    public Unverified<TxRemarks> remarks(Bytes hash) {
        return peers.ask(peer -> new Unverified<>(peer.rpc().remarks(hash), peer.toString()));
    }

    private static TxOutcome outcome(ExecTxResult result) {
        try {
            return RecordCodec.decode(TxOutcome.class, result.data().toArray());
        } catch (CodecException e) {
            throw new LightNodeException(
                    Code.INVALID_VALUE, "the result's data is not an outcome: " + e.getMessage(), e);
        }
    }
}

package org.cttdc.node.app;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.GovernanceMsg;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs transactions: the fee is kept whatever happens after the envelope was accepted, the messages take effect together or not at all. */
final class TxExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(TxExecutor.class);

    /** Runs one transaction of a block on the block's layer of the state. */
    ExecTxResult execute(Envelopes.Arrival tx, StateStore state, BlockContext block) {
        Envelope envelope;
        StateStore charge = state.child();
        try {
            envelope = tx.open();
            envelope.admit(charge, block);
        } catch (Rejection e) {
            return result(e.code(), -1, e.detail());
        } catch (RuntimeException e) {
            LOG.error("an envelope at height {} broke a rule of the application", block.height(), e);
            return result(ErrorCode.E_INTERNAL, -1, "");
        }
        charge.mergeIntoParent();
        StateStore work = state.child();
        ExecTxResult result = run(envelope, work, block);
        if (result.code() == ErrorCode.OK.number()) {
            work.mergeIntoParent();
        }
        return result;
    }

    /** Takes the proposer's transaction. */
    static ExecTxResult reveal(Bytes tx, BeaconWork beacon) {
        try {
            beacon.apply(BeaconWork.read(tx));
            return result(ErrorCode.OK, -1, "");
        } catch (Rejection e) {
            return result(e.code(), -1, e.detail());
        } catch (RuntimeException e) {
            LOG.error("a proposer's own transaction broke a rule of the application", e);
            return result(ErrorCode.E_INTERNAL, -1, "");
        }
    }

    /** Whether {@link #reveal} would take it. */
    static void checkReveal(Bytes tx, BeaconWork beacon) throws Rejection {
        try {
            beacon.check(BeaconWork.read(tx));
        } catch (RuntimeException e) {
            LOG.error("a proposer's own transaction broke a rule of the application", e);
            throw new Rejection(ErrorCode.E_INTERNAL, "");
        }
    }

    /** Opens a transaction and checks it as if it were the next of a block, without running its messages. */
    void check(Envelopes.Arrival tx, StateStore state, BlockContext block) throws Rejection {
        try {
            tx.open().check(state, block);
        } catch (RuntimeException e) {
            LOG.error("an envelope for height {} broke a rule of the application", block.height(), e);
            throw new Rejection(ErrorCode.E_INTERNAL, "");
        }
    }

    private static ExecTxResult run(Envelope envelope, StateStore work, BlockContext block) {
        Ledger ledger = new Ledger(work, block);
        List<Msg> messages = envelope.body().messages();
        for (int i = 0; i < messages.size(); i++) {
            boolean attested = envelope.attested().get(i);
            try {
                dispatch(new TxContext(work, ledger, block, envelope.sender(), attested), messages.get(i));
            } catch (Rejection e) {
                return result(e.code(), i, e.detail());
            } catch (RuntimeException e) {
                // One transaction must never stop the chain; what it wrote is dropped with its layer.
                LOG.error("message {} at height {} broke a rule of the application", i, block.height(), e);
                return result(ErrorCode.E_INTERNAL, i, "");
            }
        }
        return result(ErrorCode.OK, -1, "");
    }

    private static void dispatch(TxContext tx, Msg message) throws Rejection {
        switch (message) {
            case Msg.Transfer msg -> Transfers.transfer(tx, msg);
            case Msg.IssueCredit msg -> Transfers.issue(tx, msg);
            case Msg.RedeemCredit msg -> Transfers.redeem(tx, msg);
            case Msg.PublishModel msg -> Models.publish(tx, msg);
            case Msg.PublishListing msg -> Listings.publish(tx, msg);
            case Msg.SubmitOrderBatch msg -> Batches.submit(tx, msg);
            case Msg.ClaimPurchase msg -> Purchases.claim(tx, msg);
            case Msg.CommitReport msg -> Reports.commit(tx, msg);
            case Msg.RevealReport msg -> Reports.reveal(tx, msg);
            case Msg.ClaimReward msg -> Rewards.claim(tx, msg);
            case MarketMsg msg -> Market.run(tx, msg);
            case GovernanceMsg msg -> Governance.execute(tx, msg);
            case ArbitrationMsg msg -> ArbitrationMessages.run(tx, msg);
            case ConsensusMsg msg -> ConsensusMessages.run(tx, msg);
        }
    }

    private static ExecTxResult result(ErrorCode code, int failedMessage, String detail) {
        Bytes data = Bytes.of(RecordCodec.encode(new TxOutcome(failedMessage, detail)));
        return new ExecTxResult(code.number(), data, 0, 0);
    }
}

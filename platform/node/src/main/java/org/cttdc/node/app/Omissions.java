package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.OmissionPenalty;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.MarketParams;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.OmissionState.OmissionStage;
import org.cttdc.protocol.state.PlatformDebt;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;

/**
 * Orders left out of the batches (protocol page, section 3; docs/adr/0235): a buyer shows the signed receipt, the platform shows the
 * order in a batch within a day, or pays for it.
 */
final class Omissions {
    /** Cycles after the promised one in whose batches an order may still stand. */
    private static final long GRACE = 1;
    /** Cycles in which an omission may be challenged, so that a platform need not keep its paths for ever. */
    private static final long WINDOW = 2;

    private Omissions() {}

    static void challenge(TxContext tx, MarketMsg.ChallengeOmission msg) throws Rejection {
        OrderLeaf leaf = msg.leaf();
        TxContext.address("the platform", leaf.platform());
        tx.state().require(StateKeys.platform(leaf.platform()), "accredited platform there");
        checkReceipt(tx, msg);
        checkBuyer(tx, msg);
        checkWindow(tx, msg.cycle());
        if (tx.state().has(StateKeys.omission(leaf.nullifierCommit()))) {
            throw new Rejection(ErrorCode.E_NULLIFIER_USED, "this order was already challenged");
        }
        MarketParams params = tx.params().market();
        tx.ledger().lockBond(tx.signer(), params.omissionBond(), leaf.nullifierCommit());
        long until = tx.height() + OmissionPenalty.answerBlocks(tx.params().cycleLength());
        tx.state()
                .put(
                        StateKeys.omission(leaf.nullifierCommit()),
                        new OmissionState(
                                leaf.platform(),
                                tx.signer(),
                                leaf.hash(),
                                msg.cycle(),
                                leaf.fee(),
                                params.omissionBond(),
                                OmissionStage.OPEN,
                                until,
                                0));
        tx.state().append(StateKeys.omissions(leaf.platform()), new Ref(leaf.nullifierCommit()));
    }

    static void answer(TxContext tx, MarketMsg.AnswerOmission msg) throws Rejection {
        Bytes id = msg.leaf().nullifierCommit();
        OmissionState o = open(tx.state(), id);
        if (tx.height() > o.answerUntil()) {
            throw new Rejection(ErrorCode.E_PHASE, "the answer was due until height " + o.answerUntil());
        }
        TxContext.address("the platform", msg.leaf().platform());
        BatchState batch = tx.state()
                .require(
                        StateKeys.batch(o.platform(), msg.batchSeq()),
                        "batch " + msg.batchSeq() + " of platform " + o.platform());
        if (batch.cycle() > o.cycle() + GRACE) {
            throw new Rejection(ErrorCode.E_PROOF, "the order was promised for cycle " + o.cycle());
        }
        prove(o, batch, msg);
        tx.ledger().bounty(o.platform(), o.bond(), id);
        put(tx.state(), id, with(o, OmissionStage.ANSWERED, msg.batchSeq()));
    }

    /** The day is over: the platform pays out of its escrow, the rest of what it owes with its next batches. */
    static void claim(TxContext tx, MarketMsg.ClaimOmission msg) throws Rejection {
        OmissionState o = open(tx.state(), msg.nullifierCommit());
        if (tx.height() <= o.answerUntil()) {
            throw new Rejection(ErrorCode.E_NOT_VESTED, "the platform may answer until height " + o.answerUntil());
        }
        PlatformState platform = tx.state().require(StateKeys.platform(o.platform()), "platform " + o.platform());
        OmissionPenalty penalty =
                OmissionPenalty.of(o.fee(), tx.params().market().omissionFloor(), platform.escrow());
        tx.ledger().returnBond(o.buyer(), o.bond(), msg.nullifierCommit());
        tx.ledger().fine(platform, penalty.paid());
        CommunityPots.toAudit(tx.state(), penalty.audit());
        owe(tx.state(), o.platform(), penalty.debt());
        tx.ledger().reward(o.buyer(), penalty.buyer(), msg.nullifierCommit());
        put(tx.state(), msg.nullifierCommit(), with(o, OmissionStage.SLASHED, 0));
    }

    /** What a platform's next batch owes besides, in fen. */
    static long debt(StateStore state, Bytes platform) {
        return state.getOr(StateKeys.platformDebt(platform), PlatformDebt.NONE).amount();
    }

    /** A batch has paid the debt: it joins the audit fund. */
    static void settleDebt(StateStore state, Bytes platform) {
        CommunityPots.toAudit(state, debt(state, platform));
        state.put(StateKeys.platformDebt(platform), PlatformDebt.NONE);
    }

    private static void owe(StateStore state, Bytes platform, long amount) {
        long before = debt(state, platform);
        long total = amount > Long.MAX_VALUE - before ? Long.MAX_VALUE : before + amount;
        state.put(StateKeys.platformDebt(platform), new PlatformDebt(total));
    }

    private static void checkReceipt(TxContext tx, MarketMsg.ChallengeOmission msg) throws Rejection {
        if (!isFromPlatform(msg)) {
            throw notSigned();
        }
        try {
            Attestations.receipt(msg);
        } catch (IllegalArgumentException e) {
            throw new Rejection(ErrorCode.E_PROOF, String.valueOf(e.getMessage()));
        }
        if (!tx.attested()) {
            throw notSigned();
        }
    }

    private static Rejection notSigned() {
        return new Rejection(ErrorCode.E_SIGNATURE, "the platform did not sign this receipt");
    }

    private static boolean isFromPlatform(MarketMsg.ChallengeOmission msg) {
        Bytes key = msg.platformKey();
        return key.size() == Ed25519.KEY_SIZE
                && msg.signature().size() == Ed25519.SIGNATURE_SIZE
                && Address.ofKey(key).value().equals(msg.leaf().platform());
    }

    private static void checkBuyer(TxContext tx, MarketMsg.ChallengeOmission msg) throws Rejection {
        if (msg.blinding().size() != PurchaseProof.BLINDING_SIZE
                || !PurchaseProof.buyerCommit(tx.signer(), msg.blinding())
                        .equals(msg.leaf().buyerCommit())) {
            throw new Rejection(ErrorCode.E_PROOF, "the order was not bought by this account");
        }
    }

    /** Once the batches of the cycle after the promised one are closed, and not for ever. */
    private static void checkWindow(TxContext tx, long cycle) throws Rejection {
        if (cycle > tx.cycle()) {
            throw new Rejection(ErrorCode.E_PHASE, "cycle " + cycle + " is still to come");
        }
        CyclePhases phases = new CyclePhases(tx.params().cycleLength());
        long opens = phases.firstHeight(Math.addExact(cycle, GRACE + 1), Phase.COMMITS);
        long closes = phases.lastHeight(Math.addExact(cycle, GRACE + WINDOW), Phase.UPDATES);
        if (tx.height() < opens || tx.height() > closes) {
            throw new Rejection(
                    ErrorCode.E_PHASE,
                    "an order promised for cycle " + cycle + " may be challenged from height " + opens + " to "
                            + closes);
        }
    }

    private static void prove(OmissionState o, BatchState batch, MarketMsg.AnswerOmission msg) throws Rejection {
        SumNode root = new SumNode(batch.root(), batch.count(), batch.gross(), batch.fee());
        try {
            MerkleSumTree.verify(root, msg.path(), msg.leaf());
        } catch (ProofException e) {
            throw new Rejection(ErrorCode.E_PROOF, String.valueOf(e.getMessage()));
        }
        if (!msg.leaf().hash().equals(o.leafHash())) {
            throw new Rejection(ErrorCode.E_PROOF, "this is another order than the receipt's");
        }
    }

    private static OmissionState open(StateStore state, Bytes id) throws Rejection {
        OmissionState found = state.require(StateKeys.omission(id), "challenged order " + id);
        if (found.stage() != OmissionStage.OPEN) {
            throw new Rejection(ErrorCode.E_ALREADY_CLAIMED, "the challenge is " + found.stage());
        }
        return found;
    }

    private static OmissionState with(OmissionState o, OmissionStage stage, long batchSeq) {
        return new OmissionState(
                o.platform(), o.buyer(), o.leafHash(), o.cycle(), o.fee(), 0, stage, o.answerUntil(), batchSeq);
    }

    private static void put(StateStore state, Bytes id, OmissionState omission) {
        state.put(StateKeys.omission(id), omission);
    }
}

package org.cttdc.node.app;

import org.cttdc.protocol.tx.ArbitrationMsg;

/** Leads each message of the arbitration family to its rule. */
final class ArbitrationMessages {
    private ArbitrationMessages() {}

    static void run(TxContext tx, ArbitrationMsg message) throws Rejection {
        switch (message) {
            case ArbitrationMsg.JoinJury msg -> Jurors.join(tx, msg);
            case ArbitrationMsg.LeaveJury msg -> Jurors.leave(tx);
            case ArbitrationMsg.OpenDispute msg ->
                Disputes.open(tx, msg.kind(), msg.target(), msg.proposed(), msg.bond());
            case ArbitrationMsg.CommitVote msg -> Votes.commit(tx, msg);
            case ArbitrationMsg.RevealVote msg -> Votes.reveal(tx, msg);
            case ArbitrationMsg.FundAppeal msg -> Appeals.fund(tx, msg);
            case ArbitrationMsg.ExecuteRuling msg -> Rulings.execute(tx, msg);
            case ArbitrationMsg.SubmitRetest msg -> Retests.submit(tx, msg);
            case ArbitrationMsg.ReleaseBond msg -> Reports.reclaim(tx, msg.report());
            case ArbitrationMsg.SubmitAudit msg -> Audits.submit(tx, msg);
            case ArbitrationMsg.OptIn msg -> Assignments.optIn(tx, msg);
        }
    }
}

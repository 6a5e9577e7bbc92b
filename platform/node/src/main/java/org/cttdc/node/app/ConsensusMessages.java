package org.cttdc.node.app;

import org.cttdc.protocol.tx.ConsensusMsg;

/** The messages about who makes blocks, each to its rule. */
final class ConsensusMessages {
    private ConsensusMessages() {}

    static void run(TxContext tx, ConsensusMsg message) throws Rejection {
        switch (message) {
            case ConsensusMsg.RegisterCandidate msg -> Candidates.register(tx, msg);
            case ConsensusMsg.RetireCandidate msg -> Candidates.retire(tx, msg);
            case ConsensusMsg.Bond msg -> Stakes.bond(tx, msg);
            case ConsensusMsg.Unbond msg -> Stakes.unbond(tx, msg);
            case ConsensusMsg.ClaimUnbonded _ -> Stakes.claim(tx);
            case ConsensusMsg.Nominate msg -> Ballots.nominate(tx, msg);
            case ConsensusMsg.ClaimPot msg -> Pots.claim(tx, msg);
        }
    }
}

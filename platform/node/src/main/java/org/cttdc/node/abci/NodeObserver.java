package org.cttdc.node.abci;

import org.cttdc.abci.MisbehaviorType;
import org.cttdc.abci.Request;
import org.cttdc.node.api.CommittedHead;

/** Told what the node does, for its metrics. Called from many threads. */
interface NodeObserver {
    /** An answer was computed. */
    void answered(Request.ValueCase method, long nanos);

    /** A transaction was refused by CheckTx. */
    void refused(int code);

    /** A block is on disk. */
    void committed(CommittedHead head, int txs);

    /** A block that is on disk proves a validator's misbehaviour. */
    void misbehaved(MisbehaviorType type);

    /** The number of open engine connections changed. */
    void connections(int open);
}

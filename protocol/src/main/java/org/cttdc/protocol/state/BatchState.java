package org.cttdc.protocol.state;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.SumNode;
import org.cttdc.protocol.tx.Msg;

/** An anchored order batch; see {@link Msg.SubmitOrderBatch}. */
public record BatchState(
        Bytes platform,
        long cycle,
        long seq,
        Bytes root,
        long count,
        long gross,
        long fee,
        List<Msg.BatchRow> rows,
        SumNode promoterRoot,
        long height) {
    public BatchState {
        rows = List.copyOf(rows);
    }
}

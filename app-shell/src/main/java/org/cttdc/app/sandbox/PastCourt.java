package org.cttdc.app.sandbox;

import java.io.IOException;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.ReportState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;

/** Reviewers of the past who sit on juries, and one of them who challenges a report, so that the present begins with an open dispute. */
final class PastCourt {
    private static final int JURORS = 8;
    /** Seats that each juror's stake covers. */
    private static final long SEATS = 4;

    private final PastChain chain;
    private final Cast cast;

    PastCourt(PastChain chain, Cast cast) {
        this.chain = chain;
        this.cast = cast;
    }

    /** Experienced reviewers offer themselves as jurors. */
    void join() throws IOException {
        long stake = Math.multiplyExact(SEATS, params().minStake());
        List<Persona> jurors = cast.all(Persona.Part.REVIEWER).subList(0, JURORS);
        for (Persona juror : jurors) {
            Bytes address = chain.address(juror);
            chain.send(juror, new ArbitrationMsg.JoinJury(stake, cast.credential(SandboxGenesis.CHAIN_ID, address)));
        }
        chain.block();
        jurors.forEach(juror -> chain.expect(StateKeys.juror(chain.address(juror))));
    }

    /** The first report on a model in a cycle is challenged as a whole by a reviewer who did not write it. */
    void challenge(Bytes model, long cycle) throws IOException {
        Bytes id = chain.expect(StateKeys.reports(model, cycle).item(0)).id();
        ReportState report = chain.expect(StateKeys.report(id));
        Persona challenger = cast.all(Persona.Part.REVIEWER).stream()
                .skip(JURORS)
                .filter(one -> !chain.address(one).equals(report.author()))
                .findFirst()
                .orElseThrow();
        ProposedValue whole = new ProposedValue("", 0);
        chain.send(challenger, new ArbitrationMsg.OpenDispute(DisputeKind.REPORT, id, whole, params().disputeBond()));
        chain.block();
        chain.expect(StateKeys.disputes().item(0));
    }

    private ArbitrationParams params() {
        return chain.expect(StateKeys.params()).arbitration();
    }
}

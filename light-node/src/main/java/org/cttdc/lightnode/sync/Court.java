package org.cttdc.lightnode.sync;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cttdc.lightnode.api.Disagreement;
import org.cttdc.lightnode.api.Disagreement.Outcome;
import org.cttdc.lightnode.api.Disagreement.Ruling;
import org.cttdc.lightnode.api.Disagreement.Statement;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.store.DisagreementTable;
import org.cttdc.lightnode.store.PeerTable;
import org.cttdc.lightnode.store.PeerTable.Conflict;
import org.cttdc.lightnode.store.TrustedBlock;
import org.cttdc.lightnode.sync.Prosecutor.Case;
import org.cttdc.protocol.consensus.SignedHeader;

/** Keeps who said what where endpoints disagreed, and has evidence taken to them. */
public final class Court {
    private final PeerTable peerTable;
    private final DisagreementTable table;
    private final EvidenceCourier courier;
    private final InstantSource clock;

    public Court(PeerTable peerTable, DisagreementTable table, EvidenceCourier courier, InstantSource clock) {
        this.peerTable = peerTable;
        this.table = table;
        this.courier = courier;
        this.clock = clock;
    }

    /** What the node is halted for since an earlier start; empty where it is not. */
    List<Conflict> open() {
        return peerTable.conflicts();
    }

    /** A witness contradicted and could not prove its header. */
    void refuted(Peer primary, TrustedBlock believed, Peer witness, SignedHeader said, LightNodeException why) {
        List<Statement> statements = List.of(
                statement(new Conflict(primary.endpoint(), believed.block().signedHeader()), Ruling.VERIFIED, ""),
                statement(new Conflict(witness.endpoint(), said), Ruling.FALSE, why.code() + ": " + why.getMessage()));
        table.add(
                new Disagreement(believed.height(), clock.instant(), Outcome.LIAR_EXPELLED, statements, List.of()),
                List.of());
    }

    /** Halts the node for good: everything is on disk when this returns, and only then evidence is on its way. */
    void halt(Case found) {
        peerTable.halt(found.conflicts(), clock.instant());
        List<Statement> statements = new ArrayList<>();
        for (Conflict conflict : found.conflicts()) {
            statements.add(statement(conflict, statements.isEmpty() ? Ruling.VERIFIED : Ruling.VERIFIES_TOO, ""));
        }
        long height = found.conflicts().getFirst().header().header().height();
        table.add(new Disagreement(height, clock.instant(), Outcome.ATTACK, statements, List.of()), found.exhibits());
        courier.hint();
    }

    /** What a person is told of a halt. */
    static LightNodeException explain(List<Conflict> conflicts) {
        String says = conflicts.stream()
                .map(c -> c.endpoint() + " says " + c.header().header().hash().hexUpper())
                .collect(Collectors.joining("; "));
        return new LightNodeException(
                Code.CONFLICTING_HEADERS,
                "validators signed different headers for height "
                        + conflicts.getFirst().header().header().height() + ": " + says
                        + ". Nothing more is believed until a new trust root is given");
    }

    private static Statement statement(Conflict said, Ruling ruling, String reason) {
        return new Statement(
                said.endpoint(),
                said.header().header().height(),
                said.header().header().hash(),
                said.header().header().time().toInstant(),
                ruling,
                reason);
    }
}

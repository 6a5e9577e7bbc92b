package org.cttdc.reviewer.testing;

import java.nio.ByteBuffer;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration.Ruling;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.AuditPlan;
import org.cttdc.protocol.state.AuditTask;
import org.cttdc.protocol.state.AuditTask.Finding;
import org.cttdc.protocol.state.CompetitionRef;
import org.cttdc.protocol.state.DisputeState;
import org.cttdc.protocol.state.DisputeState.AppealStake;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.SeatState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg.ProposedValue;
import org.cttdc.protocol.tx.DisputeKind;
import org.cttdc.wallet.testkit.StubWallet;

/** Disputes, a juror's cases and audits in a {@link World} whose first cycle is settled. */
public final class CourtWorld {
    private static final Bytes BOB = Bytes.fromHex("b0".repeat(20));
    private static final Bytes CAROL = Bytes.fromHex("c0".repeat(20));

    private final World world;
    private final long height;

    public CourtWorld(World world, long height) {
        this.world = world;
        this.height = height;
    }

    private Bytes report(int place) {
        return world.node
                .head()
                .list(StateKeys.reports(world.modelId, 0))
                .value()
                .get(place)
                .id();
    }

    private DisputeState opened(long number, ProposedValue proposed) {
        return DisputeState.opened(
                number,
                DisputeKind.REPORT,
                report((int) number),
                world.lampId,
                BOB,
                CAROL,
                proposed,
                10_000_000,
                height - 30,
                ArbitrationParams.sandbox());
    }

    private void add(DisputeState dispute) {
        world.node.append(StateKeys.disputes(), dispute);
    }

    private void seat(long dispute, SeatState seat) {
        world.node.append(StateKeys.seats(dispute, 0), seat);
    }

    /** A dispute in its first round, in which the wallet's account sits, and votes are sealed. */
    public void running() {
        add(opened(0, new ProposedValue("flux", 750)).voting(height, false));
        seat(0, SeatState.drawn(StubWallet.OWNER));
        seat(0, SeatState.drawn(BOB).committed(Bytes.fromHex("01".repeat(32))));
        seat(0, SeatState.drawn(CAROL));
        Bytes numbers = Bytes.of(ByteBuffer.allocate(16).putLong(0).putLong(0).array());
        world.node.append(StateKeys.seatsOf(StubWallet.OWNER), new Ref(numbers));
        world.node.put(
                StateKeys.juror(StubWallet.OWNER),
                new JurorState(Bytes.fromHex("66".repeat(32)), 20_000_000, 10_000_000, JurorState.Standing.ACTIVE));
    }

    /** A second dispute whose ruling can be appealed now. */
    public void appealable() {
        ArbitrationParams terms = ArbitrationParams.sandbox();
        long start = height + 1 - terms.commit() - terms.reveal();
        add(opened(1, new ProposedValue("", 0)).voting(start, false));
        seat(1, SeatState.drawn(BOB).revealed(Ruling.CHALLENGER));
        seat(1, SeatState.drawn(CAROL).revealed(Ruling.CHALLENGER));
        seat(1, SeatState.drawn(StubWallet.OWNER).revealed(Ruling.UPHOLD));
    }

    /** A third dispute that is over. */
    public void ended() {
        add(opened(2, new ProposedValue("", 0))
                .voting(height - 40, false)
                .funded(new AppealStake(1, Ruling.CHALLENGER, BOB, 21_000_000))
                .executed(Ruling.UPHOLD, height - 5));
        seat(2, SeatState.drawn(BOB).revealed(Ruling.UPHOLD));
        seat(2, SeatState.drawn(CAROL).exposed());
    }

    /** A dispute that waits for the retest of the wallet's account. */
    public void retesting() {
        add(opened(0, new ProposedValue("flux", 750)).awaitingRetest(StubWallet.OWNER, height - 2));
    }

    /** Audits of the settled competition: one passed, one failed, one that the wallet's account owes. */
    public void audited() {
        world.node.append(StateKeys.auditPlans(), new CompetitionRef(world.modelId, 0));
        world.node.put(
                StateKeys.auditPlan(world.modelId, 0),
                new AuditPlan(world.modelId, 0, 3, 1, 1, 3, 1, 5_000, 35_000, 0, 15_000, 10_000, height + 100, false));
        audit(0, BOB, Finding.PASSED);
        audit(1, CAROL, Finding.FAILED);
        audit(2, StubWallet.OWNER, Finding.OPEN);
    }

    private void audit(int place, Bytes lab, Finding finding) {
        Bytes id = report(place);
        AuditTask task = new AuditTask(id, lab, place + 1L, place == 1, Finding.OPEN, Bytes.EMPTY, height - 20, 0);
        boolean open = finding == Finding.OPEN;
        world.node.put(
                StateKeys.audit(id), open ? task : task.found(finding, Bytes.fromHex("ad".repeat(32)), height - 3));
        world.node.append(StateKeys.audits(world.modelId, 0), new Ref(id));
    }

    /** The dispute that is running. */
    public List<DisputeState> disputes() {
        return world.node.head().list(StateKeys.disputes()).value();
    }
}

package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.DefectState.DefectStage;
import org.cttdc.protocol.state.ModelLineage;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.ParamFields;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MarketMsg;

/** When the bonds of defects and models come back, against the page's conditions one by one. */
class BondPropertyTest {
    private static final long L = 120;
    private static final Bytes MODEL = TestKeys.hash("model");
    private static final Bytes NEXT = TestKeys.hash("next");
    private static final Bytes DEFECT = TestKeys.hash("purchase");
    private static final Bytes LISTING = TestKeys.hash("listing");

    private static Optional<ErrorCode> reclaim(Bench bench, String signer, long height, Bytes target) {
        return bench.attempt(signer, height, tx -> Market.run(tx, new MarketMsg.ReclaimBond(target)));
    }

    private static ModelState model(Bytes id, long bond, long rolled) {
        return new ModelState(id, Bench.address("expert"), "s", "1.0.0", Bytes.EMPTY, bond, 1, 0, 0, rolled);
    }

    private static ModelState model(Bench bench, Bytes id) {
        return Objects.requireNonNull(bench.state.get(StateKeys.model(id)));
    }

    /** "If it is open (53), not disputed (57) and `defectCycles` whole cycles have passed since its own (51)." */
    @Property(tries = 1000)
    void aDefectLapsesAfterWholeCycles(
            @ForAll @LongRange(min = 1, max = 600) long reported,
            @ForAll @LongRange(max = 1_500) long later,
            @ForAll @IntRange(min = 1, max = 6) int cycles,
            @ForAll DefectStage stage,
            @ForAll boolean disputed,
            @ForAll boolean bySomebodyElse) {
        Bench bench = new Bench(ParamFields.with(ChainParams.sandbox(), "market.defectCycles", cycles));
        long height = reported + later;
        bench.ledger(1).open(Bench.address("ann"), 7, 0);
        assertThat(bench.attempt("ann", 1, tx -> tx.ledger().lockBond(tx.signer(), 7, DEFECT)))
                .isEmpty();
        bench.state.put(StateKeys.model(MODEL), model(MODEL, 5, 0));
        bench.state.put(StateKeys.lineage(MODEL), new ModelLineage(Bytes.EMPTY, 0, 0, 0, Bytes.EMPTY, 0, 0, 1));
        bench.state.put(
                StateKeys.defect(DEFECT),
                new DefectState(
                        DEFECT, MODEL, LISTING, Bench.address("ann"), "x", DEFECT, 7, stage, disputed, reported, 0));
        Optional<ErrorCode> refused = reclaim(bench, bySomebodyElse ? "ben" : "ann", height, DEFECT);
        if (bySomebodyElse) {
            assertThat(refused).contains(ErrorCode.E_UNAUTHORIZED);
        } else if (stage != DefectStage.OPEN) {
            assertThat(refused).contains(ErrorCode.E_ALREADY_CLAIMED);
        } else if (disputed) {
            assertThat(refused).contains(ErrorCode.E_UNDECIDED);
        } else if (wholeCycles(reported, height) < cycles) {
            assertThat(refused).contains(ErrorCode.E_NOT_VESTED);
        } else {
            assertThat(refused).isEmpty();
            assertThat(bench.ctt("ann")).isEqualTo(7);
            assertThat(Objects.requireNonNull(bench.state.get(StateKeys.defect(DEFECT)))
                            .stage())
                    .isEqualTo(DefectStage.LAPSED);
            assertThat(bench.state
                            .getOr(StateKeys.lineage(MODEL), ModelLineage.ORIGINAL)
                            .openDefects())
                    .isZero();
        }
    }

    /** Cycles that began after one height and were over before another. */
    private static long wholeCycles(long after, long before) {
        List<Long> whole = new ArrayList<>();
        for (long cycle = 0; (cycle + 1) * L < before; cycle++) {
            if (cycle * L + 1 > after) {
                whole.add(cycle);
            }
        }
        return whole.size();
    }

    /**
     * "A model's bond returns when it has ended (51), all cycles before `closedFrom` are settled (50), no defect is open (57) and it holds a
     * bond or a rolled purse (53)", which then joins the successor's, or else the audit fund.
     */
    @Property(tries = 1000)
    void aModelsBondReturnsWithItsRolledPurse(
            @ForAll boolean ended,
            @ForAll @LongRange(min = 1, max = 6) long closedFrom,
            @ForAll @LongRange(max = 7) long queue,
            @ForAll @LongRange(max = 2) long openDefects,
            @ForAll @LongRange(max = 3) long bond,
            @ForAll @LongRange(max = 3) long rolled,
            @ForAll boolean revised) {
        Bench bench = new Bench(ChainParams.sandbox());
        bench.ledger(1).open(Bench.address("expert"), bond, 0);
        assertThat(bench.attempt("expert", 1, tx -> tx.ledger().lockBond(tx.signer(), bond, MODEL)))
                .isEmpty();
        bench.state.put(StateKeys.model(MODEL), model(MODEL, bond, rolled));
        bench.state.put(StateKeys.model(NEXT), model(NEXT, 1, 10));
        bench.state.put(
                StateKeys.lineage(MODEL),
                new ModelLineage(
                        Bytes.EMPTY,
                        0,
                        0,
                        0,
                        revised ? NEXT : Bytes.EMPTY,
                        ended ? 1 : 0,
                        ended ? closedFrom : 0,
                        openDefects));
        bench.state.put(StateKeys.settlementQueue(), SettlementQueue.at(queue, 0));
        Optional<ErrorCode> refused = reclaim(bench, "expert", 900, MODEL);
        if (!ended) {
            assertThat(refused).contains(ErrorCode.E_NOT_VESTED);
        } else if (queue < closedFrom) {
            assertThat(refused).contains(ErrorCode.E_NOT_SETTLED);
        } else if (openDefects > 0) {
            assertThat(refused).contains(ErrorCode.E_UNDECIDED);
        } else if (bond + rolled == 0) {
            assertThat(refused).contains(ErrorCode.E_ALREADY_CLAIMED);
        } else {
            assertThat(refused).isEmpty();
            assertThat(bench.ctt("expert")).isEqualTo(bond);
            assertThat(model(bench, MODEL)).isEqualTo(model(MODEL, 0, 0));
            assertThat(model(bench, NEXT).rolledPurse()).isEqualTo(10 + (revised ? rolled : 0));
            assertThat(bench.state
                            .getOr(StateKeys.communityFunds(), new CommunityFunds(0, 0, 0))
                            .audit())
                    .isEqualTo(revised ? 0 : rolled);
        }
    }
}

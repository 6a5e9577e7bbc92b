package org.cttdc.node.app;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.CycleTotals;
import org.cttdc.protocol.state.ListingState;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;

/** Order batches (protocol page, section 3): sales enter the competitions, what they owe leaves the platform's escrow. */
final class Batches {
    private static final int MAX_ROWS = 256;
    private static final long BPS = 10_000;
    private static final long PPM = 1_000_000;
    private static final CycleTotals NONE = new CycleTotals(0, 0, 0);

    private Batches() {}

    static void submit(TxContext tx, Msg.SubmitOrderBatch msg) throws Rejection {
        PlatformState platform = tx.state().get(StateKeys.platform(tx.signer()));
        if (platform == null) {
            throw new Rejection(ErrorCode.E_UNAUTHORIZED, "only an accredited platform may anchor orders");
        }
        Competitions.requirePhase(tx, msg.cycle(), Phase.BATCHES, Phase.BATCHES);
        if (msg.seq() != platform.lastSeq() + 1) {
            throw new Rejection(
                    ErrorCode.E_SEQ, "the next batch has number " + (platform.lastSeq() + 1) + ", not " + msg.seq());
        }
        TxContext.sized("the root", msg.root(), TxContext.HASH_SIZE);
        checkSums(msg);
        Promotions.check(msg);
        long community = 0;
        for (Msg.BatchRow row : msg.rows()) {
            community = Math.addExact(community, addRow(tx, msg.cycle(), row));
        }
        long debt = Omissions.debt(tx.state(), tx.signer());
        tx.ledger().collect(platform, owed(owed(msg.fee(), community), debt), msg.seq());
        Omissions.settleDebt(tx.state(), tx.signer());
        anchor(tx, msg);
        Promotions.add(tx, msg);
    }

    private static long owed(long fee, long community) throws Rejection {
        try {
            return Math.addExact(fee, community);
        } catch (ArithmeticException e) {
            throw new Rejection(ErrorCode.E_AMOUNT, "the batch owes more than can be counted");
        }
    }

    private static void anchor(TxContext tx, Msg.SubmitOrderBatch msg) {
        StateKey<BatchState> key = StateKeys.batch(tx.signer(), msg.seq());
        tx.state()
                .put(
                        key,
                        new BatchState(
                                tx.signer(),
                                msg.cycle(),
                                msg.seq(),
                                msg.root(),
                                msg.count(),
                                msg.gross(),
                                msg.fee(),
                                msg.rows(),
                                msg.promoterRoot(),
                                tx.height()));
        byte[] seq = ByteBuffer.allocate(Long.BYTES).putLong(msg.seq()).array();
        tx.state().append(StateKeys.batches(msg.cycle()), new Ref(Bytes.concat(tx.signer(), Bytes.of(seq))));
    }

    private static void checkSums(Msg.SubmitOrderBatch msg) throws Rejection {
        List<Msg.BatchRow> rows = msg.rows();
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new Rejection(ErrorCode.E_SUM, "a batch has 1 to " + MAX_ROWS + " rows, not " + rows.size());
        }
        TreeSet<Bytes> listings = new TreeSet<>();
        long count = 0;
        long gross = 0;
        long fee = 0;
        for (Msg.BatchRow row : rows) {
            if (row.count() < 1 || row.gross() < 0 || row.fee() < 0) {
                throw new Rejection(
                        ErrorCode.E_AMOUNT,
                        "the row of listing " + row.listing() + " has no order or a negative amount");
            }
            if (!listings.add(row.listing())) {
                throw new Rejection(ErrorCode.E_SUM, "listing " + row.listing() + " has two rows");
            }
            try {
                count = Math.addExact(count, row.count());
                gross = Math.addExact(gross, row.gross());
                fee = Math.addExact(fee, row.fee());
            } catch (ArithmeticException e) {
                throw new Rejection(ErrorCode.E_SUM, "the rows add up to more than can be counted");
            }
        }
        if (count != msg.count() || gross != msg.gross() || fee != msg.fee()) {
            throw new Rejection(
                    ErrorCode.E_SUM,
                    "the rows add up to " + count + " orders, gross " + gross + ", fee " + fee + "; the batch says "
                            + msg.count() + ", " + msg.gross() + ", " + msg.fee());
        }
    }

    /** Enters a row into its competition; returns the community fee it owes. */
    private static long addRow(TxContext tx, long cycle, Msg.BatchRow row) throws Rejection {
        ListingState listing = tx.state().require(StateKeys.listing(row.listing()), "listing " + row.listing());
        Listings.requireSold(tx.state(), listing, cycle);
        checkFee(row, listing.experienceFeeBps());
        long community = addToCycle(tx, cycle, row);
        Bytes model = listing.model();
        var competition = Competitions.open(tx.state(), model, cycle);
        Competitions.put(
                tx.state(),
                competition,
                competition.stage(),
                Competitions.Sales.of(competition).plus(row.count(), row.gross(), row.fee(), community),
                Competitions.Progress.of(competition));
        StateKey<CycleTotals> ofPlatform = StateKeys.platformTotals(model, cycle, tx.signer());
        CycleTotals before = tx.state().get(ofPlatform);
        if (before == null) {
            tx.state().append(StateKeys.competitionPlatforms(model, cycle), new Ref(tx.signer()));
        }
        tx.state().put(ofPlatform, plus(before == null ? NONE : before, row, community));
        ModelState m = tx.state().require(StateKeys.model(model), "model " + model);
        tx.state().put(StateKeys.model(model), m.withOrders(Math.addExact(m.finalOrders(), row.count())));
        return community;
    }

    /** The fee is floored per order, so a row may owe up to one fen an order less than the rate on its sum. */
    private static void checkFee(Msg.BatchRow row, int bps) throws Rejection {
        BigInteger rate = BigInteger.valueOf(row.gross()).multiply(BigInteger.valueOf(bps));
        BigInteger most = rate.divide(BigInteger.valueOf(BPS));
        BigInteger scaled = BigInteger.valueOf(row.fee())
                .add(BigInteger.valueOf(row.count()))
                .multiply(BigInteger.valueOf(BPS));
        if (BigInteger.valueOf(row.fee()).compareTo(most) > 0 || scaled.compareTo(rate) <= 0) {
            throw new Rejection(
                    ErrorCode.E_FEE_RANGE,
                    "listing " + row.listing() + " owes " + bps + " basis points of " + row.gross() + " fen, about "
                            + most + ", not " + row.fee());
        }
    }

    /** The cycle's community fee is the floor of its whole; a row owes what its sales add to that. */
    private static long addToCycle(TxContext tx, long cycle, Msg.BatchRow row) throws Rejection {
        CycleTotals before = tx.state().getOr(StateKeys.cycle(cycle), NONE);
        try {
            long gross = Math.addExact(before.gross(), row.gross());
            long community = BigInteger.valueOf(gross)
                    .multiply(BigInteger.valueOf(tx.params().communityShare()))
                    .divide(BigInteger.valueOf(PPM))
                    .longValueExact();
            tx.state()
                    .put(
                            StateKeys.cycle(cycle),
                            new CycleTotals(gross, Math.addExact(before.fees(), row.fee()), community));
            return community - before.community();
        } catch (ArithmeticException e) {
            throw new Rejection(ErrorCode.E_AMOUNT, "the cycle's sales add up to more than can be counted");
        }
    }

    private static CycleTotals plus(CycleTotals totals, Msg.BatchRow row, long community) {
        return new CycleTotals(
                Math.addExact(totals.gross(), row.gross()),
                Math.addExact(totals.fees(), row.fee()),
                Math.addExact(totals.community(), community));
    }
}

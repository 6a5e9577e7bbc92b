package org.cttdc.reviewer.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.proof.ProofException;
import org.cttdc.protocol.rules.PromoterSubtotals;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.state.BatchState;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.WordOfMouth;
import org.cttdc.protocol.state.WordOfMouthTotals;
import org.cttdc.uikit.catalogue.Catalogue;
import org.cttdc.uikit.catalogue.PublishedListing;
import org.jspecify.annotations.Nullable;

/** What a person recommended: told by the platform, proved against the batches on the chain. */
final class Promoted {
    private Promoted() {}

    /** How far a subtotal or a cycle's word of mouth is. */
    enum Standing {
        /** The platform's word does not lead to the batch on the chain. */
        UNPROVED,
        /** The competitions of the cycle are not settled, or scores may still change. */
        WAITING,
        CLAIMABLE,
        CLAIMED,
        /** Nothing is due. */
        NOTHING,
        /** Not claimed in time. */
        SWEPT
    }

    /** One subtotal; {@code amount} is what it earns, 0 before the cycle is settled. */
    record Row(Promotion told, @Nullable PublishedListing listing, Standing standing, long amount) {}

    /** One cycle's word of mouth. */
    record Cycle(long cycle, WordOfMouth mine, WordOfMouthTotals all, Standing standing, long amount) {}

    /** Everything; the list of listings it was read with gives the provenance. */
    record Found(List<Row> rows, List<Cycle> cycles) {
        Found {
            rows = List.copyOf(rows);
            cycles = List.copyOf(cycles);
        }
    }

    /** Joins what the platform tells with what the chain proves, all in one view. */
    static Verified<Found> join(List<Promotion> told, StateView view, Bytes platform, Moment now) {
        Verified<List<PublishedListing>> listings = new Catalogue(view).listings();
        Map<Bytes, PublishedListing> byId = new TreeMap<>();
        listings.value().forEach(one -> byId.put(one.state().id(), one));
        Map<StateKey<BatchState>, BatchState> batches = view.readAll(told.stream()
                        .map(one -> StateKeys.batch(platform, one.batchSeq()))
                        .distinct()
                        .toList())
                .value();
        Map<StateKey<PromotionState>, PromotionState> pots = view.readAll(told.stream()
                        .map(one -> StateKeys.promotion(one.cycle(), platform))
                        .distinct()
                        .toList())
                .value();
        Map<StateKey<Ref>, Ref> claimed = view.readAll(
                        told.stream().map(one -> nullifier(platform, one)).toList())
                .value();
        Map<Long, WordOfMouthTotals> totals = totals(told, view);
        List<Row> rows = new ArrayList<>();
        for (Promotion one : told) {
            BatchState batch = batches.get(StateKeys.batch(platform, one.batchSeq()));
            PromotionState pot = pots.get(StateKeys.promotion(one.cycle(), platform));
            WordOfMouthTotals all = totals.getOrDefault(one.cycle(), WordOfMouthTotals.NONE);
            boolean done = claimed.containsKey(nullifier(platform, one));
            Standing standing = standing(one, batch, pot, all, done);
            long amount = pot == null || standing == Standing.UNPROVED || all.paidFrom() == 0
                    ? 0
                    : Recommenders.part(pot.pot(), one.fee(), pot.fee());
            rows.add(new Row(one, byId.get(one.listing()), standing, amount));
        }
        Found found = new Found(rows, cycles(told, totals, view, now));
        return listings.map(_ -> found);
    }

    private static StateKey<Ref> nullifier(Bytes platform, Promotion one) {
        return StateKeys.promoted(platform, one.batchSeq(), one.promoter(), one.listing());
    }

    private static Standing standing(
            Promotion told,
            @Nullable BatchState batch,
            @Nullable PromotionState pot,
            WordOfMouthTotals all,
            boolean claimed) {
        if (batch == null || pot == null || batch.cycle() != told.cycle() || !proves(told, batch)) {
            return Standing.UNPROVED;
        }
        if (claimed) {
            return Standing.CLAIMED;
        }
        if (pot.swept()) {
            return Standing.SWEPT;
        }
        return all.paidFrom() == 0 ? Standing.WAITING : Standing.CLAIMABLE;
    }

    private static boolean proves(Promotion told, BatchState batch) {
        try {
            PromoterSubtotals.verify(batch.promoterRoot(), told.subtotal(), told.path());
            return true;
        } catch (ProofException e) {
            return false;
        }
    }

    private static Map<Long, WordOfMouthTotals> totals(List<Promotion> told, StateView view) {
        Map<Long, WordOfMouthTotals> totals = new TreeMap<>();
        for (long cycle : new TreeSet<>(told.stream().map(Promotion::cycle).toList())) {
            totals.put(
                    cycle, view.read(StateKeys.wordOfMouthTotals(cycle)).value().orElse(WordOfMouthTotals.NONE));
        }
        return totals;
    }

    /** Newest first. */
    private static List<Cycle> cycles(
            List<Promotion> told, Map<Long, WordOfMouthTotals> totals, StateView view, Moment now) {
        if (told.isEmpty()) {
            return List.of();
        }
        Bytes me = told.getFirst().promoter();
        List<Cycle> cycles = new ArrayList<>();
        totals.forEach((cycle, all) -> {
            WordOfMouth mine =
                    view.read(StateKeys.wordOfMouth(cycle, me)).value().orElse(WordOfMouth.NONE);
            long amount = Recommenders.part(all.pot(), mine.score(), Math.max(mine.score(), all.score()));
            cycles.add(new Cycle(cycle, mine, all, standing(mine, all, amount, now), amount));
        });
        return cycles.reversed();
    }

    private static Standing standing(WordOfMouth mine, WordOfMouthTotals all, long amount, Moment now) {
        if (mine.claimedHeight() > 0) {
            return Standing.CLAIMED;
        }
        if (all.swept()) {
            return Standing.SWEPT;
        }
        boolean open = all.paidFrom() == 0 || now.phases().cycle(now.next()) < all.paidFrom();
        if (open) {
            return Standing.WAITING;
        }
        return amount > 0 ? Standing.CLAIMABLE : Standing.NOTHING;
    }
}

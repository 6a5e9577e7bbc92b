package org.cttdc.reviewer.ui;

import java.util.List;
import org.cttdc.commerce.api.Order;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.state.PurchaseState;
import org.jspecify.annotations.Nullable;

/**
 * How far a purchase is on its way from the order to the revealed report, and the one next step. Pure.
 *
 * @param reached the last milestone passed
 * @param step what comes next
 * @param possible whether it can be done now
 * @param reason why not, or for how long; its arguments fill the bundle's text
 */
record Journey(Milestone reached, Step step, boolean possible, Reason reason) {

    /** Milestones in order. */
    enum Milestone {
        ORDERED,
        PAID,
        SHIPPED,
        FINAL,
        ANCHORED,
        CLAIMED,
        COMMITTED,
        REVEALED
    }

    /** What the buyer does next. */
    enum Step {
        PAY,
        CLAIM,
        REPORT,
        REVEAL,
        RESULT,
        /** The way ends here. */
        NONE
    }

    /** Key of a sentence and its arguments. */
    record Reason(String key, List<Object> args) {
        Reason {
            args = List.copyOf(args);
        }

        static Reason of(String key, Object... args) {
            return new Reason(key, List.of(args));
        }
    }

    /** The journey of a purchase at a moment. */
    static Journey of(Purchases.Row row, Moment now, Underway underway) {
        PurchaseState state = row.state();
        if (state != null) {
            return claimed(row, state, now, underway);
        }
        Order order = row.order();
        if (order == null) {
            throw new IllegalArgumentException("a purchase is ordered or proved");
        }
        return ordered(row, order, now, underway);
    }

    /** Whether the buyer may still take the money back. */
    static boolean isRefundable(@Nullable Order order, Moment now) {
        return order != null
                && (order.stage() == Order.Stage.PAID || order.stage() == Order.Stage.SHIPPED)
                && now.height() < order.finalHeight();
    }

    private static Journey ordered(Purchases.Row row, Order order, Moment now, Underway underway) {
        return switch (order.stage()) {
            case PLACED -> new Journey(Milestone.ORDERED, Step.PAY, true, Reason.of("pay"));
            case REFUNDED -> new Journey(Milestone.PAID, Step.NONE, false, Reason.of("refunded"));
            case CANCELLED -> new Journey(Milestone.ORDERED, Step.NONE, false, Reason.of("cancelled"));
            case PAID -> waiting(Milestone.PAID, "ship", left(order.finalHeight(), now));
            case SHIPPED -> waiting(Milestone.SHIPPED, "final", left(order.finalHeight(), now));
            case FINAL -> {
                long running = order.cycle() + 1;
                yield waiting(
                        Milestone.FINAL,
                        "anchor",
                        now.phases().firstHeight(running, Phase.BATCHES),
                        now.phases().lastHeight(running, Phase.BATCHES));
            }
            case ANCHORED -> claim(row, order, now, underway);
        };
    }

    private static Journey claim(Purchases.Row row, Order order, Moment now, Underway underway) {
        CyclePhases phases = now.phases();
        long last = phases.lastHeight(order.cycle() + 1, Phase.COMMITS);
        if (isUnderway(order, underway)) {
            return waiting(Milestone.ANCHORED, "underway");
        }
        if (now.next() > last) {
            return new Journey(Milestone.ANCHORED, Step.NONE, false, Reason.of("claim.closed", last));
        }
        if (row.competing()) {
            return new Journey(Milestone.ANCHORED, Step.NONE, false, Reason.of("person"));
        }
        return new Journey(Milestone.ANCHORED, Step.CLAIM, true, Reason.of("claim.open", last - now.next() + 1));
    }

    private static Journey claimed(Purchases.Row row, PurchaseState state, Moment now, Underway underway) {
        if (!state.report().isEmpty()) {
            long scored = now.phases().lastHeight(state.cycle() + 1, Phase.UPDATES);
            return new Journey(
                    Milestone.REVEALED, Step.RESULT, true, Reason.of(now.height() < scored ? "revealed" : "scored"));
        }
        boolean moving = underway.purchases().contains(state.nullifier());
        if (state.commitment().isEmpty()) {
            return commit(row, state, now, moving);
        }
        return reveal(row, state, now, moving);
    }

    private static Journey commit(Purchases.Row row, PurchaseState state, Moment now, boolean moving) {
        long first = now.phases().firstHeight(state.cycle() + 1, Phase.COMMITS);
        long last = now.phases().lastHeight(state.cycle() + 1, Phase.COMMITS);
        Milestone reached = Milestone.CLAIMED;
        if (moving) {
            return new Journey(reached, Step.REPORT, false, Reason.of("underway"));
        }
        if (now.next() > last) {
            return new Journey(reached, Step.NONE, false, Reason.of("commit.closed", last));
        }
        if (row.competing()) {
            return new Journey(reached, Step.NONE, false, Reason.of("person"));
        }
        Reason reason = now.next() < first
                ? Reason.of("commit.soon", first - now.next())
                : Reason.of("commit.open", last - now.next() + 1);
        return new Journey(reached, Step.REPORT, true, reason);
    }

    private static Journey reveal(Purchases.Row row, PurchaseState state, Moment now, boolean moving) {
        long first = now.phases().firstHeight(state.cycle() + 1, Phase.REVEALS);
        long last = now.phases().lastHeight(state.cycle() + 1, Phase.REVEALS);
        Milestone reached = Milestone.COMMITTED;
        if (moving) {
            return new Journey(reached, Step.REVEAL, false, Reason.of("underway"));
        }
        if (now.next() > last) {
            return new Journey(reached, Step.NONE, false, Reason.of("reveal.closed", last));
        }
        if (now.next() < first) {
            return new Journey(reached, Step.REVEAL, false, Reason.of("reveal.soon", first - now.next(), first));
        }
        Order order = row.order();
        if (order == null || order.parcel() == null) {
            return new Journey(reached, Step.REVEAL, false, Reason.of("reveal.parcel", last - now.next() + 1));
        }
        return new Journey(reached, Step.REVEAL, true, Reason.of("reveal.open", last - now.next() + 1));
    }

    private static Journey waiting(Milestone reached, String why, Object... args) {
        return new Journey(reached, Step.CLAIM, false, Reason.of(why, args));
    }

    private static long left(long height, Moment now) {
        return Math.max(1, height - now.height());
    }

    private static boolean isUnderway(Order order, Underway underway) {
        var receipt = order.receipt();
        return receipt != null
                && underway.purchases().stream()
                        .map(PurchaseProof::nullifierCommit)
                        .anyMatch((Bytes commit) -> commit.equals(receipt.leaf().nullifierCommit()));
    }
}

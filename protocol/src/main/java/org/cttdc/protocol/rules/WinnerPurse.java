package org.cttdc.protocol.rules;

import java.util.ArrayList;
import java.util.List;

/** Who wins a competition and how much (protocol page, section 4; docs/adr/0042). */
public final class WinnerPurse {
    private static final long MIN_WINNERS = 3;
    private static final long MAX_WINNERS = 50;
    private static final long RANK_SCALE = 1_000_000_000_000L;
    /** ρ: most that earlier purses add to one. */
    public static final long TOP_UP_PPM = 250_000;

    private WinnerPurse() {}

    /** K = clamp(⌈n/5⌉, 3, 50), and never more than n. */
    public static int winners(long reports) {
        long fifth = Math.ceilDiv(reports, 5);
        return (int) Math.min(reports, Math.clamp(fifth, MIN_WINNERS, MAX_WINNERS));
    }

    /** What earlier purses add to a purse: at most a quarter of it, so that a wash never pays. */
    public static long topUp(long purse, long rolled) {
        return Math.min(rolled, Ppm.of(purse, TOP_UP_PPM));
    }

    /**
     * A purse split among the winners.
     *
     * @param amounts by rank, best first
     * @param rolledOver what no cap left room for
     */
    public record Payout(List<Long> amounts, long rolledOver) {
        public Payout {
            amounts = List.copyOf(amounts);
        }
    }

    /**
     * Splits a purse among the scores of the winners, best first: rank r weighs ⌊10^12/r⌋·score and nobody gets more than capPpm of
     * the purse. What a cap cuts off is spread over the others by the same weights until nothing exceeds the cap or everybody has it.
     */
    public static Payout split(long purse, List<Long> scores, long capPpm) {
        long cap = Ppm.of(purse, capPpm);
        long[] amounts = new long[scores.size()];
        long[] weights = new long[scores.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.multiplyExact(RANK_SCALE / (i + 1), scores.get(i));
            if (weights[i] > 0) {
                open.add(i);
            }
        }
        long left = purse;
        boolean capped = true;
        while (capped && !open.isEmpty()) {
            long[] shares = LargestRemainder.split(
                    left, open.stream().mapToLong(i -> weights[i]).toArray());
            List<Integer> below = new ArrayList<>();
            capped = false;
            for (int i = 0; i < shares.length; i++) {
                if (shares[i] > cap) {
                    amounts[open.get(i)] = cap;
                    left -= cap;
                    capped = true;
                } else {
                    amounts[open.get(i)] = shares[i];
                    below.add(open.get(i));
                }
            }
            open = below;
        }
        long paid = 0;
        List<Long> result = new ArrayList<>(amounts.length);
        for (long amount : amounts) {
            paid = Math.addExact(paid, amount);
            result.add(amount);
        }
        return new Payout(result, purse - paid);
    }
}

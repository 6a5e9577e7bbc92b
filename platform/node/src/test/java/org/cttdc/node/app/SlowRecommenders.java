package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What recommenders earn of one cycle, as docs/protocol.md tells it: everything that was sold, settled and proved is remembered, and each
 * amount is worked out from the beginning.
 */
final class SlowRecommenders {
    /** An order; without a promoter where nobody recommended it. */
    record Order(String platform, long seq, String listing, String promoter, long fee) {}

    /** A subtotal that was proved in time, while the listing had so many upheld defects. */
    record Proof(String promoter, String listing, long orders, long defects) {}

    final List<Order> orders = new ArrayList<>();
    final Map<String, Long> ppm = new TreeMap<>();
    final Map<String, List<Long>> shares = new TreeMap<>();
    final List<Proof> proofs = new ArrayList<>();
    long pot;

    /** F, or f where only recommended orders count. */
    long fees(String platform, boolean recommended) {
        return orders.stream()
                .filter(order -> order.platform().equals(platform))
                .filter(order -> !recommended || !order.promoter().isEmpty())
                .mapToLong(Order::fee)
                .sum();
    }

    /** "Settlement withholds ⌊⌊s·ppm/10^6⌋·f/F⌋ of each share s of the platform for the pot." */
    long withheld(String platform, long share) {
        long recommended = fees(platform, true);
        if (recommended == 0) {
            return 0;
        }
        BigInteger promised = BigInteger.valueOf(share)
                .multiply(BigInteger.valueOf(ppm.getOrDefault(platform, 250_000L)))
                .divide(BigInteger.valueOf(1_000_000));
        return promised.multiply(BigInteger.valueOf(recommended))
                .divide(BigInteger.valueOf(fees(platform, false)))
                .longValueExact();
    }

    long potOf(String platform) {
        return shares.getOrDefault(platform, List.of()).stream()
                .mapToLong(share -> withheld(platform, share))
                .sum();
    }

    /** "A subtotal of fee g gets ⌊pot·g/f⌋." */
    long commission(String platform, long fee) {
        return fee == 0
                ? 0
                : BigInteger.valueOf(potOf(platform))
                        .multiply(BigInteger.valueOf(fee))
                        .divide(BigInteger.valueOf(fees(platform, true)))
                        .longValueExact();
    }

    /** One score a promoter and listing, with the defects there were at the last proof. */
    private Map<String, Long> scores(String promoter) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (int i = 0; i < proofs.size(); i++) {
            Proof last = proofs.get(i);
            if (last.promoter().equals(promoter)) {
                long sum = proofs.subList(0, i + 1).stream()
                        .filter(proof -> proof.promoter().equals(promoter)
                                && proof.listing().equals(last.listing()))
                        .mapToLong(Proof::orders)
                        .sum();
                found.put(last.listing(), Math.max(0, sum - 20 * last.defects()));
            }
        }
        return found;
    }

    long score(String promoter) {
        return scores(promoter).values().stream().mapToLong(Long::longValue).sum();
    }

    /** "⌊pot·score/Σ⌋." */
    long wordOfMouth(String promoter, List<String> everybody) {
        long all = everybody.stream().mapToLong(this::score).sum();
        return all == 0
                ? 0
                : BigInteger.valueOf(pot)
                        .multiply(BigInteger.valueOf(score(promoter)))
                        .divide(BigInteger.valueOf(all))
                        .longValueExact();
    }
}

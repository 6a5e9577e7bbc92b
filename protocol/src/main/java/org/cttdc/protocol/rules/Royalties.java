package org.cttdc.protocol.rules;

import java.util.List;

/** What forks pay to the models they build on (protocol page, section 2). */
public final class Royalties {
    private Royalties() {}

    /**
     * An author's share split along the chain of ancestors: each passes ⌊what arrived·royalty⌋ on and keeps the rest. The first part is
     * the author's, the last the oldest ancestor's; the parts sum to the amount.
     *
     * @param royalties ppm, from the model to its oldest ancestor but one
     */
    public static long[] split(long amount, List<Long> royalties) {
        Ppm.requireNonNegative(amount);
        long[] parts = new long[royalties.size() + 1];
        long arrived = amount;
        for (int i = 0; i < royalties.size(); i++) {
            long royalty = royalties.get(i);
            if (royalty < 0 || royalty > Ppm.ONE) {
                throw new IllegalArgumentException("a royalty is a part of the share, not " + royalty + " ppm");
            }
            long passed = Ppm.of(arrived, royalty);
            parts[i] = arrived - passed;
            arrived = passed;
        }
        parts[royalties.size()] = arrived;
        return parts;
    }
}

package org.cttdc.protocol.consensus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The time of a block: the power-weighted median of the votes that made its parent final. */
public final class BlockTime {
    private BlockTime() {}

    /**
     * The weighted median of a commit's times; {@code validators} is the set that signed it. Throws
     * {@link IllegalArgumentException} where the commit has no vote or one of somebody outside of the set.
     */
    public static Timestamp median(Commit commit, ValidatorSet validators) {
        record Weighted(Timestamp time, long power) {}
        List<Weighted> votes = new ArrayList<>();
        long total = 0;
        for (CommitSig sig : commit.signatures()) {
            if (sig.flag() == BlockIdFlag.ABSENT) {
                continue;
            }
            int index = validators.indexOf(sig.validatorAddress());
            if (index < 0) {
                throw new IllegalArgumentException("signer " + sig.validatorAddress() + " is not in the validator set");
            }
            long power = validators.get(index).power();
            votes.add(new Weighted(sig.timestamp(), power));
            total = Math.addExact(total, power);
        }
        votes.sort(Comparator.comparing(Weighted::time));
        long remaining = total / 2;
        for (Weighted vote : votes) {
            if (remaining <= vote.power()) {
                return vote.time();
            }
            remaining -= vote.power();
        }
        throw new IllegalArgumentException("the commit has no vote");
    }
}

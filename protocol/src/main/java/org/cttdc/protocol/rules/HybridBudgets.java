package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What each voter of an election has to give (protocol page, section 6). All budgets total 10^15. Stake and experience power each get
 * up to half, growing with what there is of them until a target is met; what neither has earned yet belongs to the genesis guardians, so
 * that the first reviewer cannot own half of the chain.
 */
public final class HybridBudgets {
    /** All budgets together. */
    public static final BigInteger TOTAL = BigInteger.TEN.pow(15);

    private HybridBudgets() {}

    /**
     * Weights of one class.
     *
     * @param weights per voter, not negative, in order of the voters' ids
     * @param target what entitles the class to its half, positive
     */
    public record Side(List<BigInteger> weights, BigInteger target) {
        public Side {
            weights = List.copyOf(weights);
            if (target.signum() <= 0) {
                throw new IllegalArgumentException("a target is positive, not " + target);
            }
        }

        /** ⌊10^15/2 · min(1, Σ/target)⌋. */
        private BigInteger budget() {
            BigInteger sum = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
            return TOTAL.multiply(sum.min(target)).divide(target.shiftLeft(1));
        }

        private List<BigInteger> split() {
            BigInteger budget = budget();
            return budget.signum() == 0
                    ? Collections.nCopies(weights.size(), BigInteger.ZERO)
                    : LargestRemainder.split(budget, weights);
        }
    }

    /** Budgets per voter in the order of the weights; they sum to 10^15 where there is a guardian. */
    public record Budgets(List<BigInteger> stake, List<BigInteger> experience, List<BigInteger> guardians) {
        public Budgets {
            stake = List.copyOf(stake);
            experience = List.copyOf(experience);
            guardians = List.copyOf(guardians);
        }
    }

    /** Shares the whole out; guardians get equal parts of what is left to them. */
    public static Budgets of(Side stake, Side experience, int guardians) {
        BigInteger left = TOTAL.subtract(stake.budget()).subtract(experience.budget());
        List<BigInteger> parts = guardians == 0
                ? List.of()
                : LargestRemainder.split(left, new ArrayList<>(Collections.nCopies(guardians, BigInteger.ONE)));
        return new Budgets(stake.split(), experience.split(), parts);
    }
}

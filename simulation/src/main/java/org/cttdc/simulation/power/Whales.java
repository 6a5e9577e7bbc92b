package org.cttdc.simulation.power;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.cttdc.protocol.rules.AdaptiveQuorum;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.rules.HybridBudgets;
import org.cttdc.protocol.rules.HybridBudgets.Side;
import org.cttdc.protocol.rules.Phragmen;

/** What somebody with much stake can do: in an election of validators, and in a vote. By the rules of both. */
public final class Whales {
    private static final int SEATS = 20;
    private static final int CANDIDATES = 40;
    private static final int APPROVALS = 16;
    private static final int OTHERS = 20;
    private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

    private Whales() {}

    /**
     * Seats of twenty that go to candidates of a whale with that part of the stake. The others' stake, and all experience, are for
     * twenty candidates of their own.
     *
     * @param ppm the whale's part of all stake
     * @param experience part of its target that experience has reached, ppm
     */
    public static long seats(long ppm, long experience) {
        BigInteger rest = WHOLE.subtract(BigInteger.valueOf(ppm));
        List<BigInteger> stake = new ArrayList<>(List.of(BigInteger.valueOf(ppm)));
        stake.addAll(Collections.nCopies(OTHERS, rest.divide(BigInteger.valueOf(OTHERS))));
        List<BigInteger> power =
                Collections.nCopies(OTHERS, BigInteger.valueOf(experience).divide(BigInteger.valueOf(OTHERS)));
        HybridBudgets.Budgets budgets = HybridBudgets.of(
                new Side(stake, WHOLE.subtract(BigInteger.valueOf(OTHERS))), new Side(power, WHOLE), 1);
        List<Phragmen.Ballot> ballots = new ArrayList<>();
        ballots.add(ballot(budgets.stake().getFirst(), SEATS, 0));
        for (int i = 0; i < OTHERS; i++) {
            ballots.add(ballot(budgets.stake().get(i + 1), 0, i));
            ballots.add(ballot(budgets.experience().get(i), 0, i));
        }
        ballots.add(ballot(budgets.guardians().getFirst(), 0, 0));
        return Phragmen.elect(SEATS, CANDIDATES, ballots).seats().stream()
                .filter(seat -> seat.candidate() >= SEATS)
                .count();
    }

    /** Approves sixteen of the twenty candidates from {@code first} on, beginning with another one each. */
    private static Phragmen.Ballot ballot(BigInteger budget, int first, int offset) {
        List<Integer> approvals = IntStream.range(0, APPROVALS)
                .map(i -> first + (offset + i) % SEATS)
                .sorted()
                .boxed()
                .toList();
        return new Phragmen.Ballot(budget, approvals);
    }

    /**
     * The smallest part of a chamber, in tenths of a per cent, with which somebody passes a proposal on which the others vote no.
     *
     * @param turnout part of the others that votes, tenths of a per cent
     * @param conviction of the one; the others vote with {@link Conviction#ONE}
     */
    public static long toPass(Bias bias, long turnout, Conviction conviction) {
        for (long own = 1; own <= 1_000; own++) {
            BigInteger nays = Conviction.ONE.weigh((1_000 - own) * turnout);
            BigInteger ayes = conviction.weigh(own * 1_000);
            BigInteger voted = BigInteger.valueOf((own * 1_000 + (1_000 - own) * turnout) * 10);
            BigInteger electorate = BigInteger.valueOf(1_000L * 1_000 * 10);
            if (AdaptiveQuorum.passes(bias, ayes, nays, voted, electorate)) {
                return own;
            }
        }
        return 1_000;
    }
}

package org.cttdc.simulation.power;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Arbitration.Ruling;

/**
 * Disputes in which somebody pays jurors to let a false report stand, by the rules of arbitration. Whoever loses appeals, up to the last
 * jury; from the third jury on there is a blind retest to look at.
 */
public final class Juries {
    /** How often an honest juror sees what is true. */
    private static final double SEES = 0.8;

    private static final double SEES_RETEST = 0.97;
    private static final int RETEST_ROUND = 2;
    private static final Ruling TRUE = Ruling.CHALLENGER;
    private static final Ruling FALSE = Ruling.UPHOLD;

    private final long minStake;
    private final long penaltyPpm;
    private final long jurorFee;

    /** Juries at these parameters, uCTT and ppm. */
    public Juries(long minStake, long penaltyPpm, long jurorFee) {
        this.minStake = minStake;
        this.penaltyPpm = penaltyPpm;
        this.jurorFee = jurorFee;
    }

    /**
     * What came of many disputes.
     *
     * @param corruptible part of the jurors that takes bribes
     * @param falseFirst part of disputes that the first jury ruled for the briber
     * @param falseLast part that the last jury did
     * @param honest mean change of an honest juror a seat, in fees
     * @param bribed of a bribed one, without the bribe
     */
    public record Result(double corruptible, double falseFirst, double falseLast, double honest, double bribed) {
        /** What a bribe must exceed a seat, in fees, for a juror who expects the others to be honest. */
        public double bribe() {
            return honest - bribed;
        }
    }

    /** Plays disputes with that part of the jurors for sale. */
    public Result play(double corruptible, int disputes, long seed) {
        Random random = new Random(seed);
        int falseFirst = 0;
        int falseLast = 0;
        double[] gained = new double[2];
        long[] seats = new long[2];
        for (int i = 0; i < disputes; i++) {
            List<List<Boolean>> bribed = new ArrayList<>();
            List<List<Optional<Ruling>>> rounds = new ArrayList<>();
            Ruling ruling = Ruling.REFUSE;
            for (int round = 0; round < Arbitration.ROUNDS; round++) {
                List<Boolean> takers = new ArrayList<>();
                List<Optional<Ruling>> votes = new ArrayList<>();
                for (int seat = 0; seat < Arbitration.seats(round); seat++) {
                    boolean takes = random.nextDouble() < corruptible;
                    takers.add(takes);
                    boolean sees = random.nextDouble() < (round < RETEST_ROUND ? SEES : SEES_RETEST);
                    votes.add(Optional.of(!takes && sees ? TRUE : FALSE));
                }
                ruling = Arbitration.ruling(votes);
                falseFirst += round == 0 && ruling != TRUE ? 1 : 0;
                bribed.add(takers);
                rounds.add(votes);
            }
            falseLast += ruling == TRUE ? 0 : 1;
            for (int round = 0; round < rounds.size(); round++) {
                Arbitration.Payout payout =
                        Arbitration.payout(rounds.get(round), ruling, minStake, penaltyPpm, jurorFee);
                for (int seat = 0; seat < rounds.get(round).size(); seat++) {
                    int kind = bribed.get(round).get(seat) ? 1 : 0;
                    gained[kind] += payout.stakes().get(seat) + payout.fees().get(seat);
                    seats[kind]++;
                }
            }
        }
        return new Result(
                corruptible,
                (double) falseFirst / disputes,
                (double) falseLast / disputes,
                gained[0] / Math.max(1, seats[0]) / jurorFee,
                gained[1] / Math.max(1, seats[1]) / jurorFee);
    }
}

package org.cttdc.simulation.review;

import java.util.EnumMap;
import java.util.Map;

/** What became of a market: sums over its cycles, fen. */
public final class Outcome {
    private final Map<Strategy, Account> accounts = new EnumMap<>(Strategy.class);
    private double error;
    private int errors;

    /**
     * Of one kind of reviewer, all its accounts and cycles together.
     *
     * @param reports made
     * @param won of the winners' purses
     * @param shared of the reviewers' part of the community fee
     * @param cost of all reports, and of made-up turnover
     * @param refuted reports that an audit refuted
     * @param experience power at the end, in parts of all power
     */
    public record Account(long reports, long won, long shared, long cost, long refuted, double experience) {
        private static final Account NONE = new Account(0, 0, 0, 0, 0, 0);

        private Account plus(
                long moreReports, long moreWon, long moreShared, long moreCost, long moreRefuted, double more) {
            return new Account(
                    reports + moreReports,
                    won + moreWon,
                    shared + moreShared,
                    cost + moreCost,
                    refuted + moreRefuted,
                    experience + more);
        }

        /** What is left of the income. */
        public long net() {
            return won + shared - cost;
        }
    }

    /** Of a kind. */
    public Account of(Strategy strategy) {
        return accounts.getOrDefault(strategy, Account.NONE);
    }

    /** Mean distance of the published consensus on the listing that declares too much from the truth, in σ. */
    public double error() {
        return errors == 0 ? 0 : error / errors;
    }

    void addReport(Strategy strategy, long won, long shared) {
        accounts.put(strategy, of(strategy).plus(1, won, shared, 0, 0, 0));
    }

    void addCost(Strategy strategy, long cost) {
        accounts.put(strategy, of(strategy).plus(0, 0, 0, cost, 0, 0));
    }

    /** A report that was refuted, and what its lost bond was worth. */
    void addRefuted(Strategy strategy, long bond) {
        accounts.put(strategy, of(strategy).plus(0, 0, 0, bond, 1, 0));
    }

    void addExperience(Strategy strategy, double share) {
        accounts.put(strategy, of(strategy).plus(0, 0, 0, 0, 0, share));
    }

    void addError(double distance) {
        error += distance;
        errors++;
    }
}

package org.cttdc.simulation.review;

import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.state.ChainParams;

/**
 * A market to be simulated.
 *
 * @param name for tables
 * @param reviewers how many accounts of each kind enter every cycle
 * @param sales what ordinary buyers pay in a cycle, fen
 * @param washed what the merchant of the listing that declares too much buys of itself in a cycle, fen
 * @param params of the chain
 */
public record Setup(String name, Map<Strategy, Integer> reviewers, long sales, long washed, ChainParams params) {
    public Setup {
        reviewers = Map.copyOf(reviewers);
    }

    /** The same market with so many of a kind. */
    public Setup with(String newName, Strategy strategy, int count) {
        Map<Strategy, Integer> changed = new TreeMap<>(reviewers);
        changed.put(strategy, count);
        return new Setup(newName, changed, sales, washed, params);
    }

    /** The same market with that much made-up turnover. */
    public Setup withWashed(String newName, long amount) {
        return new Setup(newName, reviewers, sales, amount, params);
    }

    /** The same market by other parameters. */
    public Setup withParams(String newName, ChainParams other) {
        return new Setup(newName, reviewers, sales, washed, other);
    }

    int count(Strategy strategy) {
        return reviewers.getOrDefault(strategy, 0);
    }
}

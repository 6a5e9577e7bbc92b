package org.cttdc.bench.chain;

/**
 * What a made chain is like; the same spec always makes the same chain.
 *
 * @param headers number of headers, at least 1
 * @param validators size of every validator set
 * @param churn after so many heights the longest-serving validator leaves and a new one joins; 0 for never
 * @param seed what keys and fillings are derived from
 */
public record ChainSpec(int headers, int validators, int churn, long seed) {
    public ChainSpec {
        if (headers < 1 || validators < 1 || churn < 0) {
            throw new IllegalArgumentException(
                    "no chain has " + headers + " headers, " + validators + " validators and churn " + churn);
        }
    }

    /** The chain's id. */
    public String chainId() {
        return "bench-" + headers + "-" + validators + "-" + churn + "-" + seed;
    }

    /** Which set decides a height, counted from 0. */
    int epoch(long height) {
        return churn == 0 ? 0 : (int) ((height - 1) / churn);
    }
}

package org.cttdc.simulation.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.cttdc.node.app.Rejection;
import org.cttdc.simulation.review.Market;
import org.cttdc.simulation.review.Outcome;
import org.cttdc.simulation.review.Setup;
import org.cttdc.simulation.review.Strategy;

/** One market, run by many seeds. */
final class Study {
    private static final double FEN = 100;

    private final Setup setup;
    private final List<Outcome> outcomes;

    /** Runs the seeds 1 to {@code seeds}, as many at once as there are processors. */
    Study(Setup setup, int seeds, int cycles) {
        this.setup = setup;
        outcomes = LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> outcome(setup, cycles, seed))
                .toList();
    }

    private static Outcome outcome(Setup setup, int cycles, long seed) {
        try (Market market = new Market(setup, cycles, seed)) {
            return market.run(cycles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Rejection e) {
            throw new IllegalStateException("a simulated chain refuses its own genesis", e);
        }
    }

    Setup setup() {
        return setup;
    }

    /** Yuan that a report of this kind leaves after its costs. */
    Mean net(Strategy strategy) {
        return each(strategy, account -> account.net() / FEN / account.reports());
    }

    /** Yuan that a report of this kind wins, and is due as one that did not win. */
    Mean income(Strategy strategy) {
        return each(strategy, account -> (account.won() + account.shared()) / FEN / account.reports());
    }

    /** Yuan that a report of this kind costs. */
    Mean cost(Strategy strategy) {
        return each(strategy, account -> account.cost() / FEN / account.reports());
    }

    /** Part of the reports of this kind that an audit refuted. */
    Mean refuted(Strategy strategy) {
        return each(strategy, account -> (double) account.refuted() / account.reports());
    }

    /** Experience power of an account of this kind, in parts of what an equal share would be. */
    Mean experience(Strategy strategy) {
        int all =
                setup.reviewers().values().stream().mapToInt(Integer::intValue).sum();
        int own = setup.reviewers().getOrDefault(strategy, 0);
        return each(strategy, account -> account.experience() * all / own);
    }

    /** Distance of what is published on the listing that declares too much from the truth, in σ. */
    Mean error() {
        return Mean.of(outcomes.stream().map(Outcome::error).toList());
    }

    private Mean each(Strategy strategy, ToDoubleFunction<Outcome.Account> figure) {
        return Mean.of(outcomes.stream()
                .map(outcome -> figure.applyAsDouble(outcome.of(strategy)))
                .toList());
    }
}

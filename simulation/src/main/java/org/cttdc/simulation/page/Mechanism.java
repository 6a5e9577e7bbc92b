package org.cttdc.simulation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cttdc.protocol.rules.AdaptiveQuorum.Bias;
import org.cttdc.protocol.rules.AdaptiveVote.Conviction;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.simulation.market.Changed;
import org.cttdc.simulation.power.Juries;
import org.cttdc.simulation.power.Whales;
import org.cttdc.simulation.power.Withholding;
import org.cttdc.simulation.review.Costs;
import org.cttdc.simulation.review.Setup;
import org.cttdc.simulation.review.Strategy;

/** The studies of {@code docs/mechanism.md}: each makes a table in Markdown, some a chart. */
public final class Mechanism {
    private static final long CYCLE = 60;
    private static final long SALES = 40_000_000;
    private static final int DRAWS = 4_000;
    private static final List<Long> OLD_SMOOTHING = List.of(50_000L, 400_000L);
    private static final int SYBIL_ACCOUNTS = 8;
    private static final int DISPUTES = 3_000;
    private static final double FEN = 100;

    private final int seeds;
    private final int cycles;
    private final Consumer<String> progress;

    /** Studies of so many seeds and cycles each. */
    public Mechanism(int seeds, int cycles, Consumer<String> progress) {
        this.seeds = seeds;
        this.cycles = cycles;
        this.progress = progress;
    }

    /** Figures of one study. */
    public record Page(String table, Map<String, String> charts) {
        public Page {
            charts = Map.copyOf(charts);
        }
    }

    private static ChainParams params() {
        return Changed.with(ChainParams.sandbox(), "cycleLength", CYCLE);
    }

    private static Setup honest() {
        return new Setup("honest", Map.of(Strategy.HONEST, 24, Strategy.PRECISE, 6), SALES, 0, params());
    }

    /** The markets of the table of who earns what. */
    private static List<Setup> markets() {
        Setup base = honest();
        return List.of(
                base,
                base.with("6 lazy", Strategy.LAZY, 6),
                base.with("6 copying", Strategy.COPYING, 6),
                base.with("ring of 4", Strategy.COLLUDING, 4),
                base.with("ring of 8", Strategy.COLLUDING, 8),
                base.with("ring of 16", Strategy.COLLUDING, 16),
                sybil(base),
                base.with("merchant with 6 accounts", Strategy.WASHING, 6));
    }

    private static Setup sybil(Setup others) {
        return others.with("Sybil with " + SYBIL_ACCOUNTS + " accounts", Strategy.SYBIL, SYBIL_ACCOUNTS);
    }

    /** Who earns what at the default parameters. */
    public Page earnings() {
        return new Page(earnings(markets()), Map.of());
    }

    /** The first markets alone, for a quick comparison. */
    public Page sample() {
        return new Page(earnings(markets().subList(0, 2)), Map.of());
    }

    private String earnings(List<Setup> setups) {
        StringBuilder out = new StringBuilder("""
                | market | who | accounts | income a report | costs | net | refuted | experience of an account | consensus off by |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (Setup setup : setups) {
            Study study = study(setup);
            for (Strategy who : present(setup)) {
                put(
                        out,
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %d | %,.0f ± %,.0f | %,.0f | %,.0f | %.0f %% | %.2f | %.2f σ |",
                                setup.name(),
                                who.label(),
                                setup.reviewers().getOrDefault(who, 0),
                                study.income(who).value(),
                                study.income(who).error(),
                                study.cost(who).value(),
                                study.net(who).value(),
                                100 * study.refuted(who).value(),
                                study.experience(who).value(),
                                study.error().value()));
            }
        }
        return out.toString();
    }

    /** What the smallest half-width that counts changes. */
    public Page smoothing() {
        List<Long> steps = Stream.concat(OLD_SMOOTHING.stream(), Stream.of(params().minSmoothing()))
                .toList();
        StringBuilder out = new StringBuilder("| market | who |");
        steps.forEach(step -> out.append(String.format(Locale.ROOT, " net at %d %% |", step / 10_000)));
        put(out, "\n|---|---|" + "---|".repeat(steps.size()));
        for (Setup setup : List.of(
                markets().get(0), markets().get(1), markets().get(2), markets().get(6))) {
            List<Study> studies = steps.stream()
                    .map(step -> study(setup.withParams(setup.name(), Changed.with(params(), "minSmoothing", step))))
                    .toList();
            for (Strategy who : present(setup)) {
                out.append(String.format(Locale.ROOT, "| %s | %s |", setup.name(), who.label()));
                for (Study study : studies) {
                    Mean net = study.net(who);
                    out.append(String.format(Locale.ROOT, " %,.0f ± %,.0f |", net.value(), net.error()));
                }
                put(out, "");
            }
        }
        return new Page(out.toString(), Map.of());
    }

    /** The same purse for ever more honest reviewers, and a Sybil among them. */
    public Page entry() {
        List<Double> reviewers = new ArrayList<>();
        List<Mean> honest = new ArrayList<>();
        List<Mean> sybil = new ArrayList<>();
        double credential = Costs.assumed().credential() / FEN;
        StringBuilder out = new StringBuilder("""
                | honest reviewers | net a report, home test | net a report, Sybil | credential at which a Sybil has nothing left | consensus off by |
                |---|---|---|---|---|
                """);
        for (int times = 1; times <= 8; times *= 2) {
            int home = 24 * times;
            int precise = 6 * times;
            Setup others = new Setup(
                    home + precise + " honest reviewers",
                    Map.of(Strategy.HONEST, home, Strategy.PRECISE, precise),
                    SALES,
                    0,
                    params());
            Study study = study(sybil(others));
            reviewers.add((double) home + precise);
            honest.add(study.net(Strategy.HONEST));
            sybil.add(study.net(Strategy.SYBIL));
            double most = credential + sybil.getLast().value() * SYBIL_ACCOUNTS / (SYBIL_ACCOUNTS - 1);
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "| %d | %,.0f ± %,.0f | %,.0f ± %,.0f | %,.0f | %.2f σ |",
                            home + precise,
                            honest.getLast().value(),
                            honest.getLast().error(),
                            sybil.getLast().value(),
                            sybil.getLast().error(),
                            Math.max(0, most),
                            study.error().value()));
        }
        Chart chart = new Chart(
                "A Sybil with eight accounts among ever more honest reviewers",
                "honest reviewers who share one purse of 30,000 yuan",
                "yuan a report, after costs",
                List.of(
                        new Chart.Line(Strategy.SYBIL.label(), reviewers, sybil),
                        new Chart.Line(Strategy.HONEST.label(), reviewers, honest)));
        return new Page(out.toString(), Map.of("entry.svg", chart.svg()));
    }

    /** A ring that grows. */
    public Page rings() {
        List<Double> sizes = new ArrayList<>();
        List<Mean> ring = new ArrayList<>();
        List<Mean> others = new ArrayList<>();
        StringBuilder out = new StringBuilder("""
                | accounts in the ring | net a report, ring | net a report, honest | consensus off by |
                |---|---|---|---|
                """);
        for (int size = 2; size <= 14; size += 4) {
            Study study = study(honest().with("ring of " + size, Strategy.COLLUDING, size));
            sizes.add((double) size);
            ring.add(study.net(Strategy.COLLUDING));
            others.add(study.net(Strategy.HONEST));
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "| %d | %,.0f ± %,.0f | %,.0f ± %,.0f | %.2f σ |",
                            size,
                            ring.getLast().value(),
                            ring.getLast().error(),
                            others.getLast().value(),
                            others.getLast().error(),
                            study.error().value()));
        }
        Chart chart = new Chart(
                "A ring on the listing that declares too much",
                "accounts in the ring, beside 30 others",
                "yuan a report, after costs",
                List.of(
                        new Chart.Line(Strategy.COLLUDING.label(), sizes, ring),
                        new Chart.Line(Strategy.HONEST.label(), sizes, others)));
        return new Page(out.toString(), Map.of("rings.svg", chart.svg()));
    }

    /** A merchant who buys of himself. */
    public Page washing() {
        List<Double> turnover = new ArrayList<>();
        List<Mean> net = new ArrayList<>();
        StringBuilder out = new StringBuilder("""
                | made-up turnover a cycle | accounts' income a cycle | fees and costs a cycle | net a cycle |
                |---|---|---|---|
                """);
        for (long washed : LongStream.of(0, 10_000_000, 20_000_000, 40_000_000).toArray()) {
            Setup setup = honest().with("washing", Strategy.WASHING, 6).withWashed("washing", washed);
            Study study = study(setup);
            turnover.add(washed / FEN / 1_000);
            net.add(times(study.net(Strategy.WASHING), 6));
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "| %,.0f | %,.0f | %,.0f | %,.0f ± %,.0f |",
                            washed / FEN,
                            6 * study.income(Strategy.WASHING).value(),
                            6 * study.cost(Strategy.WASHING).value(),
                            net.getLast().value(),
                            net.getLast().error()));
        }
        Chart chart = new Chart(
                "A merchant with six accounts who buys of himself",
                "made-up turnover a cycle, thousand yuan",
                "yuan a cycle, after fees",
                List.of(new Chart.Line("merchant", turnover, net)));
        return new Page(out.toString(), Map.of("washing.svg", chart.svg()));
    }

    /** Bribes to jurors. */
    public static Page bribes() {
        Juries juries = new Juries(10_000_000, 500_000, 1_000_000);
        StringBuilder out = new StringBuilder("""
                | jurors who take bribes | false, first jury | false, last jury | honest juror, a seat | bribed, without bribe | least bribe a seat |
                |---|---|---|---|---|---|
                """);
        for (int percent = 0; percent <= 60; percent += 10) {
            Juries.Result result = juries.play(percent / 100.0, DISPUTES, 1);
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "| %d %% | %.1f %% | %.1f %% | %.2f | %s | %s |",
                            percent,
                            100 * result.falseFirst(),
                            100 * result.falseLast(),
                            result.honest(),
                            percent == 0 ? "-" : String.format(Locale.ROOT, "%.2f", result.bribed()),
                            percent == 0 ? "-" : String.format(Locale.ROOT, "%.2f", Math.max(0, result.bribe()))));
        }
        return new Page(out.toString(), Map.of());
    }

    /** Stake in elections and votes. */
    public static Page whales() {
        StringBuilder out = new StringBuilder("""
                | part of all stake | seats of 20 |
                |---|---|
                """);
        for (long percent = 10; percent <= 90; percent += 20) {
            put(out, String.format(Locale.ROOT, "| %d %% | %d |", percent, Whales.seats(percent * 10_000, 1_000_000)));
        }
        out.append("""

                | turnout of the others, all against | needed of the stake, conviction 6 | needed of the experience |
                |---|---|---|
                """);
        for (long turnout : LongStream.of(100, 300, 600).toArray()) {
            put(
                    out,
                    String.format(
                            Locale.ROOT,
                            "| %d %% | %.1f %% | %.1f %% |",
                            turnout / 10,
                            Whales.toPass(Bias.POSITIVE, turnout, Conviction.SIX) / 10.0,
                            Whales.toPass(Bias.POSITIVE, turnout, Conviction.ONE) / 10.0));
        }
        return new Page(out.toString(), Map.of());
    }

    /** Layers of the beacon kept back. */
    public static Page withholding() {
        StringBuilder out = new StringBuilder("""
                | own jurors of all | most of 3 seats | with the last block | with the last two | most of 15 seats | with the last block | with the last two |
                |---|---|---|---|---|---|---|
                """);
        for (int own = 10; own <= 40; own += 10) {
            out.append(String.format(Locale.ROOT, "| %d %%", own));
            for (int round : List.of(0, 2)) {
                for (int blocks = 0; blocks <= 2; blocks++) {
                    double part = Withholding.majorities(own, round, blocks, DRAWS);
                    out.append(String.format(Locale.ROOT, " | %.1f %%", 100 * part));
                }
            }
            put(out, " |");
        }
        return new Page(out.toString(), Map.of());
    }

    private Study study(Setup setup) {
        progress.accept(setup.name());
        return new Study(setup, seeds, cycles);
    }

    private static Mean times(Mean mean, double factor) {
        return new Mean(factor * mean.value(), factor * mean.error());
    }

    private static List<Strategy> present(Setup setup) {
        return setup.reviewers().keySet().stream().sorted().toList();
    }

    private static void put(StringBuilder out, String line) {
        out.append(line).append('\n');
    }
}

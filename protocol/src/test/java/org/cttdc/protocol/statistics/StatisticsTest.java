package org.cttdc.protocol.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.cttdc.protocol.expression.Correlations;
import org.cttdc.protocol.expression.Evaluation;
import org.cttdc.protocol.expression.Expression;
import org.cttdc.protocol.expression.ExpressionException;
import org.cttdc.protocol.expression.Quantity;
import org.cttdc.protocol.units.Unit;
import org.junit.jupiter.api.Test;

/** Check values of the quality page, section 3, and of the reference page. */
class StatisticsTest {
    private static final double[] FLUX = {798, 812, 785, 801, 771};
    private static final double[] FLUX_U = {16, 20, 12, 24, 10};
    private static final double[] CREOSOTE = {24.140, 20.155, 19.500, 20.300, 20.705, 17.570, 20.100, 20.940, 21.185};

    /** GUM, example H.1: gauge block. */
    @Test
    void gaugeBlock() throws ExpressionException {
        Map<String, Quantity> inputs = Map.of(
                "ls", new Quantity(50_000_623, 25, 18),
                "d", new Quantity(215, 9.7, 25.6),
                "da", new Quantity(0, .58e-6, 50),
                "th", new Quantity(-.1, .41),
                "al", new Quantity(11.5e-6, 1.2e-6),
                "dth", new Quantity(0, .029, 2));
        Map<String, Unit> symbols =
                Map.of("ls", Unit.ONE, "d", Unit.ONE, "da", Unit.ONE, "th", Unit.ONE, "al", Unit.ONE, "dth", Unit.ONE);
        Quantity result = Expression.parse("ls + d - ls*(da*th + al*dth)", symbols)
                .evaluate(inputs)
                .result();
        assertThat(result.value()).isCloseTo(50_000_838, within(.5));
        assertThat(result.u()).isCloseTo(31.7106, within(.0001));
        assertThat(result.dof()).isCloseTo(16.66, within(.01));
        double expanded = Distributions.coverageFactor(.99, result.dof()) * result.u();
        assertThat(expanded).isCloseTo(93, within(.5));
    }

    /** GUM, example H.2: resistance, reactance and impedance from the same readings, so their results depend on each other. */
    @Test
    void simultaneousResistanceAndReactance() throws ExpressionException {
        double[] volts = {5.007, 4.994, 5.005, 4.990, 4.999};
        double[] milliamperes = {19.663, 19.639, 19.640, 19.685, 19.678};
        double[] phase = {1.0456, 1.0438, 1.0468, 1.0428, 1.0433};
        double[][] readings = {milliamperes, phase, volts};
        Gum.Correlation r = (i, j) -> Sample.correlation(readings[i], readings[j]);

        // cos and sin of the phase and their slopes by hand: expressions have no angles.
        double v = Sample.mean(volts);
        double i = Sample.mean(milliamperes) / 1000;
        double angle = Sample.mean(phase);
        double uv = Sample.uncertaintyOfMean(volts);
        double ui = Sample.uncertaintyOfMean(milliamperes) / 1000;
        double ua = Sample.uncertaintyOfMean(phase);
        double z = v / i;
        double[] ofR = {-z / i * Math.cos(angle) * ui, -z * Math.sin(angle) * ua, Math.cos(angle) / i * uv};
        double[] ofX = {-z / i * Math.sin(angle) * ui, z * Math.cos(angle) * ua, Math.sin(angle) / i * uv};
        double[] ofZ = {-z / i * ui, 0, uv / i};

        assertThat(z * Math.cos(angle)).isCloseTo(127.732, within(.001));
        assertThat(z * Math.sin(angle)).isCloseTo(219.847, within(.001));
        assertThat(z).isCloseTo(254.260, within(.001));
        assertThat(Gum.combined(ofR, r)).isCloseTo(.071, within(.0005));
        assertThat(Gum.combined(ofX, r)).isCloseTo(.2956, within(.0001));
        assertThat(Gum.combined(ofZ, r)).isCloseTo(.236, within(.0005));
        assertThat(Gum.correlation(ofR, ofX, r)).isCloseTo(-.588, within(.0005));
        assertThat(Gum.correlation(ofR, ofZ, r)).isCloseTo(-.485, within(.0005));
        assertThat(Gum.correlation(ofX, ofZ, r)).isCloseTo(.993, within(.0005));

        Evaluation impedance = Expression.parse("1000*v/i", Map.of("v", Unit.ONE, "i", Unit.ONE))
                .evaluate(
                        Map.of(
                                "v", new Quantity(v, uv),
                                "i", new Quantity(i * 1000, ui * 1000)),
                        Unit.ONE,
                        Correlations.none().with("v", "i", r.between(0, 2)));
        assertThat(impedance.result().u()).isCloseTo(Gum.combined(ofZ, r), within(1e-9));
    }

    /** JCGM 106: breakdown voltage and resistor. */
    @Test
    void conformityProbability() {
        assertThat(Conformity.probability(new Estimate(509.7, 8.6), Conformity.Limits.atLeast(490)))
                .isCloseTo(.98901, within(5e-6));
        assertThat(Conformity.probability(new Estimate(-5.47, .05), Conformity.Limits.atMost(-5.40)))
                .isCloseTo(.91924, within(5e-6));
        assertThat(Conformity.probability(new Estimate(5, 0), new Conformity.Limits(5, 6)))
                .isEqualTo(1);
        assertThat(Conformity.probability(new Estimate(7, 0), new Conformity.Limits(5, 6)))
                .isZero();
        assertThat(Conformity.probability(new Estimate(0, 1), 4, Conformity.Limits.atMost(2.776445105)))
                .isCloseTo(.975, within(1e-9));
    }

    /** Far out in either tail a probability must not drown in the rounding of 1. */
    @Test
    void tailsKeepTheirDigits() {
        double low = Conformity.probability(new Estimate(0, 1), Conformity.Limits.atLeast(10));
        double high = Conformity.probability(new Estimate(0, 1), Conformity.Limits.atMost(-10));
        assertThat(low).isCloseTo(7.619853e-24, within(1e-30)).isEqualTo(high);
    }

    @Test
    void aMeasurementNarrowsThePrior() {
        Estimate posterior = Conformity.posterior(new Estimate(10, 2), new Estimate(13, 1));
        assertThat(posterior.value()).isCloseTo(12.4, within(1e-12));
        assertThat(posterior.u()).isCloseTo(Math.sqrt(.8), within(1e-12));
        Estimate uninformed = new Estimate(0, Double.POSITIVE_INFINITY);
        assertThat(Conformity.posterior(uninformed, new Estimate(13, 1))).isEqualTo(new Estimate(13, 1));
    }

    /** Quality page: creosote, the fourth round and where it ends. */
    @Test
    void algorithmA() {
        RobustMean round = RobustMean.start(0, CREOSOTE);
        for (int i = 0; i < 4; i++) {
            round = round.next(CREOSOTE);
        }
        assertThat(round.mean()).isCloseTo(20.412, within(.0005));
        assertThat(round.sd()).isCloseTo(1.039, within(.0005));
        RobustMean end = RobustMean.of(0, CREOSOTE);
        assertThat(end.mean()).isCloseTo(20.41214, within(5e-6));
        assertThat(end.sd()).isCloseTo(1.06984, within(5e-6));
    }

    /** More than half of the values are equal, so the MAD is 0; clipping must not pretend that all are. */
    @Test
    void algorithmAWithoutSpreadStartsFromTheTarget() {
        RobustMean robust = RobustMean.of(.4, 5, 5, 5, 5, 9);
        assertThat(RobustMean.start(.4, 5, 5, 5, 5, 9).sd()).isEqualTo(.1);
        assertThat(robust.mean()).isBetween(5.0, 5.1);
        assertThat(RobustMean.of(0, 5, 5, 5, 5, 9).mean()).isEqualTo(5);
        assertThat(RobustMean.of(1, 7).mean()).isEqualTo(7);
    }

    /** Reference page: copper in wholemeal flour (data set chem of MASS). */
    @Test
    void medians() {
        double[] chem = {
            2.9, 3.1, 3.4, 3.4, 3.7, 3.7, 2.8, 2.5, 2.4, 2.4, 2.7, 2.2, 5.28, 3.37, 3.03, 3.03, 28.95, 3.77, 3.4, 2.2,
            3.5, 3.6, 3.7, 3.7
        };
        assertThat(Sample.median(chem)).isCloseTo(3.385, within(1e-12));
        assertThat(Sample.medianDeviation(chem)).isCloseTo(.355, within(1e-12));
    }

    /** CCQM-K25, PCB 28. */
    @Test
    void keyComparison() {
        double[] x = {34.3, 32.9, 34.53, 32.42, 31.9, 35.8};
        double[] u = {1.03, .69, .83, .29, .40, .38};
        Fusion fixed = Fusion.inverseVariance(x, u);
        assertThat(fixed.mean()).isCloseTo(33.2996, within(5e-5));
        assertThat(fixed.u()).isCloseTo(.1839, within(5e-5));
        assertThat(fixed.q()).isCloseTo(68.215398027845, precise(68));
        assertThat(fixed.birge()).isCloseTo(Math.sqrt(68.215398027845 / 5), precise(4));
        Fusion random = Fusion.derSimonianLaird(x, u);
        assertThat(random.tau2()).isCloseTo(2.928942674384, precise(3));
        assertThat(random.mean()).isCloseTo(33.600432624156, precise(34));
        assertThat(random.u()).isCloseTo(.744997909663, precise(1));
        Fusion paule = Fusion.mandelPaule(x, u);
        assertThat(paule.tau2()).isCloseTo(1.97454, within(5e-6));
        assertThat(paule.mean()).isCloseTo(33.5853, within(5e-5));
        assertThat(paule.u()).isCloseTo(.62756, within(5e-6));
        assertThat(paule.q()).isCloseTo(5, precise(5));
    }

    /** The quality page's lamp: five reports on its flux. */
    @Test
    void twinOfTheLamp() {
        Fusion fixed = Fusion.inverseVariance(FLUX, FLUX_U);
        assertThat(fixed.mean()).isCloseTo(785.2415, within(5e-5));
        assertThat(fixed.u()).isCloseTo(6.3136, within(5e-5));
        assertThat(fixed.q()).isCloseTo(4.8856, within(5e-5));
        Fusion random = Fusion.derSimonianLaird(FLUX, FLUX_U);
        assertThat(random.tau2()).isCloseTo(48.6593, within(5e-5));
        assertThat(random.mean()).isCloseTo(786.8019, within(5e-5));
        assertThat(random.u()).isCloseTo(7.2492, within(5e-5));
        Fusion paule = Fusion.mandelPaule(FLUX, FLUX_U);
        assertThat(paule.tau2()).isCloseTo(39.6716, within(5e-5));
        assertThat(paule.mean()).isCloseTo(786.5655, within(5e-5));
        double[] zeta = {.627, 1.410, -.251, .543, -1.836};
        for (int i = 0; i < zeta.length; i++) {
            assertThat(Fusion.leaveOneOutZeta(FLUX, FLUX_U, i)).isCloseTo(zeta[i], within(.0005));
        }
    }

    @Test
    void conformityOfTheLamp() {
        Fusion random = Fusion.derSimonianLaird(FLUX, FLUX_U);
        Conformity.Limits limits = Conformity.Limits.atLeast(785);
        assertThat(Conformity.probability(new Estimate(random.mean(), random.u()), limits))
                .isCloseTo(.59815, within(5e-6));
        assertThat(Conformity.probability(new Estimate(random.mean(), random.unitU()), limits))
                .isCloseTo(.57107, within(5e-6));
        Conformity.Limits guarded = limits.guarded(Conformity.ONE_SIDED_95 * random.u());
        assertThat(guarded.lower()).isCloseTo(796.925, within(.0005));
        assertThat(guarded.contains(random.mean())).isFalse();
    }

    /** Below ten values the interval follows the scatter that was seen: t(0.975, 4) = 2.776. */
    @Test
    void fewValuesGetStudentsInterval() {
        Fusion random = Fusion.derSimonianLaird(FLUX, FLUX_U);
        assertThat(random.halfWidth(.95)).isCloseTo(2.776445105 * random.hksj(), within(1e-6));
        double[] many = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        Fusion enough = Fusion.derSimonianLaird(many, ones);
        assertThat(enough.halfWidth(.95)).isCloseTo(1.959963985 * enough.u(), within(1e-6));
    }

    @Test
    void sourcesThatAgreeHaveNothingBetweenThem() {
        double[] x = {10, 10.1, 9.9};
        double[] u = {1, 1, 1};
        assertThat(Fusion.derSimonianLaird(x, u)).isEqualTo(Fusion.inverseVariance(x, u));
        assertThat(Fusion.mandelPaule(x, u)).isEqualTo(Fusion.inverseVariance(x, u));
        assertThat(Fusion.derSimonianLaird(new double[] {10}, new double[] {1}).tau2())
                .isZero();
    }

    /** The quality page's lamp: lumen maintenance over 3000 hours. */
    @Test
    void lifeToSeventyPercent() {
        double[] hours = {0, 500, 1000, 2000, 3000};
        double[] percent = {100, 99.3, 98.5, 97.3, 95.7};
        Decay decay = Decay.fit(hours, percent, new double[] {.3, .3, .3, .3, .3});
        assertThat(decay.lifeTo(.7).value()).isCloseTo(24_722.5, within(.05));
        assertThat(decay.lifeTo(.7).u()).isCloseTo(2189.3, within(.05));
        assertThat(decay.at(3000).value()).isCloseTo(95.7704, within(5e-5));
        // Between the points the fit is known better than any single one of them.
        assertThat(decay.at(1500).u()).isBetween(.1, .3);
    }

    @Test
    void scoresAndVerdicts() {
        assertThat(Scores.z(12, 10, 1)).isEqualTo(2);
        assertThat(Scores.needsZPrime(1, .3)).isFalse();
        assertThat(Scores.needsZPrime(1, .31)).isTrue();
        assertThat(Scores.zPrime(15, 10, 3, 4)).isEqualTo(1);
        assertThat(Scores.zeta(5, 3, 10, 4)).isEqualTo(-1);
        assertThat(Scores.verdict(-2)).isEqualTo(Scores.Verdict.SATISFACTORY);
        assertThat(Scores.verdict(2.5)).isEqualTo(Scores.Verdict.QUESTIONABLE);
        assertThat(Scores.verdict(-3)).isEqualTo(Scores.Verdict.UNSATISFACTORY);
        assertThat(Scores.enVerdict(-1)).isEqualTo(Scores.Verdict.SATISFACTORY);
        assertThat(Scores.enVerdict(1.01)).isEqualTo(Scores.Verdict.UNSATISFACTORY);
    }

    @Test
    void driftSignals() {
        ControlChart chart = new ControlChart(50, .3, 2);
        assertThat(chart.signals(52.5)).isFalse();
        assertThat(chart.signals(47.4)).isTrue();
        assertThat(chart.averages(List.of())).isEmpty();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(Sample::mean);
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.standardDeviation(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fusion.inverseVariance(new double[0], new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fusion.inverseVariance(new double[] {1}, new double[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Conformity.Limits(2, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Conformity.Limits.atLeast(1).guarded(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decay.fit(new double[] {1, 1}, new double[] {2, 2}, new double[] {1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new ControlChart(0, 0, 1));
    }

    private static Offset<Double> precise(double size) {
        return within(size * 1e-12);
    }
}

package org.cttdc.simulation.review;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.CharacteristicKind;
import org.cttdc.protocol.documents.Decimal;
import org.cttdc.protocol.documents.DeclaredTolerance;
import org.cttdc.protocol.documents.Scoring;
import org.cttdc.protocol.documents.ToleranceMode;
import org.cttdc.simulation.market.Product;
import org.cttdc.simulation.market.Product.Reading;
import org.jspecify.annotations.Nullable;

/** What a listing's units are really like, and what tests of them find. Distances are in the method's reproducibility σ. */
final class Truth {
    /** How far units of a lot differ from each other. */
    private static final double UNITS = 0.3;

    /** A home test: what the instrument is off by every time, and by chance. */
    private static final double HOME_BIAS = 0.6;

    private static final double HOME_NOISE = 0.3;
    private static final double HOME_U = 0.75;
    private static final double CALIBRATED_BIAS = 0.2;
    private static final double CALIBRATED_NOISE = 0.15;
    private static final double CALIBRATED_U = 0.4;

    private static final double LABORATORY_NOISE = 0.1;
    private static final double LABORATORY_U = 0.15;

    /** Half-widths of 95 % intervals are two standard uncertainties. */
    private static final double COVERAGE = 2;

    private static final double DEFAULT_TOLERANCE = 3;
    private static final double PPM = 1e6;
    private static final double BILLION = 1e9;

    /** How often a tester names another level or code than there is. */
    private static final double MISTAKE = 0.03;

    /** How often a level or code is not as declared. */
    private static final double WRONG_LEVEL = 0.1;

    private final List<Characteristic> characteristics;
    private final SortedMap<String, Double> real = new TreeMap<>();

    /**
     * A listing whose measured values lie off the declared ones by {@code deviation}·σ at random and by {@code shift}·σ on the side that
     * the buyer does not like.
     */
    Truth(List<Characteristic> characteristics, double deviation, double shift, Random random) {
        this.characteristics = characteristics;
        for (Characteristic c : characteristics) {
            double declared = Product.declared(c);
            if (isMeasured(c)) {
                real.put(c.id(), declared + sigma(c) * (deviation * random.nextGaussian() + shift));
            } else {
                boolean wrong = random.nextDouble() < WRONG_LEVEL;
                real.put(c.id(), wrong ? other(c, declared) : declared);
            }
        }
    }

    static boolean isMeasured(Characteristic c) {
        return c.kind() == CharacteristicKind.MEASURED;
    }

    static double sigma(Characteristic c) {
        Scoring scoring = c.scoring();
        return scoring == null ? 0 : scoring.sigmaPt().scaled(c.scale());
    }

    /** The smallest standard uncertainty that counts, at that part of the tolerance for the smallest half-width; 0 of levels and codes. */
    static long leastU(Characteristic c, long minSmoothing) {
        Scoring scoring = c.scoring();
        if (!isMeasured(c) || scoring == null) {
            return 0;
        }
        double smallest = tolerance(c) * (double) minSmoothing / PPM / COVERAGE;
        return Math.max(1, Math.round(Math.max((double) scoring.uMin().scaled(c.scale()), smallest)));
    }

    /** The wider side of what the model tolerates at a verifier's, or three times the reproducibility. */
    private static double tolerance(Characteristic c) {
        DeclaredTolerance stated = c.declaredTolerance();
        double wider = stated == null ? 0 : Math.max(side(c, stated, stated.lower()), side(c, stated, stated.upper()));
        return wider > 0 ? wider : DEFAULT_TOLERANCE * sigma(c);
    }

    private static double side(Characteristic c, DeclaredTolerance stated, @Nullable Decimal distance) {
        if (distance == null) {
            return 0;
        }
        return stated.mode() == ToleranceMode.ABSOLUTE
                ? (double) distance.scaled(c.scale())
                : Product.declared(c) * ((double) distance.scaled(Decimal.MAX_SCALE) / BILLION);
    }

    private static double other(Characteristic c, double code) {
        int codes = c.kind() == CharacteristicKind.BOOLEAN ? 2 : c.levels().size();
        return codes < 2 ? code : code == 0 ? 1 : code - 1;
    }

    /** The units' mean, by characteristic. */
    Map<String, Double> real() {
        return real;
    }

    /** What an instrument is off by, the same in all its readings; in σ. */
    static SortedMap<String, Double> bias(List<Characteristic> characteristics, Strategy strategy, Random random) {
        double spread = strategy == Strategy.PRECISE ? CALIBRATED_BIAS : HOME_BIAS;
        SortedMap<String, Double> bias = new TreeMap<>();
        characteristics.forEach(c -> bias.put(c.id(), spread * random.nextGaussian()));
        return bias;
    }

    /** One unit of the lot. */
    SortedMap<String, Double> unit(Random random) {
        SortedMap<String, Double> unit = new TreeMap<>(real);
        for (Characteristic c : characteristics) {
            if (isMeasured(c)) {
                unit.merge(c.id(), UNITS * sigma(c) * random.nextGaussian(), Double::sum);
            }
        }
        return unit;
    }

    /** What a laboratory finds of a unit. */
    SortedMap<String, Reading> audit(SortedMap<String, Double> unit, Random random) {
        return test(unit, new TreeMap<>(), LABORATORY_NOISE, LABORATORY_U, 0, random);
    }

    /** What a reviewer finds of a unit. */
    SortedMap<String, Reading> test(
            SortedMap<String, Double> unit, Strategy strategy, SortedMap<String, Double> bias, Random random) {
        return strategy == Strategy.PRECISE
                ? test(unit, bias, CALIBRATED_NOISE, CALIBRATED_U, MISTAKE, random)
                : test(unit, bias, HOME_NOISE, HOME_U, MISTAKE, random);
    }

    private SortedMap<String, Reading> test(
            SortedMap<String, Double> unit,
            SortedMap<String, Double> bias,
            double noise,
            double u,
            double mistake,
            Random random) {
        SortedMap<String, Reading> readings = new TreeMap<>();
        for (Characteristic c : characteristics) {
            double value = unit.getOrDefault(c.id(), 0.0);
            if (isMeasured(c)) {
                double off = bias.getOrDefault(c.id(), 0.0) + noise * random.nextGaussian();
                long stated = Math.round(sigma(c) * u);
                readings.put(c.id(), new Reading(Math.round(value + sigma(c) * off), Math.max(1, stated)));
            } else {
                double found = random.nextDouble() < mistake ? other(c, value) : value;
                readings.put(c.id(), new Reading(Math.round(found), 0));
            }
        }
        return readings;
    }
}

package org.cttdc.app.sandbox;

/** How a persona tests: most are careful, some sloppy, one copies the declaration; laboratories measure. */
enum Habit {
    CAREFUL(0.35, 0.0, 0.5),
    SLOPPY(1.3, 0.9, 1.2),
    COPIER(0.0, 0.0, 0.3),
    MEASURING(0.1, 0.0, 0.3);

    private final double noise;
    private final double bias;
    private final double uncertainty;

    Habit(double noise, double bias, double uncertainty) {
        this.noise = noise;
        this.bias = bias;
        this.uncertainty = uncertainty;
    }

    /** Scatter of readings, in units of the method's reproducibility. */
    double noise() {
        return noise;
    }

    /** Constant error, in units of the method's reproducibility. */
    double bias() {
        return bias;
    }

    /** Stated standard uncertainty, in units of the method's reproducibility. */
    double uncertainty() {
        return uncertainty;
    }

    /** Reviewers 1 to 15 are careful, 16 to 19 sloppy, 20 copies. */
    static Habit of(Persona reviewer) {
        if (reviewer.number() == 20) {
            return COPIER;
        }
        return reviewer.number() >= 16 ? SLOPPY : CAREFUL;
    }
}

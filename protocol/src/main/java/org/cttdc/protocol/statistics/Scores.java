package org.cttdc.protocol.statistics;

/** Scores of a result against an assigned value (ISO 13528, clause 9). */
public final class Scores {
    private static final double NEGLIGIBLE_PART = 0.3;
    private static final double WARNING = 2;
    private static final double ACTION = 3;

    private Scores() {}

    /** What a score says. */
    public enum Verdict {
        SATISFACTORY,
        /** |z| or |ζ| is more than 2 and less than 3. */
        QUESTIONABLE,
        UNSATISFACTORY
    }

    /** z = (x - x_pt)/σ_pt. */
    public static double z(double x, double assigned, double sigmaPt) {
        return (x - assigned) / sigmaPt;
    }

    /** z' = (x - x_pt)/√(σ_pt² + u²(x_pt)), for assigned values that are not well known. */
    public static double zPrime(double x, double assigned, double sigmaPt, double assignedU) {
        return (x - assigned) / Math.hypot(sigmaPt, assignedU);
    }

    /** Whether u(x_pt) > 0.3σ_pt, so that z' is due instead of z. */
    public static boolean needsZPrime(double sigmaPt, double assignedU) {
        return assignedU > NEGLIGIBLE_PART * sigmaPt;
    }

    /** ζ = (x - x_pt)/√(u² + u²(x_pt)), with standard uncertainties. */
    public static double zeta(double x, double u, double assigned, double assignedU) {
        return (x - assigned) / Math.hypot(u, assignedU);
    }

    /** E_n = (x - x_ref)/√(U² + U_ref²), with expanded uncertainties. */
    public static double en(double x, double expandedU, double reference, double referenceU) {
        return (x - reference) / Math.hypot(expandedU, referenceU);
    }

    /** The verdict on z, z' or ζ: limits 2 and 3. */
    public static Verdict verdict(double score) {
        double size = Math.abs(score);
        if (size <= WARNING) {
            return Verdict.SATISFACTORY;
        }
        return size < ACTION ? Verdict.QUESTIONABLE : Verdict.UNSATISFACTORY;
    }

    /** The verdict on E_n: limit 1. */
    public static Verdict enVerdict(double en) {
        return Math.abs(en) <= 1 ? Verdict.SATISFACTORY : Verdict.UNSATISFACTORY;
    }
}

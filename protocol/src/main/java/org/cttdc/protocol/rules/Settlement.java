package org.cttdc.protocol.rules;

import java.math.BigInteger;

/** How a competition's experience fees and the community's part of sales are split (protocol page, section 9). Amounts in fen. */
public final class Settlement {
    private static final long VALIDATOR_PPM = 400_000;
    private static final long AUDIT_PPM = 200_000;
    private static final long REVIEWER_PPM = 200_000;
    private static final long RECOMMENDER_PPM = 100_000;
    private static final long VALIDITY_PRIOR = 20;
    private static final long DEFECT_WEIGHT = 20;

    private Settlement() {}

    /**
     * The fee pool P split three ways; the parts sum to P.
     *
     * @param experts X = ⌊P·expertPpm⌋
     * @param winners W = ⌊P·winnerPpm⌋
     * @param platforms Q, what remains
     */
    public record Fees(long experts, long winners, long platforms) {}

    /** Splits the fee pool; the platforms are paid last and get what rounding leaves. */
    public static Fees fees(long pool, long expertPpm, long winnerPpm) {
        if (Math.addExact(expertPpm, winnerPpm) > Ppm.ONE) {
            throw new IllegalArgumentException("experts and winners would get more than there is");
        }
        long experts = Ppm.of(pool, expertPpm);
        long winners = Ppm.of(pool, winnerPpm);
        return new Fees(experts, winners, pool - experts - winners);
    }

    /**
     * The community's part of one competition's sales.
     *
     * @param amount F
     * @param carry millionths of a fen to hand to the cycle's next competition
     */
    public record Community(long amount, long carry) {}

    /**
     * The community's part of sales. Start a cycle with carry 0 and hand each carry on, in competition order: then ΣF is exactly the
     * cycle's ⌊Σgross·communityPpm/10^6⌋.
     */
    public static Community community(long gross, long communityPpm, long carry) {
        Ppm.requireNonNegative(gross);
        Ppm.requireNonNegative(communityPpm);
        if (carry < 0 || carry >= Ppm.ONE) {
            throw new IllegalArgumentException("a carry is 0 to 999999, not " + carry);
        }
        BigInteger[] parts = BigInteger.valueOf(gross)
                .multiply(BigInteger.valueOf(communityPpm))
                .add(BigInteger.valueOf(carry))
                .divideAndRemainder(BigInteger.valueOf(Ppm.ONE));
        return new Community(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** F split into its five classes; the parts sum to F. */
    public record CommunityParts(long validators, long audit, long reviewers, long recommenders, long treasury) {}

    /** 40 % validators, 20 % audits and jurors, 20 % reviewers, 10 % recommenders; the treasury is last and gets what remains. */
    public static CommunityParts communityParts(long amount) {
        long validators = Ppm.of(amount, VALIDATOR_PPM);
        long audit = Ppm.of(amount, AUDIT_PPM);
        long reviewers = Ppm.of(amount, REVIEWER_PPM);
        long recommenders = Ppm.of(amount, RECOMMENDER_PPM);
        return new CommunityParts(
                validators, audit, reviewers, recommenders, amount - validators - audit - reviewers - recommenders);
    }

    /** v = ⌊10^6·(n+20)/(n+20+20d)⌋: what an expert keeps of their share after n final orders and d defects the model let pass. */
    public static long validity(long finalOrders, long defects) {
        long base = Math.addExact(finalOrders, VALIDITY_PRIOR);
        return Ppm.mulDiv(Ppm.ONE, base, Math.addExact(base, Math.multiplyExact(DEFECT_WEIGHT, defects)));
    }

    /**
     * An expert share after validity.
     *
     * @param paid to the model's author
     * @param audit withheld for the audit fund
     */
    public record ExpertShare(long paid, long audit) {}

    /** Multiplies an expert share by a {@link #validity}. */
    public static ExpertShare expertShare(long experts, long validity) {
        long paid = Ppm.of(experts, validity);
        return new ExpertShare(paid, experts - paid);
    }

    /** Q among the platforms that sold, by the fees each brought, in order of their addresses. */
    public static long[] platforms(long amount, long... fees) {
        return LargestRemainder.split(amount, fees);
    }

    /**
     * Whether faking turnover must lose money: w(1+ρ) + x + y < 1, all in ppm of the experience fee. Parameter changes that fail
     * this are refused.
     *
     * @param winnerPpm w
     * @param topUpPpm ρ, most that earlier purses add
     * @param expertPpm x
     * @param promoterPpm y, promoters' part of the fee
     */
    public static boolean resistsWashing(long winnerPpm, long topUpPpm, long expertPpm, long promoterPpm) {
        BigInteger one = BigInteger.valueOf(Ppm.ONE);
        BigInteger winners = BigInteger.valueOf(winnerPpm).multiply(one.add(BigInteger.valueOf(topUpPpm)));
        BigInteger others = BigInteger.valueOf(expertPpm)
                .add(BigInteger.valueOf(promoterPpm))
                .multiply(one);
        return winners.add(others).compareTo(one.multiply(one)) < 0;
    }
}

package org.cttdc.node.app;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.MemberRole;
import org.jspecify.annotations.Nullable;

/**
 * Royalties, membership and the token's reserve, written from docs/protocol.md alone ("Membership and reserve", "Settlement"), in whole numbers
 * of any size and without haste. Accounts and models go by name.
 */
final class SlowCommunity {
    private static final long L = 120;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** A model: who wrote it, what it builds on and what of its author's part goes there. */
    record Model(String author, @Nullable String parent, long royalty, long orders, long defects) {}

    final Map<String, Model> models = new TreeMap<>();
    /** fen and uCTT of accounts. */
    final Map<String, BigInteger> credit = new TreeMap<>();

    final Map<String, BigInteger> ctt = new TreeMap<>();
    /** Last cycle of a membership, by account and role. */
    final Map<String, Long> until = new TreeMap<>();
    /** What a settlement owes, by competition, class and account. */
    final Map<String, BigInteger> due = new TreeMap<>();

    final Map<String, BigInteger> rolled = new TreeMap<>();
    BigInteger reserve = BigInteger.ZERO;
    BigInteger supply = BigInteger.ZERO;
    BigInteger fees = BigInteger.ZERO;
    BigInteger treasuryTokens = BigInteger.ZERO;
    BigInteger treasury = BigInteger.ZERO;
    BigInteger audit = BigInteger.ZERO;
    BigInteger recommenders = BigInteger.ZERO;
    BigInteger pot = BigInteger.ZERO;

    long feeMode;
    long personYear;
    long businessYear;
    long cyclesPerYear;
    boolean reserveOn;
    long tokenPrice;
    long expertPpm;
    long winnerPpm;

    private long sharing = -1;
    private BigInteger shared = BigInteger.ZERO;
    private BigInteger sold = BigInteger.ZERO;

    /** "Cycle c holds heights c·L+1 to (c+1)·L." */
    static long cycle(long height) {
        long cycle = 0;
        while (height > (cycle + 1) * L) {
            cycle++;
        }
        return cycle;
    }

    /** "Fee mode takes members 77, 1..5 years 9, funds 10." */
    @Nullable
    ErrorCode pay(String account, MemberRole role, int years, long height) {
        if (feeMode != 1 && feeMode != 2) {
            return ErrorCode.E_MEMBERSHIP;
        }
        if (years < 1 || years > 5) {
            return ErrorCode.E_AMOUNT;
        }
        boolean business = role == MemberRole.MERCHANT || role == MemberRole.PLATFORM;
        BigInteger price = big(business ? businessYear : personYear).multiply(big(years));
        if (held(credit, account).compareTo(price) < 0) {
            return ErrorCode.E_FUNDS;
        }
        String membership = account + " " + role;
        long before = until.getOrDefault(membership, 0L);
        until.put(membership, Math.max(before, cycle(height) - 1) + years * cyclesPerYear);
        add(credit, account, price.negate());
        pot = pot.add(price);
        return null;
    }

    /** "In fee mode MEMBERSHIP its merchant is a paid MERCHANT 77." */
    @Nullable
    ErrorCode offer(String merchant, long height) {
        long paidUntil = until.getOrDefault(merchant + " " + MemberRole.MERCHANT, 0L);
        boolean paid = paidUntil > 0 && cycle(height) <= paidUntil;
        return feeMode == 2 && !paid ? ErrorCode.E_MEMBERSHIP : null;
    }

    /** "Amount > 0 9, at most the supply 10, pays something 78, funds 10: ⌊t·R·99/(100·S)⌋ fen from the reserve, t burnt." */
    @Nullable
    ErrorCode redeem(String account, long tokens) {
        BigInteger t = big(tokens);
        if (t.signum() <= 0) {
            return ErrorCode.E_AMOUNT;
        }
        if (t.compareTo(supply) > 0) {
            return ErrorCode.E_FUNDS;
        }
        BigInteger paid = t.multiply(reserve).multiply(big(99)).divide(supply.multiply(big(100)));
        if (paid.signum() == 0) {
            return ErrorCode.E_RESERVE;
        }
        if (held(ctt, account).compareTo(t) < 0) {
            return ErrorCode.E_FUNDS;
        }
        add(ctt, account, t.negate());
        add(credit, account, paid);
        supply = supply.subtract(t);
        reserve = reserve.subtract(paid);
        return null;
    }

    /** Settles a competition without reports and without pots to pay into, so that what they would get is the treasury's. */
    void settle(String model, long cycle, long gross, long grossOfCycle, long experienceFees, long communityPart) {
        BigInteger community = big(communityPart).add(members(cycle, gross, grossOfCycle));
        BigInteger entered = BigInteger.ZERO;
        if (reserveOn) {
            entered = community.divide(BigInteger.TWO);
            mint(entered);
        }
        BigInteger split = community.subtract(entered);
        BigInteger forAudits = percent(split, 20);
        BigInteger forRecommenders = percent(split, 10);
        audit = audit.add(forAudits);
        recommenders = recommenders.add(forRecommenders);
        treasury = treasury.add(split).subtract(forAudits).subtract(forRecommenders);
        pool(model, cycle, big(experienceFees));
    }

    /** "A competition takes ⌊m·(g+gross)/G⌋ - ⌊m·g/G⌋, m what the pot held at the first settlement of the cycle." */
    private BigInteger members(long cycle, long gross, long grossOfCycle) {
        if (sharing != cycle) {
            sharing = cycle;
            shared = pot;
            sold = BigInteger.ZERO;
        }
        if (grossOfCycle == 0) {
            return BigInteger.ZERO;
        }
        BigInteger before = shared.multiply(sold).divide(big(grossOfCycle));
        sold = sold.add(big(gross));
        BigInteger part = shared.multiply(sold).divide(big(grossOfCycle)).subtract(before);
        pot = pot.subtract(part);
        return part;
    }

    /** "min(⌊h·S/R⌋, ⌊h·10^6/tokenPrice⌋, 2^63-1-S), without the first while R = 0, is minted and split as F is." */
    private void mint(BigInteger entered) {
        BigInteger minted = entered.multiply(MILLION).divide(big(tokenPrice));
        if (reserve.signum() > 0) {
            minted = minted.min(entered.multiply(supply).divide(reserve));
        }
        minted = minted.min(big(Long.MAX_VALUE).subtract(supply));
        reserve = reserve.add(entered);
        supply = supply.add(minted);
        fees = fees.add(percent(minted, 40));
        treasuryTokens = treasuryTokens.add(minted).subtract(percent(minted, 40));
    }

    /** P: the experts' part along the chain of ancestors, the winners' part rolled over, the rest the platform's. */
    private void pool(String model, long cycle, BigInteger pool) {
        BigInteger experts = pool.multiply(big(expertPpm)).divide(MILLION);
        BigInteger winners = pool.multiply(big(winnerPpm)).divide(MILLION);
        owe(model, cycle, "PLATFORM", "shop", pool.subtract(experts).subtract(winners));
        add(rolled, model, winners);
        Model written = model(model);
        BigInteger trust = big(written.orders + 20);
        BigInteger validity = MILLION.multiply(trust).divide(trust.add(big(20 * written.defects)));
        BigInteger arrived = experts.multiply(validity).divide(MILLION);
        audit = audit.add(experts).subtract(arrived);
        String kind = "EXPERT";
        while (written.parent != null) {
            BigInteger passed = arrived.multiply(big(written.royalty)).divide(MILLION);
            owe(model, cycle, kind, written.author, arrived.subtract(passed));
            arrived = passed;
            kind = "ROYALTY";
            written = model(written.parent);
        }
        owe(model, cycle, kind, written.author, arrived);
    }

    private Model model(String name) {
        Model model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("nobody wrote " + name);
        }
        return model;
    }

    /** How the dues are named. */
    static String key(String model, long cycle, String kind, String account) {
        return String.join(" ", model, Long.toString(cycle), kind, account);
    }

    private void owe(String model, long cycle, String kind, String account, BigInteger amount) {
        add(due, key(model, cycle, kind, account), amount);
    }

    private static void add(Map<String, BigInteger> to, String key, BigInteger amount) {
        to.put(key, held(to, key).add(amount));
    }

    static BigInteger held(Map<String, BigInteger> in, String key) {
        return in.getOrDefault(key, BigInteger.ZERO);
    }

    private static BigInteger percent(BigInteger of, long percent) {
        return of.multiply(big(percent)).divide(big(100));
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    /** ⌈left / places⌉ each, as the places of a ranking are listed. */
    static List<Long> equalParts(long amount, int places) {
        List<Long> parts = new ArrayList<>();
        long left = amount;
        for (int open = places; open > 0; open--) {
            long part = (left + open - 1) / open;
            parts.add(part);
            left -= part;
        }
        return parts;
    }
}

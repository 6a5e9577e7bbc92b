package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** From the seats of an election to the powers of a validator set (protocol page, section 6). */
public final class Election {
    /** Fewer winners keep the old set: below four, one of them could stop the chain alone. */
    public static final int MIN_VALIDATORS = 4;
    /** Most seats. */
    public static final int MAX_VALIDATORS = 100;
    /** Most candidates. */
    public static final int MAX_CANDIDATES = 200;
    /** Most ballots of one class. */
    public static final int MAX_BALLOTS = 4096;
    /** Most candidates on a ballot. */
    public static final int MAX_APPROVALS = 16;
    /** What CometBFT allows all powers together. */
    public static final long MAX_TOTAL_POWER = Long.MAX_VALUE / 8;

    private static final long EQUAL_POWER = 1;
    private static final long CAP_NUM = 1;
    private static final long CAP_DEN = 3;

    private Election() {}

    /** How votes become power. */
    public enum Powers {
        /** One seat, one vote. */
        EQUAL,
        /** The budget behind each seat, capped strictly below a third. */
        BACKED
    }

    /** A validator to be: the candidate's index and its voting power. */
    public record Validator(int candidate, long power) {}

    /**
     * The new set in order of candidates; empty where the old one stays: fewer than four winners, a winner without power, or powers
     * that no cap can make safe or that CometBFT would refuse.
     */
    public static Optional<List<Validator>> validators(List<Phragmen.Seat> seats, Powers powers) {
        if (seats.size() < MIN_VALIDATORS) {
            return Optional.empty();
        }
        List<Phragmen.Seat> ordered = seats.stream()
                .sorted((a, b) -> Integer.compare(a.candidate(), b.candidate()))
                .toList();
        return powers(ordered, powers).map(list -> {
            List<Validator> validators = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                validators.add(new Validator(ordered.get(i).candidate(), list.get(i)));
            }
            return List.copyOf(validators);
        });
    }

    private static Optional<List<Long>> powers(List<Phragmen.Seat> seats, Powers powers) {
        if (powers == Powers.EQUAL) {
            return Optional.of(Collections.nCopies(seats.size(), EQUAL_POWER));
        }
        BigInteger total = seats.stream().map(Phragmen.Seat::backing).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.compareTo(BigInteger.valueOf(MAX_TOTAL_POWER)) > 0) {
            return Optional.empty();
        }
        List<Long> backings =
                seats.stream().map(seat -> seat.backing().longValueExact()).toList();
        return backings.contains(0L) ? Optional.empty() : PowerCap.apply(backings, CAP_NUM, CAP_DEN);
    }
}

package org.cttdc.protocol.rules;

import java.util.Optional;
import java.util.stream.Stream;
import org.cttdc.protocol.codec.WireEnum;

/** Annual membership and the fee mode it belongs to (protocol page, section 10). */
public final class Membership {
    /** Most years paid ahead at once. */
    public static final int MAX_YEARS = 5;

    private Membership() {}

    /** What the community lives on, by vote. */
    public enum Mode implements WireEnum {
        /** Part of every sale. */
        SHARE(0),
        BOTH(1),
        /** Members' fees alone: sales owe the community nothing. */
        MEMBERSHIP(2);

        private final int number;

        Mode(int number) {
            this.number = number;
        }

        /** The mode with that number. */
        public static Optional<Mode> of(long number) {
            return Stream.of(values()).filter(mode -> mode.number == number).findFirst();
        }

        @Override
        public int number() {
            return number;
        }

        /** Whether a merchant must be a member to offer something: where sales owe the community nothing. */
        public boolean asksMerchants() {
            return this == MEMBERSHIP;
        }

        /** The part of sales due in this mode, given the parameter. */
        public long communityPpm(long parameter) {
            return this == MEMBERSHIP ? 0 : parameter;
        }

        /** Whether members pay in this mode. */
        public boolean takesMembers() {
            return this != SHARE;
        }
    }

    /** Price of some years; throws {@link IllegalArgumentException} unless they are 1 to {@link #MAX_YEARS}. */
    public static long price(long perYear, int years) {
        Ppm.requireNonNegative(perYear);
        if (years < 1 || years > MAX_YEARS) {
            throw new IllegalArgumentException("membership is paid for 1 to " + MAX_YEARS + " years, not " + years);
        }
        return Math.multiplyExact(perYear, years);
    }

    /** Last cycle paid for, after paying in a cycle: years follow what was paid before, or begin now where that has lapsed. */
    public static long paidUntil(long cycle, long paidUntil, int years, long cyclesPerYear) {
        long from = Math.max(paidUntil, cycle - 1);
        return Math.addExact(from, Math.multiplyExact(years, cyclesPerYear));
    }

    /** Whether a member's rights hold in a cycle. */
    public static boolean isPaid(long cycle, long paidUntil) {
        return cycle <= paidUntil;
    }
}

package org.cttdc.protocol.state;

import org.cttdc.protocol.rules.Membership;
import org.cttdc.protocol.tx.MemberRole;

/**
 * What an account has paid for: the last cycle of membership in each role, 0 for never.
 *
 * @param reviewer last cycle as a reviewer
 * @param expert as an expert
 * @param merchant as a merchant
 * @param platform as a platform
 */
public record MemberState(long reviewer, long expert, long merchant, long platform) {
    /** Never a member. */
    public static final MemberState NONE = new MemberState(0, 0, 0, 0);

    /** Last cycle paid for in a role. */
    public long until(MemberRole role) {
        return switch (role) {
            case REVIEWER -> reviewer;
            case EXPERT -> expert;
            case MERCHANT -> merchant;
            case PLATFORM -> platform;
        };
    }

    /** With another last cycle in a role. */
    public MemberState with(MemberRole role, long until) {
        return switch (role) {
            case REVIEWER -> new MemberState(until, expert, merchant, platform);
            case EXPERT -> new MemberState(reviewer, until, merchant, platform);
            case MERCHANT -> new MemberState(reviewer, expert, until, platform);
            case PLATFORM -> new MemberState(reviewer, expert, merchant, until);
        };
    }

    /** Whether membership in a role holds in a cycle; cycle 0 is before any could be paid. */
    public boolean holds(MemberRole role, long cycle) {
        return until(role) > 0 && Membership.isPaid(cycle, until(role));
    }
}

package org.cttdc.node.app;

import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.StateKeys;

/** Moves within the community's funds and the pots beside them; nothing here changes what all pools hold together. */
final class CommunityPots {
    private static final CommunityFunds NONE = new CommunityFunds(0, 0, 0);

    private CommunityPots() {}

    /** Takes what is paid to a recommender out of the fund. */
    static void takeRecommenders(StateStore state, long amount) {
        CommunityFunds f = state.getOr(StateKeys.communityFunds(), NONE);
        put(state, f.audit(), f.recommenders() - amount, f.treasury());
    }

    /** Moves what nobody claimed into the treasury: {@code promotion} out of a platform's pot, the rest out of the recommenders' fund. */
    static void toTreasury(StateStore state, long promotion, long recommenders) {
        CommunityFunds f = state.getOr(StateKeys.communityFunds(), NONE);
        long swept = Math.addExact(promotion, recommenders);
        put(state, f.audit(), f.recommenders() - recommenders, Math.addExact(f.treasury(), swept));
    }

    /** Adds to what pays for audits. */
    static void toAudit(StateStore state, long amount) {
        CommunityFunds f = state.getOr(StateKeys.communityFunds(), NONE);
        put(state, Math.addExact(f.audit(), amount), f.recommenders(), f.treasury());
    }

    private static void put(StateStore state, long audit, long recommenders, long treasury) {
        state.put(StateKeys.communityFunds(), new CommunityFunds(audit, recommenders, treasury));
    }
}
